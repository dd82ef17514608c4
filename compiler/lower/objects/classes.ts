// Classes: members and their inheritance, shapes, constructors, `new`.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { hasCaptures, holderField } from "./class-captures.ts";
import { inferInteger } from "../expressions/constants.ts";
import type { FunctionContext } from "../context.ts";
import { convert } from "../types/convert.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { instanceOfFunction } from "../functions.ts";
import type { FunctionInstance } from "../instances.ts";
import type { Field, Shape } from "../types/shapes.ts";
import { lowerStatement } from "../statements/statements.ts";
import { type ClassType, type Type, optional } from "../types/types.ts";
import type { World } from "../world.ts";

export type MemberKind = "field" | "method" | "getter" | "setter";

export interface Member {
  readonly kind: MemberKind;
  readonly owner: ClassType;
  readonly declaration: ts.ClassElement | ts.ParameterDeclaration;
}

export function isStaticMember(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts
      .getModifiers(node)
      ?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ??
      false)
  );
}

export function isAbstract(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts
      .getModifiers(node)
      ?.some((modifier) => modifier.kind === ts.SyntaxKind.AbstractKeyword) ??
      false)
  );
}

/** `#x` belongs to the innermost class around it that declares it: two classes' `#x` differ. */
function privateName(name: ts.PrivateIdentifier): string {
  for (let node: ts.Node = name; !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isClassLike(node)) continue;
    const declares = node.members.some(
      (member) =>
        member.name !== undefined &&
        ts.isPrivateIdentifier(member.name) &&
        member.name.text === name.text,
    );
    if (declares) return `${name.text}:${node.pos}`;
  }
  return name.text;
}

export function propertyNameText(
  name: ts.PropertyName | ts.BindingName | ts.MemberName,
): string {
  if (
    ts.isIdentifier(name) ||
    ts.isStringLiteral(name) ||
    ts.isNumericLiteral(name)
  )
    return name.text;
  if (ts.isPrivateIdentifier(name)) return privateName(name);
  if (ts.isNoSubstitutionTemplateLiteral(name)) return name.text;
  if (ts.isComputedPropertyName(name)) {
    const { expression } = name;
    if (ts.isStringLiteral(expression) || ts.isNumericLiteral(expression))
      return expression.text;
    if (
      ts.isPropertyAccessExpression(expression) &&
      expression.expression.getText() === "Symbol"
    )
      return `[${expression.name.text}]`;
    const constant =
      constantName(expression) ?? constantNames.evaluate(expression);
    if (constant !== null) return constant;
  }
  return unsupported(name, "this computed member name");
}

/** Enum members as names (`[Color.Red]`): the checker's part, set by the world. */
export const constantNames: {
  evaluate: (node: ts.Expression) => string | null;
} = { evaluate: () => null };

/** `[name]` with `const name = "…"`. */
function constantName(expression: ts.Expression): string | null {
  if (!ts.isIdentifier(expression)) return null;
  let found: string | null = null;
  const look = (statements: readonly ts.Statement[]): void => {
    for (const statement of statements) {
      if (
        !ts.isVariableStatement(statement) ||
        !(statement.declarationList.flags & ts.NodeFlags.Const)
      )
        continue;
      for (const { name, initializer } of statement.declarationList
        .declarations) {
        if (
          !ts.isIdentifier(name) ||
          name.text !== expression.text ||
          initializer === undefined
        )
          continue;
        const value = ts.isAsExpression(initializer)
          ? initializer.expression
          : initializer;
        if (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value))
          found ??= value.text;
      }
    }
  };
  for (
    let scope: ts.Node = expression;
    scope !== undefined && found === null;
    scope = scope.parent
  ) {
    if (ts.isBlock(scope) || ts.isSourceFile(scope)) look(scope.statements);
  }
  return found;
}

/** The superclass with its type arguments, or null. */
export function baseOf(world: World, type: ClassType): ClassType | null {
  const clause = type.declaration.heritageClauses?.find(
    (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
  );
  const expression = clause?.types[0];
  if (expression === undefined) return null;
  const base = world.types.resolve(
    world.checker.getTypeAtLocation(expression),
    type.environment,
  );
  if (base.kind === "array")
    unsupported(
      expression,
      "a class that extends Array",
      "keep an array in a field",
    );
  if (base.kind !== "class") unsupported(expression, "extending this");
  return base;
}

/** Own instance members of a class, by name. */
export function findOwnMember(
  type: ClassType,
  name: string,
  kinds: readonly MemberKind[],
): Member | null {
  for (const element of type.declaration.members) {
    if (isStaticMember(element)) continue;
    if (ts.isConstructorDeclaration(element)) {
      for (const parameter of element.parameters) {
        if (
          !ts.isParameterPropertyDeclaration(parameter, element) ||
          !kinds.includes("field")
        )
          continue;
        if (ts.isIdentifier(parameter.name) && parameter.name.text === name)
          return { kind: "field", owner: type, declaration: parameter };
      }
      continue;
    }
    const kind = memberKind(element);
    if (kind === null || !kinds.includes(kind) || element.name === undefined)
      continue;
    if (propertyNameText(element.name) !== name) continue;
    if (
      kind === "method" &&
      (element as ts.MethodDeclaration).body === undefined &&
      !isAbstract(element) &&
      !isOptionalMethod(element)
    )
      continue;
    return { kind, owner: type, declaration: element };
  }
  return null;
}

/** `method?(): T` in a class: a subclass may have it. */
export function isOptionalMethod(node: ts.Node): boolean {
  return (
    ts.isMethodDeclaration(node) &&
    node.body === undefined &&
    node.questionToken !== undefined
  );
}

function memberKind(element: ts.ClassElement): MemberKind | null {
  if (ts.isPropertyDeclaration(element)) return "field";
  if (ts.isMethodDeclaration(element)) return "method";
  if (ts.isGetAccessor(element)) return "getter";
  return ts.isSetAccessor(element) ? "setter" : null;
}

const anyKind: readonly MemberKind[] = ["field", "method", "getter", "setter"];

/** A member by name, own or inherited. */
export function findMember(
  world: World,
  type: ClassType,
  name: string,
  kinds: readonly MemberKind[] = anyKind,
): Member | null {
  for (
    let current: ClassType | null = type;
    current !== null;
    current = baseOf(world, current)
  ) {
    const member = findOwnMember(current, name, kinds);
    if (member !== null) return member;
  }
  return null;
}

/** The declared type of a field or accessor. */
export function memberType(world: World, member: Member): Type {
  const { declaration, owner } = member;
  if (
    ts.isPropertyDeclaration(declaration) &&
    declaration.type === undefined &&
    declaration.initializer !== undefined
  ) {
    const inferred = inferInteger(
      world,
      declaration.initializer,
      owner.environment,
    );
    if (inferred !== null) return inferred;
  }
  const node = ts.isSetAccessor(declaration)
    ? (declaration.parameters[0] ?? declaration)
    : declaration;
  const type = world.types.resolve(
    world.checker.getTypeAtLocation(node),
    owner.environment,
  );
  const mayOmit =
    (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration)) &&
    declaration.questionToken !== undefined;
  return mayOmit ? optional(type) : type;
}

/** Fields of a class in order, the base class's first. */
export function fieldsOf(world: World, type: ClassType): Field[] {
  const base = baseOf(world, type);
  const fields = new Map<string, Field>(
    (base === null ? [] : fieldsOf(world, base)).map((field) => [
      field.name,
      field,
    ]),
  );
  const add = (member: Member, name: string): void => {
    fields.set(name, {
      name,
      type: memberType(world, member),
      optional: false,
      owner: member.declaration,
    });
  };
  // TypeScript declares parameter properties before all others.
  for (const element of type.declaration.members) {
    if (!ts.isConstructorDeclaration(element) || element.body === undefined)
      continue;
    for (const parameter of element.parameters) {
      if (!ts.isParameterPropertyDeclaration(parameter, element)) continue;
      add(
        { kind: "field", owner: type, declaration: parameter },
        (parameter.name as ts.Identifier).text,
      );
    }
  }
  for (const element of type.declaration.members) {
    if (
      !ts.isPropertyDeclaration(element) ||
      isStaticMember(element) ||
      isAbstract(element)
    )
      continue;
    if (hasDeclare(element) && fields.has(propertyNameText(element.name)))
      continue;
    add(
      { kind: "field", owner: type, declaration: element },
      propertyNameText(element.name),
    );
  }
  if (hasCaptures(world, type.declaration)) {
    const name = holderField(world, type.declaration);
    fields.set(name, {
      name,
      type: { kind: "object", key: "object" },
      optional: false,
      hidden: true,
    });
  }
  return [...fields.values()];
}

export function hasDeclare(node: ts.PropertyDeclaration): boolean {
  return (
    node.modifiers?.some(
      (modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword,
    ) ?? false
  );
}

export function shapeOfClass(world: World, type: ClassType): Shape {
  return world.shape(type.key, () => ({
    name: type.declaration.name?.text ?? "",
    kind: "object",
    fields: fieldsOf(world, type),
    classType: type,
    arrayType: null,
  }));
}

/** The class a name or expression denotes, the library's included. */
export function classDeclarationOf(
  context: FunctionContext,
  node: ts.Expression,
): ts.ClassLikeDeclaration | null {
  if (ts.isParenthesizedExpression(node))
    return classDeclarationOf(context, node.expression);
  if (ts.isClassExpression(node)) return node;
  if (node.kind === ts.SyntaxKind.ThisKeyword)
    return context.staticClass.at(-1)?.declaration ?? null;
  const { world } = context;
  const symbol = aliasedSymbol(world.checker, node);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined) return null;
  return world.types.isLibraryDeclaration(declaration)
    ? world.types.classes.builtin(symbol!.name)
    : declaredClass(declaration);
}

/** The symbol that an expression names, behind imports. */
export function aliasedSymbol(
  checker: ts.TypeChecker,
  node: ts.Expression,
): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  return symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias
    ? checker.getAliasedSymbol(symbol)
    : symbol;
}

/** The class that a declaration of a value gives a name, or null. */
export function declaredClass(
  declaration: ts.Declaration | undefined,
): ts.ClassLikeDeclaration | null {
  if (declaration === undefined) return null;
  if (
    ts.isVariableDeclaration(declaration) &&
    ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const &&
    declaration.initializer !== undefined &&
    ts.isClassExpression(declaration.initializer)
  ) {
    return declaration.initializer;
  }
  return ts.isClassLike(declaration) ? declaration : null;
}

/** A method, getter or setter of a class as a function instance. */
export function methodInstance(
  world: World,
  member: Member,
  typeArguments: readonly Type[],
  self: ClassType,
): FunctionInstance {
  void self;
  const node = member.declaration as
    ts.MethodDeclaration | ts.AccessorDeclaration;
  const before = world.instances.size;
  const instance = instanceOfFunction(
    world,
    node,
    typeArguments,
    member.owner.environment,
    member.owner,
  );
  if (world.instances.size !== before)
    world.homeClasses.set(instance, member.owner);
  return instance;
}
