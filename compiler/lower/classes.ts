// Classes: members and their inheritance, shapes, constructors, `new`.

import ts from "typescript";
import { CompileError, unsupported } from "../diagnostics.ts";
import { type Operand } from "../ir/ir.ts";
import {
  hasCaptures,
  holderField,
  readClassCaptures,
  storeHolder,
} from "./class-captures.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { FunctionContext as Context } from "./context.ts";
import { convert, sentinelOperand } from "./convert.ts";
import { inferInteger } from "./constants.ts";
import { lowerExpression } from "./expressions.ts";
import {
  instanceOfFunction,
  lowerBody,
  parametersOf,
  variableSymbol,
} from "./functions.ts";
import type { FunctionInstance } from "./instances.ts";
import { layoutOf } from "./layout-classes.ts";
import type { Field, Shape } from "./shapes.ts";
import { storeField } from "./properties.ts";
import { lowerStatement } from "./statements.ts";
import {
  irTypeOf,
  isHeaderless,
  optional,
  representationOf,
  undefinedType,
  type ClassType,
  type ParameterInfo,
  type Type,
} from "./types.ts";
import type { World } from "./world.ts";

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

function hasDeclare(node: ts.PropertyDeclaration): boolean {
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
  if (ts.isClassExpression(node)) {
    lowerStaticMembers(context, node);
    return node;
  }
  const { world } = context;
  let symbol = world.checker.getSymbolAtLocation(node);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias)
    symbol = world.checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined) return null;
  if (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isClassExpression(declaration.initializer)
  ) {
    return declaration.initializer;
  }
  if (
    ts.isClassLike(declaration) &&
    !world.types.isLibraryDeclaration(declaration)
  )
    return declaration;
  return world.types.isLibraryDeclaration(declaration)
    ? world.types.builtinClass(symbol!.name)
    : null;
}

export function constructorOf(
  type: ClassType,
): ts.ConstructorDeclaration | null {
  for (const element of type.declaration.members) {
    if (ts.isConstructorDeclaration(element) && element.body !== undefined)
      return element;
  }
  return null;
}

/** What `new` passes: of the own constructor, or the inherited one. */
export function constructorParameters(
  world: World,
  type: ClassType,
): ParameterInfo[] {
  const own = constructorOf(type);
  if (own !== null) return parametersOf(world, own, type.environment);
  const base = baseOf(world, type);
  return base === null ? [] : constructorParameters(world, base);
}

/** The function that initialises an object of a class. */
export function constructorInstance(
  world: World,
  type: ClassType,
): FunctionInstance {
  const own = constructorOf(type);
  const key = `constructor ${type.key}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  const node = own ?? type.declaration;
  const name = type.declaration.name?.text ?? "class";
  const instance = world.createInstance(key, node, `${name}.constructor`, {
    parameters: constructorParameters(world, type),
    result: undefinedType,
    thisType: type,
    isClosure: false,
    environment: type.environment,
  });
  world.enqueue(() => {
    if (own !== null) lowerConstructor(world, instance, own, type);
    else lowerDefaultConstructor(world, instance, type);
  });
  return instance;
}

function lowerConstructor(
  world: World,
  instance: FunctionInstance,
  node: ts.ConstructorDeclaration,
  type: ClassType,
): void {
  const derived = baseOf(world, type) !== null;
  lowerBody(world, instance, node, (context) => {
    context.homeClass = type;
    context.afterParameters = () => {
      if (!derived) initialiseFields(context, type, node);
    };
    context.afterSuper = () => initialiseFields(context, type, node);
  });
}

function lowerDefaultConstructor(
  world: World,
  instance: FunctionInstance,
  type: ClassType,
): void {
  instance.ir.blocks = [];
  const context = new Context(world, instance, type.environment);
  context.at(type.declaration);
  context.homeClass = type;
  const { builder } = context;
  const self = builder.addParameter(builder.block, irTypeOf(type), "this");
  context.thisValue = { value: self, type };
  const operands = instance.parameters.map((parameter) =>
    builder.addParameter(builder.block, irTypeOf(parameter.type)),
  );
  readClassCaptures(context, type);
  const base = baseOf(world, type);
  if (base !== null) {
    holdBase(context, type, base);
    context.callInstance(constructorInstance(world, base), [self, ...operands]);
  }
  initialiseFields(context, type, null);
  if (!builder.isTerminated) builder.terminate("ret", [], []);
  builder.finish();
}

/** A superclass that captures variables gets its class value before its constructor runs. */
export function holdBase(
  context: FunctionContext,
  type: ClassType,
  base: ClassType,
): void {
  if (!hasCaptures(context.world, base.declaration)) return;
  const clause = type.declaration.heritageClauses!.find(
    (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
  )!;
  const holder = lowerExpression(context, clause.types[0]!.expression);
  storeHolder(context, context.thisValue!.value, base, holder.value);
}

/** Parameter properties and field initialisers, in order. */
function initialiseFields(
  context: FunctionContext,
  type: ClassType,
  node: ts.ConstructorDeclaration | null,
): void {
  const self = context.thisValue!;
  for (const parameter of node?.parameters ?? []) {
    if (!ts.isParameterPropertyDeclaration(parameter, node!)) continue;
    const name = parameter.name as ts.Identifier;
    const binding = context.bindingOf(
      variableSymbol(context.world, name),
      name,
    );
    storeField(
      context,
      self,
      name.text,
      { value: context.readBinding(binding), type: binding.type },
      parameter,
    );
  }
  for (const element of type.declaration.members) {
    if (
      !ts.isPropertyDeclaration(element) ||
      isStaticMember(element) ||
      isAbstract(element) ||
      hasDeclare(element)
    )
      continue;
    context.at(element);
    const name = propertyNameText(element.name);
    const fieldType = memberType(context.world, {
      kind: "field",
      owner: type,
      declaration: element,
    });
    if (element.initializer !== undefined) {
      const value = lowerExpression(context, element.initializer, fieldType);
      if (context.builder.isTerminated) return;
      storeField(context, self, name, value, element);
    } else if (!isHeaderless(type) && !isZeroUndefined(fieldType)) {
      storeField(
        context,
        self,
        name,
        {
          value: sentinelOperand(context, fieldType, "undefined"),
          type: fieldType,
        },
        element,
      );
    }
  }
}

/** Representations without undefined start as zero bits. */
function isZeroUndefined(type: Type): boolean {
  const representation = representationOf(type);
  return representation === "integer" || representation === "boolean";
}

/** `new C(…)` on already lowered operands. */
export function construct(
  context: FunctionContext,
  type: ClassType,
  operands: Operand[],
  node: ts.Node,
  holder: Operand | null = null,
): Typed {
  if (isAbstract(type.declaration))
    throw new CompileError(
      "NT1001",
      "an abstract class cannot be instantiated",
      node,
    );
  const object = isHeaderless(type)
    ? newLayoutObject(context, type)
    : context.newObject(shapeOfClass(context.world, type));
  if (holder !== null) storeHolder(context, object, type, holder);
  else if (hasCaptures(context.world, type.declaration))
    unsupported(
      node,
      "making an instance of this class here",
      "its variables are out of reach: make it where the class is in scope",
    );
  if (!isHeaderless(type) && isSeenEarly(context.world, type))
    clearFields(context, type, object, node);
  if (needsConstructor(context.world, type))
    context.callInstance(constructorInstance(context.world, type), [
      object,
      ...operands,
    ]);
  return { value: object, type };
}

/** Whether a superclass's constructor lets others see the object before it is whole. */
function isSeenEarly(world: World, type: ClassType): boolean {
  for (
    let base = baseOf(world, type);
    base !== null;
    base = baseOf(world, base)
  ) {
    if (constructorOf(base)?.body?.statements.some(leaksThis) === true)
      return true;
  }
  return false;
}

function leaksThis(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    const { parent } = node;
    if (!ts.isPropertyAccessExpression(parent)) return true;
    return (
      ts.isCallExpression(parent.parent) && parent.parent.expression === parent
    );
  }
  return ts.forEachChild(node, leaksThis) ?? false;
}

/** Fields not yet initialised are undefined, not zero bits. */
function clearFields(
  context: FunctionContext,
  type: ClassType,
  object: Operand,
  node: ts.Node,
): void {
  for (const field of fieldsOf(context.world, type)) {
    if (isZeroUndefined(field.type) || field.hidden === true) continue;
    const value = {
      value: sentinelOperand(context, field.type, "undefined"),
      type: field.type,
    };
    storeField(context, { value: object, type }, field.name, value, node);
  }
}

function newLayoutObject(context: FunctionContext, type: ClassType): Operand {
  const { sizeBytes } = layoutOf(context.world, type);
  const allocator = context.isKernel ? "kernelAllocate" : "allocateObject";
  const address = context.callRuntime(allocator, [
    { kind: "integer", type: "i64", value: BigInt(sizeBytes) },
  ]).value;
  return context.emit("bitcast", "ptr", [address]);
}

function needsConstructor(world: World, type: ClassType): boolean {
  if (constructorOf(type) !== null) return true;
  if (
    type.declaration.members.some(
      (element) =>
        ts.isPropertyDeclaration(element) && !isStaticMember(element),
    )
  )
    return true;
  const base = baseOf(world, type);
  return base !== null && needsConstructor(world, base);
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

/** The static side: fields and blocks, in order, where the class is declared. */
export function lowerStaticMembers(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
): void {
  const { world } = context;
  for (const element of declaration.members) {
    if (ts.isClassStaticBlockDeclaration(element)) {
      context.staticClass.push(declaration);
      for (const statement of element.body.statements)
        lowerStatement(context, statement);
      context.staticClass.pop();
    } else if (ts.isPropertyDeclaration(element) && isStaticMember(element)) {
      const binding = world.staticField(element);
      if (element.initializer === undefined) continue;
      context.staticClass.push(declaration);
      const value = lowerExpression(context, element.initializer, binding.type);
      context.staticClass.pop();
      if (!context.builder.isTerminated)
        context.writeBinding(
          binding,
          convert(context, value, binding.type, element),
        );
    }
  }
}
