// Modules: their variables as globals, and the function that evaluates a
// module's top level.

import ts from "typescript";
import {
  Environment,
  optional,
  undefinedType,
  type Type,
} from "./types/types.ts";
import { variableWithMissing } from "./arrays/missing-values.ts";
import { inferInteger } from "./expressions/constants.ts";
import { FunctionContext, type GlobalBinding } from "./context.ts";
import { evolvedType } from "./types/evolving.ts";
import { tagsOf } from "../check/tags.ts";
import { unsupported } from "../diagnostics.ts";
import { lowerExpression } from "./expressions/expressions.ts";
import { lowerClass, lowerStatements } from "./statements/statements.ts";
import type { FunctionInstance } from "./instances.ts";
import { convertPresent, initialBits, unsetType } from "./variables/unset.ts";
import type { World } from "./world.ts";

/** What a module names; `export default` of an expression is a variable, `default`. */
export type ModuleVariable =
  ts.VariableDeclaration | ts.BindingElement | ts.ExportAssignment;

/** The global that holds a module-level variable. */
export function globalBinding(
  world: World,
  symbol: ts.Symbol,
  declaration: ModuleVariable,
): GlobalBinding {
  let binding = world.moduleGlobals.get(symbol);
  if (binding === undefined) {
    const type = variableType(world, declaration);
    const exported = exportedName(declaration, symbol.name);
    binding = world.newGlobal(
      exported ?? `${world.moduleName(declaration)}.${symbol.name}`,
      type,
      initialBits(world, symbol, type),
    );
    if (exported !== null)
      world.module.globals.set(exported, {
        ...world.module.globals.get(exported)!,
        exported: true,
      });
    world.moduleGlobals.set(symbol, binding);
    world.requestModule(declaration.getSourceFile());
  }
  return binding;
}

/** The symbol `@export` gives a variable, or null. */
function exportedName(
  declaration: ModuleVariable,
  name: string,
): string | null {
  if (ts.isExportAssignment(declaration)) return null;
  const statement = declaration.parent.parent;
  if (!ts.isVariableStatement(statement)) return null;
  const given = tagsOf(statement).get("export");
  return given === "" ? name : (given ?? null);
}

/** The type of a module-level variable: machine integers are inferred by us. */
export function variableType(world: World, declaration: ModuleVariable): Type {
  if (ts.isExportAssignment(declaration))
    return defaultExportType(world, declaration);
  if (
    ts.isVariableDeclaration(declaration) &&
    declaration.type === undefined &&
    declaration.initializer !== undefined
  ) {
    const inferred = inferInteger(
      world,
      declaration.initializer,
      Environment.empty,
    );
    if (inferred !== null) return inferred;
  }
  const evolved = ts.isVariableDeclaration(declaration)
    ? evolvedType(world, declaration, Environment.empty)
    : null;
  const type =
    evolved ??
    world.types.resolve(
      world.checker.getTypeAtLocation(declaration),
      Environment.empty,
    );
  return unsetType(
    world,
    declaration,
    ts.isIdentifier(declaration.name)
      ? variableWithMissing(world.checker, declaration.name, type)
      : type,
  );
}

function defaultExportType(world: World, node: ts.ExportAssignment): Type {
  const { expression } = node;
  const type =
    inferInteger(world, expression, Environment.empty) ??
    world.types.resolve(
      world.checker.getTypeOfSymbol(defaultExport(world, node)),
      Environment.empty,
    );
  return type.kind === "boolean" ? optional(type) : type;
}

/** The symbol that importers of `export default <expression>` name. */
function defaultExport(world: World, node: ts.ExportAssignment): ts.Symbol {
  const { checker } = world;
  const module = checker.getSymbolAtLocation(node.getSourceFile())!;
  return checker.tryGetMemberInModuleExports("default", module)!;
}

/** `export default <expression>`; a name in its place is no expression. */
export function lowerDefaultExport(
  context: FunctionContext,
  node: ts.ExportAssignment,
): void {
  const { expression } = node;
  if (ts.isIdentifier(expression)) return;
  const { world } = context;
  const symbol = defaultExport(world, node);
  if (ts.isClassExpression(expression)) {
    lowerClass(context, expression);
    return;
  }
  if (symbol.valueDeclaration !== node)
    unsupported(
      node,
      "`export default` of this expression",
      "give it a name first",
    );
  const binding = globalBinding(world, symbol, node);
  const value = lowerExpression(context, expression, binding.type);
  if (context.builder.isTerminated) return;
  const converted = convertPresent(context, value, binding.type, expression);
  context.writeBinding(binding, converted);
}

/** Whether a variable of a module needs a global, or only its own top level uses it. */
export function needsGlobal(
  world: World,
  symbol: ts.Symbol,
  name: ts.Node,
): boolean {
  if (world.moduleGlobals.has(symbol)) return true;
  const bindings = world.bindings.of(name);
  if (bindings.shared.has(symbol)) return true;
  const declaration = symbol.valueDeclaration;
  const statement = declaration?.parent?.parent;
  if (
    statement !== undefined &&
    ts.isVariableStatement(statement) &&
    ts.getCombinedModifierFlags(declaration!) & ts.ModifierFlags.Export
  )
    return true;
  return isReexported(name.getSourceFile(), symbol.name);
}

function isReexported(file: ts.SourceFile, name: string): boolean {
  return file.statements.some(
    (statement) =>
      (ts.isExportDeclaration(statement) &&
        statement.exportClause !== undefined &&
        ts.isNamedExports(statement.exportClause) &&
        statement.exportClause.elements.some(
          (element) => (element.propertyName ?? element.name).text === name,
        )) ||
      (ts.isExportAssignment(statement) &&
        statement.expression.getText() === name),
  );
}

/** The function that evaluates a module's top level. */
export function moduleInstance(
  world: World,
  file: ts.SourceFile,
): FunctionInstance {
  const key = `module ${file.fileName}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  const instance = world.createInstance(key, file, "(module)", {
    parameters: [],
    result: undefinedType,
    thisType: null,
    isClosure: false,
    environment: Environment.empty,
  });
  world.enqueue(() => {
    instance.ir.blocks = []; // a job put back starts afresh
    const context = new FunctionContext(world, instance, Environment.empty);
    lowerStatements(context, file.statements);
    if (!context.builder.isTerminated) context.builder.terminate("ret", [], []);
    context.builder.finish();
  });
  return instance;
}

/** Modules in the order ECMAScript evaluates them, from an entry. */
export function evaluationOrder(
  world: World,
  entry: ts.SourceFile,
): ts.SourceFile[] {
  const order: ts.SourceFile[] = [];
  const seen = new Set<ts.SourceFile>();
  const visit = (file: ts.SourceFile): void => {
    if (seen.has(file) || file.isDeclarationFile) return;
    seen.add(file);
    importedFiles(world, file).forEach(visit);
    order.push(file);
  };
  visit(entry);
  return order;
}

/** Asked for each time that modules are added to those needed. */
const knownImports = new WeakMap<ts.SourceFile, readonly ts.SourceFile[]>();

function importedFiles(
  world: World,
  file: ts.SourceFile,
): readonly ts.SourceFile[] {
  let imported = knownImports.get(file);
  if (imported === undefined) {
    imported = file.statements.flatMap(
      (statement) => importedFile(world, statement) ?? [],
    );
    knownImports.set(file, imported);
  }
  return imported;
}

function importedFile(
  world: World,
  statement: ts.Statement,
): ts.SourceFile | null {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement))
    return null;
  if (statement.moduleSpecifier === undefined) return null;
  if (ts.isImportDeclaration(statement) && isTypeOnly(world, statement))
    return null;
  if (ts.isExportDeclaration(statement) && statement.isTypeOnly) return null;
  const symbol = world.checker.getSymbolAtLocation(statement.moduleSpecifier);
  const declaration = symbol?.valueDeclaration;
  return declaration !== undefined && ts.isSourceFile(declaration)
    ? declaration
    : null;
}

/** An import that names only types is dropped, as TypeScript does. */
function isTypeOnly(world: World, statement: ts.ImportDeclaration): boolean {
  const clause = statement.importClause;
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  if (
    clause.name !== undefined ||
    clause.namedBindings === undefined ||
    !ts.isNamedImports(clause.namedBindings)
  )
    return false;
  const { elements } = clause.namedBindings;
  if (elements.length === 0) return false;
  return elements.every((element) => {
    if (element.isTypeOnly) return true;
    const symbol = world.checker.getSymbolAtLocation(element.name);
    const target =
      symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias
        ? world.checker.getAliasedSymbol(symbol)
        : symbol;
    return target !== undefined && !(target.flags & ts.SymbolFlags.Value);
  });
}
