// Statements: the table from syntax to lowering, declarations, branches,
// `switch`, `try`, `throw`, `using`.

import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import { bindClass, hasCaptures, makeHolder } from "./class-captures.ts";
import { lowerStaticMembers } from "./classes.ts";
import { lowerClosure } from "./closures.ts";
import { inferInteger } from "./constants.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { convert, isNullishValue } from "./convert.ts";
import { bindElement, bindPattern } from "./destructuring.ts";
import { lowerCondition, lowerExpression } from "./expressions.ts";
import {
  declareSymbol,
  declareVariable,
  isStaticFunction,
  lowerReturn,
} from "./functions.ts";
import { evolvedType, isEvolvingArray } from "./evolving.ts";
import { lowerForOf } from "./iteration.ts";
import { lowerDo, lowerFor, lowerForIn, lowerWhile } from "./loops.ts";
import { globalBinding, needsGlobal, variableType } from "./modules.ts";
import { namespaceElements } from "./namespaces.ts";
import { equals } from "./operators.ts";
import { methodCall, structuralSignature } from "./calls.ts";
import { lowerFinally, lowerThrow, lowerTry } from "./try.ts";
import { mayBe, nonNullish, representationOf, type Type } from "./types.ts";

type Lowering<N extends ts.Node = never> = (
  context: FunctionContext,
  node: N,
  labels: readonly string[],
) => void;

const table = new Map<ts.SyntaxKind, Lowering>();

function on<N extends ts.Node>(
  kind: ts.SyntaxKind,
  lowering: Lowering<N>,
): void {
  table.set(kind, lowering as Lowering);
}

export function lowerStatement(
  context: FunctionContext,
  node: ts.Statement,
  labels: readonly string[] = [],
): void {
  const lowering = table.get(node.kind);
  if (lowering === undefined)
    unsupported(node, `this statement (${ts.SyntaxKind[node.kind]})`);
  context.at(node);
  lowering(context, node as never, labels);
}

/** A block's statements: function declarations are hoisted to its start. */
export function lowerStatements(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement)) hoist(context, statement);
  }
  prepareCells(context, statements);
  hoistClosures(context, statements);
  const using = statements.findIndex(isUsing);
  const before = using < 0 ? statements : statements.slice(0, using);
  for (const statement of before) lowerStatement(context, statement);
  if (using >= 0) lowerUsing(context, statements.slice(using));
}

function hoist(context: FunctionContext, node: ts.FunctionDeclaration): void {
  if (node.body === undefined || node.name === undefined) return;
  if (node.asteriskToken !== undefined)
    unsupported(node, "a generator", "write a class with `next()`");
  if (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async)
    unsupported(node, "an async function");
  void context;
}

/** Cells of variables that closures made earlier than them refer to. */
function prepareCells(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  if (ts.isSourceFile(context.instance.node)) return;
  for (const statement of statements) {
    if (ts.isVariableStatement(statement))
      prepareList(context, statement.declarationList);
  }
}

export function prepareList(
  context: FunctionContext,
  list: ts.VariableDeclarationList,
): void {
  for (const declaration of list.declarations) {
    if (!ts.isIdentifier(declaration.name)) continue;
    const symbol = context.world.checker.getSymbolAtLocation(declaration.name)!;
    const bindings = context.world.bindings.of(declaration);
    if (!bindings.early.has(symbol) || context.variables.has(symbol)) continue;
    declareSymbol(
      context,
      symbol,
      declaration.name,
      localType(context, declaration),
      null,
    );
  }
}

/** Nested function declarations that capture: closures made at the block's start. */
function hoistClosures(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  const declarations = statements.filter(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) &&
      statement.body !== undefined &&
      statement.name !== undefined,
  );
  const capturing = declarations.filter((declaration) => {
    const symbol = context.world.checker.getSymbolAtLocation(
      declaration.name!,
    )!;
    return (
      context.world.bindings.declaringFrame(symbol) !== null &&
      !isStaticFunction(context.world, symbol)
    );
  });
  // Mutually recursive ones find each other through cells.
  for (const declaration of capturing) {
    const symbol = context.world.checker.getSymbolAtLocation(
      declaration.name!,
    )!;
    if (!context.world.bindings.of(declaration).early.has(symbol)) continue;
    declareSymbol(
      context,
      symbol,
      declaration.name!,
      context.typeOfNode(declaration),
      null,
    );
  }
  for (const declaration of capturing) {
    const symbol = context.world.checker.getSymbolAtLocation(
      declaration.name!,
    )!;
    const type = context.typeOfNode(declaration);
    const closure = lowerClosure(context, declaration, null);
    const existing = context.variables.get(symbol);
    if (existing !== undefined)
      context.writeBinding(
        existing,
        convert(context, closure, existing.type, declaration),
      );
    else
      declareSymbol(
        context,
        symbol,
        declaration.name!,
        closure.type ?? type,
        closure.value,
      );
  }
}

/** `var`s exist, undefined, from the start of their function. */
export function hoistVars(context: FunctionContext, body: ts.Node): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (
      ts.isVariableDeclarationList(node) &&
      !(node.flags & ts.NodeFlags.BlockScoped)
    ) {
      for (const declaration of node.declarations) {
        if (!ts.isIdentifier(declaration.name)) continue;
        const symbol = context.world.checker.getSymbolAtLocation(
          declaration.name,
        )!;
        if (
          context.world.bindings.declaringFrame(symbol) === null ||
          context.variables.has(symbol)
        )
          continue;
        declareSymbol(
          context,
          symbol,
          declaration.name,
          localType(context, declaration),
          null,
        );
      }
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
}

on<ts.Block>(ts.SyntaxKind.Block, (context, node) =>
  lowerStatements(context, node.statements),
);
on<ts.ExpressionStatement>(
  ts.SyntaxKind.ExpressionStatement,
  (context, node) => {
    lowerExpression(context, node.expression);
  },
);
on<ts.VariableStatement>(ts.SyntaxKind.VariableStatement, (context, node) => {
  if (
    node.modifiers?.some(
      (modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword,
    ) !== true
  )
    lowerVariables(context, node.declarationList);
});
on<ts.IfStatement>(ts.SyntaxKind.IfStatement, lowerIf);
on<ts.WhileStatement>(ts.SyntaxKind.WhileStatement, lowerWhile);
on<ts.DoStatement>(ts.SyntaxKind.DoStatement, lowerDo);
on<ts.ForStatement>(ts.SyntaxKind.ForStatement, lowerFor);
on<ts.ForOfStatement>(ts.SyntaxKind.ForOfStatement, lowerForOf);
on<ts.ForInStatement>(ts.SyntaxKind.ForInStatement, lowerForIn);
on<ts.ReturnStatement>(ts.SyntaxKind.ReturnStatement, (context, node) =>
  lowerReturn(context, node.expression),
);
on<ts.BreakStatement>(ts.SyntaxKind.BreakStatement, (context, node) =>
  lowerJump(context, node, "breakBlock"),
);
on<ts.ContinueStatement>(ts.SyntaxKind.ContinueStatement, (context, node) =>
  lowerJump(context, node, "continueBlock"),
);
on<ts.LabeledStatement>(ts.SyntaxKind.LabeledStatement, lowerLabeled);
on<ts.SwitchStatement>(ts.SyntaxKind.SwitchStatement, lowerSwitch);
on<ts.TryStatement>(ts.SyntaxKind.TryStatement, lowerTry);
on<ts.ThrowStatement>(ts.SyntaxKind.ThrowStatement, lowerThrow);
on<ts.ClassDeclaration>(
  ts.SyntaxKind.ClassDeclaration,
  (context, node) => void lowerClass(context, node),
);
on(ts.SyntaxKind.EmptyStatement, () => {});
on(ts.SyntaxKind.DebuggerStatement, () => {});
on(ts.SyntaxKind.FunctionDeclaration, () => {});
on(ts.SyntaxKind.InterfaceDeclaration, () => {});
on(ts.SyntaxKind.TypeAliasDeclaration, () => {});
on(ts.SyntaxKind.ImportDeclaration, () => {});
on(ts.SyntaxKind.ExportDeclaration, () => {});
on(ts.SyntaxKind.EnumDeclaration, () => {});
on<ts.ExportAssignment>(ts.SyntaxKind.ExportAssignment, (_context, node) => {
  if (!ts.isIdentifier(node.expression))
    unsupported(
      node,
      "`export default` of an expression",
      "give it a name first",
    );
});
on<ts.ModuleDeclaration>(ts.SyntaxKind.ModuleDeclaration, lowerNamespace);
on<ts.WithStatement>(ts.SyntaxKind.WithStatement, (_context, node) =>
  unsupported(node, "`with`"),
);

/** Static members; the class value when the class captures variables. */
export function lowerClass(
  context: FunctionContext,
  node: ts.ClassLikeDeclaration,
): Typed | null {
  if (
    node.modifiers?.some(
      (modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword,
    )
  )
    return null;
  let holder: Typed | null = null;
  if (hasCaptures(context.world, node)) {
    const type = context.world.types.classType(node, [], context.environment);
    holder = makeHolder(context, type);
    bindClass(context, type, holder.value);
  }
  lowerStaticMembers(context, node);
  return holder;
}

export function localType(
  context: FunctionContext,
  declaration: ts.VariableDeclaration,
): Type {
  if (declaration.type === undefined && declaration.initializer !== undefined) {
    const inferred = inferInteger(
      context.world,
      declaration.initializer,
      context.environment,
    );
    if (inferred !== null) return inferred;
  }
  return (
    evolvedType(context.world, declaration, context.environment) ??
    context.typeOfNode(declaration.name)
  );
}

/** A namespace's members are variables of its module under longer names. */
function lowerNamespace(
  context: FunctionContext,
  node: ts.ModuleDeclaration,
): void {
  if (
    node.modifiers?.some(
      (modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword,
    ) === true
  )
    return;
  const flags =
    context.world.checker.getSymbolAtLocation(node.name)?.flags ?? 0;
  if (
    flags &
    (ts.SymbolFlags.Function | ts.SymbolFlags.Class | ts.SymbolFlags.Enum)
  ) {
    unsupported(
      node,
      "a namespace merged with another declaration",
      "give it a name of its own",
    );
  }
  if (node.body === undefined) return;
  if (ts.isModuleBlock(node.body))
    lowerStatements(context, node.body.statements);
  else if (ts.isModuleDeclaration(node.body))
    lowerNamespace(context, node.body);
}

export function lowerVariables(
  context: FunctionContext,
  list: ts.VariableDeclarationList,
): void {
  for (const declaration of list.declarations)
    lowerVariable(context, declaration);
}

function lowerVariable(
  context: FunctionContext,
  declaration: ts.VariableDeclaration,
): void {
  context.at(declaration);
  const { name, initializer } = declaration;
  if (!ts.isIdentifier(name)) {
    if (ts.isSourceFile(context.instance.node)) declareGlobals(context, name);
    const members = namespaceElements(context, name, initializer!);
    if (members !== null) {
      for (const { element, lower } of members)
        bindElement(context, element, lower());
      return;
    }
    bindPattern(
      context,
      name,
      lowerExpression(context, initializer!, patternHint(context, declaration)),
    );
    return;
  }
  const symbol = context.world.checker.getSymbolAtLocation(name)!;
  if (
    ts.isSourceFile(context.instance.node) &&
    context.world.bindings.declaringFrame(symbol) === null &&
    needsGlobal(context.world, symbol, name)
  ) {
    const type = variableType(context.world, declaration);
    context.variables.set(
      symbol,
      globalBinding(context.world, symbol, declaration),
    );
    if (initializer === undefined) return;
    const value = lowerExpression(context, initializer, type);
    if (!context.builder.isTerminated)
      context.writeBinding(
        context.variables.get(symbol)!,
        convert(context, value, type, initializer),
      );
    return;
  }
  const type = localType(context, declaration);
  const isVar = !(declaration.parent.flags & ts.NodeFlags.BlockScoped);
  if (initializer === undefined) {
    if (!isVar || !context.variables.has(symbol))
      declareVariable(context, name, null);
    return;
  }
  const value = lowerExpression(
    context,
    initializer,
    variableHint(context, declaration, type),
  );
  if (context.builder.isTerminated) {
    declareVariable(context, name, null);
    return;
  }
  const kept = keepsOwnType(declaration, value.type, type) ? value.type : type;
  declareVariable(context, name, {
    value: convert(context, value, kept, initializer),
    type: kept,
  });
}

/** Function values keep the exact signature they were made with. */
function keepsOwnType(
  declaration: ts.VariableDeclaration,
  own: Type,
  declared: Type,
): boolean {
  if (declaration.type !== undefined) return false;
  if (mayBe(own, "undefined") && nonNullish(own) === declared) return true;
  return (
    own.kind === "function" &&
    representationOf(own) === representationOf(declared)
  );
}

function variableHint(
  _context: FunctionContext,
  declaration: ts.VariableDeclaration,
  type: Type,
): Type | null {
  return declaration.type === undefined &&
    type.kind !== "integer" &&
    !isEvolvingArray(declaration)
    ? null
    : type;
}

function patternHint(
  context: FunctionContext,
  declaration: ts.VariableDeclaration,
): Type | null {
  return declaration.type === undefined
    ? null
    : context.resolve(
        context.world.checker.getTypeFromTypeNode(declaration.type),
      );
}

/** Names of a module-level pattern that functions use live in globals. */
function declareGlobals(
  context: FunctionContext,
  pattern: ts.BindingPattern,
): void {
  for (const element of pattern.elements) {
    if (ts.isOmittedExpression(element)) continue;
    if (!ts.isIdentifier(element.name)) {
      declareGlobals(context, element.name);
      continue;
    }
    const symbol = context.world.checker.getSymbolAtLocation(element.name)!;
    if (needsGlobal(context.world, symbol, element.name))
      context.variables.set(
        symbol,
        globalBinding(context.world, symbol, element),
      );
  }
}

function lowerIf(context: FunctionContext, node: ts.IfStatement): void {
  const { builder } = context;
  const yes = builder.newBlock("if.then");
  const no = builder.newBlock("if.else");
  const join = builder.newBlock("if.done");
  lowerCondition(context, node.expression, yes, no);
  // `typeof x` of a known type decides here: the other arm may not even fit it.
  const arm = (
    block: import("../ir/ir.ts").Block,
    statement: ts.Statement | undefined,
  ): void => {
    if (!builder.isReached(block)) return;
    builder.startBlock(block);
    if (statement !== undefined) lowerStatement(context, statement);
    builder.branch(join);
  };
  arm(yes, node.thenStatement);
  arm(no, node.elseStatement);
  builder.startBlock(join);
}

function lowerJump(
  context: FunctionContext,
  node: ts.BreakOrContinueStatement,
  kind: "breakBlock" | "continueBlock",
): void {
  const label = node.label?.text;
  const depth = context.scopes.findLastIndex((scope) => {
    if (scope.kind === "finally") return false;
    if (label !== undefined)
      return (
        scope.labels.includes(label) &&
        (kind === "breakBlock" || scope.continueBlock !== null)
      );
    return (
      scope.kind === "loop" ||
      (kind === "breakBlock" && scope.labels.length === 0)
    );
  });
  const scope = context.scopes[depth];
  if (scope === undefined || scope.kind === "finally")
    unsupported(node, "this jump");
  const target = scope[kind];
  if (target === null) unsupported(node, "this jump");
  context.jump(target, depth);
}

function lowerLabeled(
  context: FunctionContext,
  node: ts.LabeledStatement,
  labels: readonly string[],
): void {
  const all = [...labels, node.label.text];
  const isLoop =
    ts.isIterationStatement(node.statement, false) ||
    ts.isLabeledStatement(node.statement);
  if (isLoop) return lowerStatement(context, node.statement, all);
  const { builder } = context;
  const done = builder.newBlock("labeled.done");
  context.scopes.push({
    kind: "breakable",
    labels: all,
    breakBlock: done,
    continueBlock: null,
  });
  lowerStatement(context, node.statement);
  context.scopes.pop();
  builder.branch(done);
  builder.startBlock(done);
}

function lowerSwitch(
  context: FunctionContext,
  node: ts.SwitchStatement,
  labels: readonly string[],
): void {
  const { builder } = context;
  const subject = lowerExpression(context, node.expression);
  const { clauses } = node.caseBlock;
  const bodies = clauses.map((_, i) => builder.newBlock(`case.${i}`));
  const done = builder.newBlock("switch.done");
  hoistCaseDeclarations(context, clauses);
  clauses.forEach((clause, i) => {
    if (ts.isDefaultClause(clause)) return;
    context.at(clause);
    const next = builder.newBlock("switch.test");
    const value = lowerExpression(
      context,
      clause.expression,
      subject.type.kind === "integer" ? subject.type : null,
    );
    builder.conditional(
      equals(context, subject, value, clause),
      bodies[i]!,
      next,
    );
    builder.startBlock(next);
  });
  const fallback = clauses.findIndex(ts.isDefaultClause);
  builder.branch(fallback < 0 ? done : bodies[fallback]!);
  context.scopes.push({
    kind: "breakable",
    labels: [],
    breakBlock: done,
    continueBlock: null,
  });
  if (labels.length > 0)
    context.scopes.push({
      kind: "breakable",
      labels,
      breakBlock: done,
      continueBlock: null,
    });
  clauses.forEach((clause, i) => {
    builder.startBlock(bodies[i]!);
    for (const statement of clause.statements)
      lowerStatement(context, statement);
    builder.branch(bodies[i + 1] ?? done);
  });
  context.scopes.pop();
  if (labels.length > 0) context.scopes.pop();
  builder.startBlock(done);
}

function hoistCaseDeclarations(
  context: FunctionContext,
  clauses: readonly ts.CaseOrDefaultClause[],
): void {
  const statements = clauses.flatMap((clause) => [...clause.statements]);
  prepareCells(context, statements);
  hoistClosures(context, statements);
}

// --- using -------------------------------------------------------------------

function isUsing(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    (statement.declarationList.flags & ts.NodeFlags.BlockScoped) ===
      ts.NodeFlags.Using
  );
}

/** `using x = …; rest`: the rest of the block, then `x[Symbol.dispose]()`. */
function lowerUsing(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  const [first, ...rest] = statements;
  const { declarations } = (first as ts.VariableStatement).declarationList;
  const next = (index: number): void => {
    const declaration = declarations[index];
    if (declaration === undefined) {
      const following = rest.findIndex(isUsing);
      for (const statement of following < 0 ? rest : rest.slice(0, following))
        lowerStatement(context, statement);
      if (following >= 0) lowerUsing(context, rest.slice(following));
      return;
    }
    lowerVariable(context, declaration);
    const symbol = context.world.checker.getSymbolAtLocation(declaration.name)!;
    const binding = context.bindingOf(symbol, declaration);
    lowerFinally(
      context,
      () => next(index + 1),
      () =>
        dispose(
          context,
          { value: context.readBinding(binding), type: binding.type },
          declaration,
        ),
    );
  };
  next(0);
}

function dispose(
  context: FunctionContext,
  resource: Typed,
  node: ts.Node,
): void {
  const { builder } = context;
  const type = nonNullish(resource.type);
  if (type.kind === "never") return;
  const call = builder.newBlock("dispose");
  const done = builder.newBlock("disposed");
  builder.conditional(isNullishValue(context, resource), done, call);
  builder.startBlock(call);
  const signature =
    structuralSignature(context, type, "[dispose]", [], undefined) ??
    unsupported(
      node,
      "`using` of this",
      "give it a method `[Symbol.dispose]()`",
    );
  const method = methodCall(
    context,
    type,
    "[dispose]",
    [],
    [],
    signature.result,
  );
  context.callMethod(method, method.signature, [
    convert(context, resource, type, node),
  ]);
  builder.branch(done);
  builder.startBlock(done);
}
