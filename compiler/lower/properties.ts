// Property and element access: fields, accessors, enum members, static
// members, optional chains, computed names.

import ts from "typescript";
import { CompileError, unsupported } from "../diagnostics.ts";
import { float, integer, type Operand } from "../ir/ir.ts";
import {
  arrayElement,
  arrayElementOrUndefined,
  arrayLengthAsNumber,
  arrayStore,
  arrayTypeOf,
  boundsCheck,
  toIndex,
} from "./arrays.ts";
import { SsaVariable } from "./builder.ts";
import { builtinConstant } from "./builtin-calls.ts";
import {
  classDeclarationOf,
  findMember,
  isStaticMember,
  memberType,
  methodInstance,
  propertyNameText,
} from "./classes.ts";
import { functionValue } from "./closures.ts";
import type { Binding, FunctionContext, Typed } from "./context.ts";
import {
  convert,
  isNullishValue,
  sentinelOperand,
  stringConstant,
  toText,
  typedString,
} from "./convert.ts";
import { lowerExpression } from "./expressions.ts";
import { instanceOfFunction } from "./functions.ts";
import { lowerIdentifier, narrowed } from "./identifiers.ts";
import {
  readFixedElement,
  readLayoutField,
  writeFixedElement,
  writeLayoutField,
} from "./layout-access.ts";
import { isFixedArray } from "./layout-classes.ts";
import { namespaceMember, namespaceNamed } from "./namespaces.ts";
import type { FieldAccess, MethodCall } from "./shapes.ts";
import { canTakeUndefined } from "./undefined-uses.ts";
import {
  readTypedElement,
  typedArrayKind,
  writeTypedElement,
} from "./typed-arrays.ts";
import { undefinedValue } from "./sentinels.ts";
import {
  irTypeOf,
  mayBe,
  membersOf,
  neverType,
  nonNullish,
  numberType,
  optional,
  representationOf,
  stringType,
  typeName,
  undefinedType,
  unionOf,
  type ClassType,
  type Type,
} from "./types.ts";

export interface PropertyDescription {
  readonly type: Type;
  readonly optional: boolean;
  readonly method: boolean;
  readonly getter: boolean;
  readonly setter: boolean;
}

/** What a type says of one of its properties. */
export function describeProperty(
  context: FunctionContext,
  type: Type,
  name: string,
): PropertyDescription | null {
  const { world } = context;
  if (type.kind === "class") {
    const getter = findMember(world, type, name, ["getter"]);
    const setter = findMember(world, type, name, ["setter"]);
    const other = findMember(world, type, name, ["field", "method"]);
    const member = getter ?? other ?? setter;
    if (member === null) return null;
    return {
      type: memberType(world, member),
      optional: false,
      method: member.kind === "method",
      getter: getter !== null,
      setter: setter !== null,
    };
  }
  if (type.kind === "structural") {
    const info = type.properties().get(name);
    if (info === undefined) return null;
    const accessor = world.accessorNames.has(name) && !info.method;
    return {
      type: info.type,
      optional: info.optional,
      method: info.method,
      getter: accessor,
      setter: accessor,
    };
  }
  if (type.kind === "union") {
    const parts = membersOf(nonNullish(type)).map((member) =>
      describeProperty(context, member, name),
    );
    const known = parts.filter((part) => part !== null);
    if (known.length === 0) return null;
    return {
      type: unionOf(known.map((part) => part.type)),
      optional: known.some((part) => part.optional),
      method: known.every((part) => part.method),
      getter: known.some((part) => part.getter),
      setter: known.some((part) => part.setter),
    };
  }
  return null;
}

// --- Reading ---------------------------------------------------------------

export function lowerPropertyAccess(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
  expected: Type | null,
): Typed {
  const fixed = constantMember(context, node) ?? staticRead(context, node);
  if (fixed !== null) return fixed;
  const builtin = builtinConstant(context, node, expected);
  if (builtin !== null) return builtin;
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword)
    return superAccessor(context, node);
  return inChain(context, node, () => {
    const object = chainReceiver(
      context,
      node.expression,
      node.questionDotToken,
    );
    if (object.type.kind === "never")
      return { value: object.value, type: neverType };
    return narrowed(
      context,
      readProperty(context, object, propertyNameText(node.name), node),
      node,
    );
  });
}

/** The value of an enum member, `const enum` or not. */
function enumConstant(
  context: FunctionContext,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  name: ts.Node,
): Typed | null {
  const { checker } = context.world;
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const constant =
    declaration !== undefined && ts.isEnumMember(declaration)
      ? checker.getConstantValue(declaration)
      : checker.getConstantValue(node);
  if (typeof constant === "number")
    return { value: float(constant), type: numberType };
  return typeof constant === "string" ? typedString(context, constant) : null;
}

/** Enum members and names of imported namespaces. */
function constantMember(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Typed | null {
  const constant = enumConstant(context, node, node.name);
  if (constant !== null) return constant;
  if (
    namespaceNamed(context, node.expression) === null ||
    !ts.isIdentifier(node.name)
  )
    return null;
  return lowerIdentifier(context, node.name, null);
}

/** The class whose static side an expression is, or null. */
export function staticSide(
  context: FunctionContext,
  node: ts.Expression,
): ts.ClassLikeDeclaration | null {
  if (node.kind === ts.SyntaxKind.ThisKeyword)
    return context.staticClass.at(-1) ?? null;
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node))
    return null;
  const { checker } = context.world;
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias)
    symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined) return null;
  if (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isClassExpression(declaration.initializer)
  ) {
    return declaration.initializer;
  }
  return ts.isClassLike(declaration) ? declaration : null;
}

/** A static member of a class or of a class it extends. */
export function findStatic(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
  name: string,
): ts.ClassElement | null {
  for (
    let current: ts.ClassLikeDeclaration | null = declaration;
    current !== null;
  ) {
    for (const element of current.members) {
      if (!isStaticMember(element) || element.name === undefined) continue;
      if (propertyNameText(element.name) === name) return element;
    }
    const clause: ts.HeritageClause | undefined = current.heritageClauses?.find(
      (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
    );
    const base: ts.Expression | undefined = clause?.types[0]?.expression;
    current = base === undefined ? null : staticSide(context, base);
  }
  return null;
}

export function staticMemberBinding(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Binding | null {
  const declaration = staticSide(context, node.expression);
  if (declaration === null) return null;
  const member = findStatic(context, declaration, propertyNameText(node.name));
  return member !== null && ts.isPropertyDeclaration(member)
    ? context.world.staticField(member)
    : null;
}

function staticRead(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Typed | null {
  const declaration =
    staticSide(context, node.expression) ??
    (ts.isIdentifier(node.expression)
      ? classDeclarationOf(context, node.expression)
      : null);
  if (declaration === null) return null;
  const { name } = node;
  if (
    name.text === "name" &&
    findStatic(context, declaration, "name") === null
  ) {
    return typedString(context, declaration.name?.text ?? "");
  }
  const getter = declarationWith(
    context,
    declaration,
    propertyNameText(name),
    ts.isGetAccessor,
  );
  if (getter !== null) {
    const instance = instanceOfFunction(
      context.world,
      getter as ts.GetAccessorDeclaration,
      [],
    );
    return context.resultOf(
      context.callInstance(instance, []),
      instance.result,
    );
  }
  const member = findStatic(context, declaration, propertyNameText(name));
  if (member === null) return null;
  if (ts.isPropertyDeclaration(member)) {
    const binding = context.world.staticField(member);
    return narrowed(
      context,
      { value: context.readBinding(binding), type: binding.type },
      node,
    );
  }
  if (ts.isMethodDeclaration(member))
    return functionValue(
      context,
      instanceOfFunction(context.world, member, []),
    );
  return unsupported(node, "this static member");
}

export function declarationWith(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
  name: string,
  test: (node: ts.Node) => boolean,
): ts.ClassElement | null {
  for (const element of declaration.members) {
    if (
      isStaticMember(element) &&
      test(element) &&
      element.name !== undefined &&
      propertyNameText(element.name) === name
    )
      return element;
  }
  void context;
  return null;
}

/** Whether the outermost link of an optional chain. */
function isOutermost(node: ts.Node): boolean {
  let parent = node.parent;
  let child = node;
  while (ts.isNonNullExpression(parent)) {
    child = parent;
    parent = parent.parent;
  }
  return !(ts.isOptionalChain(parent) && parent.expression === child);
}

/** Evaluates a chain: where a `?.` meets null, the whole of it is undefined. */
export function inChain(
  context: FunctionContext,
  node: ts.Expression,
  lower: () => Typed,
): Typed {
  if (!ts.isOptionalChain(node) || !isOutermost(node)) return lower();
  const { builder } = context;
  const short = builder.newBlock("chain.short");
  context.chains.push(short);
  const value = lower();
  context.chains.pop();
  const type = optional(value.type);
  const result = new SsaVariable("chain", irTypeOf(type));
  const join = builder.newBlock("chain");
  if (!builder.isTerminated) {
    builder.write(result, convert(context, value, type, node));
    builder.branch(join);
  }
  builder.startBlock(short);
  builder.write(result, sentinelOperand(context, type, "undefined"));
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

/** The object before a dot; `?.` leaves the chain when it is nullish. */
export function chainReceiver(
  context: FunctionContext,
  expression: ts.Expression,
  questionDot: ts.QuestionDotToken | undefined,
): Typed {
  const object = lowerExpression(context, expression);
  return questionDot === undefined
    ? object
    : shortCircuit(context, object, expression);
}

export function shortCircuit(
  context: FunctionContext,
  object: Typed,
  node: ts.Node,
): Typed {
  const { builder } = context;
  const target = nonNullish(object.type);
  if (target === object.type && object.type.kind !== "unknown") return object;
  const next = builder.newBlock("chain.next");
  builder.conditional(
    isNullishValue(context, object),
    context.chains.at(-1)!,
    next,
  );
  builder.startBlock(next);
  return { value: convert(context, object, target, node), type: target };
}

/** `object.name`, of the type that the object's type declares. */
export function readProperty(
  context: FunctionContext,
  object: Typed,
  name: string,
  node: ts.Node,
): Typed {
  const type = nonNullish(object.type);
  const source: Typed =
    type === object.type
      ? object
      : { value: convert(context, object, type, node), type };
  if (name === "length") {
    const length = readLength(context, source);
    if (length !== null) return length;
  }
  if (
    name === "raw" &&
    type.kind === "array" &&
    type.element.kind === "string"
  ) {
    // TemplateStringsArray: `raw` lies behind the array's own fields.
    return {
      value: context.emit("load", "ref", [source.value], {
        offset: 24,
        alias: "any",
      }),
      type,
    };
  }
  const layout = readLayoutField(context, source, name);
  if (layout !== null) return layout;
  if (isDictionary(type) && !isDictionaryItself(node)) {
    const takesUndefined =
      ts.isPropertyAccessExpression(node) &&
      canTakeUndefined(context.world.checker, node, null);
    return readDictionary(
      context,
      source,
      typedString(context, name),
      node,
      takesUndefined || !ts.isPropertyAccessExpression(node),
    );
  }
  const property = describeProperty(context, type, name);
  if (property === null)
    unsupported(node, `the property \`${name}\` of \`${typeName(type)}\``);
  if (property.method) {
    throw new CompileError(
      "NT1005",
      `the method \`${name}\` is used as a value without its object`,
      node,
      `write \`(…) => object.${name}(…)\``,
    );
  }
  const receiver: Typed =
    representationOf(type) === "value"
      ? {
          value: convert(
            context,
            source,
            { kind: "object", key: "object" },
            node,
          ),
          type,
        }
      : source;
  if (property.getter)
    return callAccessor(context, receiver, `get:${name}`, property.type, []);
  return readField(context, receiver, name, property);
}

function readLength(context: FunctionContext, source: Typed): Typed | null {
  const { type, value } = source;
  if (type.kind === "string") {
    const length = context.emit("load", "i32", [value], {
      offset: 8,
      alias: "string.length",
    });
    return { value: context.emit("uitofp", "f64", [length]), type: numberType };
  }
  if (type.kind === "class" && isFixedArray(type)) {
    return {
      value: float(
        Number((type.typeArguments[1]?.key ?? "").replace("number:", "")),
      ),
      type: numberType,
    };
  }
  if (arrayTypeOf(type) !== null) return arrayLengthAsNumber(context, value);
  if (
    type.kind === "union" &&
    membersOf(type).every(
      (member) => member.kind === "string" || arrayTypeOf(member) !== null,
    )
  ) {
    // Strings and arrays keep their length at the same offset.
    return arrayLengthAsNumber(context, value);
  }
  if (type.kind === "function")
    return { value: float(type.parameters.length), type: numberType };
  return null;
}

function readField(
  context: FunctionContext,
  object: Typed,
  name: string,
  property: PropertyDescription,
): Typed {
  const payload: FieldAccess = {
    receiver: object.type,
    name,
    type: property.type,
    optional: property.optional,
  };
  const value = context.emit(
    "getfield",
    irTypeOf(property.type),
    [object.value],
    { payload },
  );
  return { value, type: property.type };
}

export function callAccessor(
  context: FunctionContext,
  object: Typed,
  name: string,
  result: Type,
  operands: Typed[],
): Typed {
  const resultType = name.startsWith("set:") ? undefinedType : result;
  const call: MethodCall = {
    receiver: object.type,
    name,
    typeArguments: [],
    parameterTypes: operands.map((operand) => operand.type),
    resultType,
    signature: {
      parameters: [
        irTypeOf(object.type) === "val" ? "ref" : irTypeOf(object.type),
        ...operands.map((operand) => irTypeOf(operand.type)),
      ],
      result: resultType.kind === "undefined" ? "void" : irTypeOf(resultType),
      throws: true,
    },
  };
  const value = context.callMethod(call, call.signature, [
    object.value,
    ...operands.map((operand) => operand.value),
  ]);
  return context.resultOf(value, resultType);
}

function superAccessor(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Typed {
  const base = superClass(context, node);
  const member = findMember(context.world, base, node.name.text, ["getter"]);
  if (member === null) unsupported(node, "this use of `super`");
  const instance = methodInstance(context.world, member, [], base);
  return context.resultOf(
    context.callInstance(instance, [context.thisValue!.value]),
    instance.result,
  );
}

export function superClass(context: FunctionContext, node: ts.Node): ClassType {
  const home = context.homeClass;
  const clause =
    home?.kind === "class"
      ? home.declaration.heritageClauses?.find(
          (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
        )
      : undefined;
  const expression = clause?.types[0];
  if (home?.kind !== "class" || expression === undefined)
    unsupported(node, "`super` here");
  const base = context.world.types.resolve(
    context.world.checker.getTypeAtLocation(expression),
    home.environment,
  );
  return base.kind === "class" ? base : unsupported(node, "this superclass");
}

// --- Writing ---------------------------------------------------------------

export function writeProperty(
  context: FunctionContext,
  object: Typed,
  name: string,
  value: Typed,
  node: ts.Node,
): void {
  const type = nonNullish(object.type);
  if (name === "length" && arrayTypeOf(type) !== null) {
    const { element } = arrayTypeOf(type)!;
    context.callRuntime(
      "setLength",
      [object.value, convert(context, value, numberType, node)],
      [element],
    );
    return;
  }
  if (
    writeLayoutField(context, { value: object.value, type }, name, value, node)
  )
    return;
  if (isDictionary(type) && !isInside(node, type)) {
    const element = type.typeArguments[0]!;
    callDictionary(context, { value: object.value, type }, "set", [
      typedString(context, name),
      { value: convert(context, value, element, node), type: element },
    ]);
    return;
  }
  const property = describeProperty(context, type, name);
  if (property === null)
    unsupported(node, `assigning to \`${name}\` of \`${typeName(type)}\``);
  if (property.setter) {
    const setterType =
      setterParameterType(context, type, name) ?? property.type;
    const converted = {
      value: convert(context, value, setterType, node),
      type: setterType,
    };
    callAccessor(
      context,
      { value: object.value, type },
      `set:${name}`,
      undefinedType,
      [converted],
    );
    return;
  }
  storeField(context, { value: object.value, type }, name, value, node);
}

function setterParameterType(
  context: FunctionContext,
  type: Type,
  name: string,
): Type | null {
  if (type.kind !== "class") return null;
  const setter = findMember(context.world, type, name, ["setter"]);
  return setter === null ? null : memberType(context.world, setter);
}

/** Stores to a field, bypassing accessors (initialisers, plain fields). */
export function storeField(
  context: FunctionContext,
  object: Typed,
  name: string,
  value: Typed,
  node: ts.Node,
): void {
  if (writeLayoutField(context, object, name, value, node)) return;
  const property = describeProperty(context, object.type, name)!;
  const payload: FieldAccess = {
    receiver: object.type,
    name,
    type: property.type,
    optional: property.optional,
  };
  context.emit(
    "setfield",
    "void",
    [object.value, convert(context, value, property.type, node)],
    { payload },
  );
}

export function deleteProperty(
  context: FunctionContext,
  target: ts.Expression,
): void {
  if (ts.isElementAccessExpression(target)) {
    const object = lowerExpression(context, target.expression);
    const key = lowerExpression(context, target.argumentExpression);
    if (
      object.type.kind === "class" &&
      object.type.declaration.name?.text === "Dictionary"
    ) {
      callDictionary(context, object, "delete", [
        { value: toText(context, key, target), type: stringType },
      ]);
      return;
    }
  }
  if (!ts.isPropertyAccessExpression(target))
    unsupported(target, "`delete` of this");
  const object = lowerExpression(context, target.expression);
  if (isDictionary(object.type)) {
    callDictionary(context, object, "delete", [
      typedString(context, target.name.text),
    ]);
    return;
  }
  const property = describeProperty(context, object.type, target.name.text);
  if (property === null || !property.optional)
    unsupported(target, "`delete` of a property that is not optional");
  const payload: FieldAccess = {
    receiver: object.type,
    name: target.name.text,
    type: property.type,
    optional: true,
  };
  context.emit(
    "setfield",
    "void",
    [object.value, sentinelOperand(context, property.type, "absent")],
    { payload },
  );
}

// --- Computed names and elements -------------------------------------------

export function isDictionary(
  type: Type,
): type is ClassType & { readonly brand: "Dictionary" } {
  return type.kind === "class" && type.declaration.name?.text === "Dictionary";
}

/** In the dictionary's own code `this.name` is its field, not an entry. */
export function isDictionaryItself(node: ts.Node): boolean {
  return node.getSourceFile().fileName.endsWith("lib/builtins/dictionary.ts");
}

/** The dictionary's own code uses its members, not its entries. */
function isInside(node: ts.Node, type: ClassType): boolean {
  return node.getSourceFile() === type.declaration.getSourceFile();
}

/** Calls a method of the library's dictionary (index signature types). */
export function callDictionary(
  context: FunctionContext,
  object: Typed,
  method: string,
  operands: Typed[],
): Typed {
  const type = object.type as ClassType;
  const member = findMember(context.world, type, method)!;
  const instance = methodInstance(context.world, member, [], type);
  const converted = operands.map((operand, i) =>
    convert(
      context,
      operand,
      instance.parameters[i]!.type,
      context.instance.node,
    ),
  );
  return context.resultOf(
    context.callInstance(instance, [object.value, ...converted]),
    instance.result,
  );
}

export function lowerElementAccess(
  context: FunctionContext,
  node: ts.ElementAccessExpression,
  expected: Type | null,
): Typed {
  const constant = ts.isStringLiteralLike(node.argumentExpression)
    ? enumConstant(context, node, node.argumentExpression)
    : null;
  if (constant !== null) return constant;
  const reverse = enumReverse(context, node);
  if (reverse !== null) return reverse;
  const namespace = namespaceNamed(context, node.expression);
  const member =
    namespace === null ? null : literalKey(context, node.argumentExpression);
  if (namespace !== null && member !== null)
    return namespaceMember(context, namespace, member, node);
  return inChain(context, node, () => {
    const object = chainReceiver(
      context,
      node.expression,
      node.questionDotToken,
    );
    const optionalHere = canTakeUndefined(
      context.world.checker,
      node,
      expected,
    );
    const value = readElement(
      context,
      object,
      node.argumentExpression,
      node,
      optionalHere,
    );
    return optionalHere ? value : narrowed(context, value, node);
  });
}

/** `Color[2]`: the name of a member. */
function enumReverse(
  context: FunctionContext,
  node: ts.ElementAccessExpression,
): Typed | null {
  const symbol = context.world.checker.getSymbolAtLocation(node.expression);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.RegularEnum))
    return null;
  const declaration = symbol.valueDeclaration as ts.EnumDeclaration;
  const index = lowerExpression(context, node.argumentExpression);
  if (index.type.kind === "string")
    return enumByName(context, declaration, index);
  const { builder } = context;
  const type = optional(stringType);
  const result = new SsaVariable("enum", "ref");
  const join = builder.newBlock("enum.join");
  builder.write(result, sentinelOperand(context, type, "undefined"));
  for (const member of declaration.members) {
    const value = context.world.checker.getConstantValue(member);
    if (typeof value !== "number") continue;
    const match = builder.newBlock("enum.match");
    const next = builder.newBlock("enum.next");
    builder.conditional(
      context.emit("fcmp", "i1", [index.value, float(value)], {
        predicate: "oeq",
      }),
      match,
      next,
    );
    builder.startBlock(match);
    builder.write(
      result,
      stringConstant(context, propertyNameText(member.name)),
    );
    builder.branch(join);
    builder.startBlock(next);
  }
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type: stringType };
}

function enumByName(
  context: FunctionContext,
  declaration: ts.EnumDeclaration,
  index: Typed,
): Typed {
  const members = declaration.members.map((member) => {
    const value = context.world.checker.getConstantValue(member);
    const typed: Typed =
      typeof value === "string"
        ? typedString(context, value)
        : { value: float(value ?? NaN), type: numberType };
    return { name: propertyNameText(member.name), typed };
  });
  const type = unionOf(members.map((member) => member.typed.type));
  return selectByName(
    context,
    index.value,
    type,
    members.map(({ name, typed }) => ({ name, lower: () => typed })),
    declaration,
  );
}

/** A chain of string comparisons choosing one of several values. */
function selectByName(
  context: FunctionContext,
  key: Operand,
  type: Type,
  choices: readonly { name: string; lower: () => Typed }[],
  node: ts.Node,
): Typed {
  const { builder } = context;
  const result = new SsaVariable("selected", irTypeOf(type));
  const join = builder.newBlock("select.join");
  for (const { name, lower } of choices) {
    const match = builder.newBlock("select.match");
    const next = builder.newBlock("select.next");
    builder.conditional(
      context.callRuntime("equalStrings", [key, stringConstant(context, name)])
        .value,
      match,
      next,
    );
    builder.startBlock(match);
    builder.write(result, convert(context, lower(), type, node));
    builder.branch(join);
    builder.startBlock(next);
  }
  builder.write(result, sentinelOperand(context, type, "undefined"));
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

/** `object[key]` with an expression as the name (destructuring, dynamic access). */
export function readComputedProperty(
  context: FunctionContext,
  object: Typed,
  key: ts.Expression,
  node: ts.Node,
): Typed {
  return readElement(context, object, key, node, true);
}

/** The name an element access means when it is known: `o["x"]`. */
export function literalKey(
  context: FunctionContext,
  key: ts.Expression,
): string | null {
  if (ts.isStringLiteralLike(key)) return key.text;
  if (
    ts.isPropertyAccessExpression(key) &&
    key.expression.getText() === "Symbol"
  )
    return `[${key.name.text}]`;
  const type = context.world.checker.getTypeAtLocation(key);
  return type.isStringLiteral() ? type.value : null;
}

export function readElement(
  context: FunctionContext,
  object: Typed,
  key: ts.Expression,
  node: ts.Node,
  optionalHere: boolean,
): Typed {
  const type = nonNullish(object.type);
  const source: Typed =
    type === object.type
      ? object
      : { value: convert(context, object, type, node), type };
  if (isDictionary(type)) {
    const name = toText(context, lowerExpression(context, key), key);
    return readDictionary(
      context,
      source,
      { value: name, type: stringType },
      node,
      optionalHere,
    );
  }
  if (type.kind === "string" && literalKey(context, key) !== null)
    return readProperty(context, source, literalKey(context, key)!, node);
  if (type.kind === "string")
    return readCharacter(
      context,
      source,
      lowerExpression(context, key),
      key,
      optionalHere,
    );
  if (arrayTypeOf(type) !== null)
    return readArrayElement(context, source, key, node, optionalHere);
  if (type.kind === "class" && isFixedArray(type))
    return readFixedElement(
      context,
      source,
      lowerExpression(context, key),
      node,
    );
  const typed = typedArrayKind(type);
  if (typed !== null)
    return readTypedElement(
      context,
      source,
      typed,
      lowerExpression(context, key),
      node,
      optionalHere,
    );
  const name = literalKey(context, key);
  if (name !== null) return readProperty(context, source, name, node);
  if (type.kind === "structural" && type.indexValue() !== null)
    return readReflected(context, source, type.indexValue()!, key, node);
  const names = keysOf(context, type);
  const index = lowerExpression(context, key);
  const result = unionOf(
    names.map((known) => describeProperty(context, type, known)!.type),
  );
  const choices = names.map((known) => ({
    name: known,
    lower: () => readProperty(context, source, known, node),
  }));
  return selectByName(
    context,
    toText(context, index, key),
    result,
    choices,
    node,
  );
}

/** `object[key]` where the type has names of its own and an index signature. */
function readReflected(
  context: FunctionContext,
  object: Typed,
  element: Type,
  key: ts.Expression,
  node: ts.Node,
): Typed {
  const name = toText(context, lowerExpression(context, key), key);
  const value = context.callRuntime("propertyByName", [object.value, name]);
  const type = optional(element);
  return { value: convert(context, value, type, node), type };
}

function keysOf(context: FunctionContext, type: Type): string[] {
  if (type.kind === "structural")
    return [...type.properties()]
      .filter(([, info]) => !info.method)
      .map(([name]) => name);
  if (type.kind === "class") {
    return type.declaration.members
      .filter(
        (member) => ts.isPropertyDeclaration(member) && !isStaticMember(member),
      )
      .map((member) => propertyNameText(member.name!));
  }
  return unsupported(
    context.instance.node,
    `element access on \`${typeName(type)}\``,
  );
}

function readDictionary(
  context: FunctionContext,
  source: Typed,
  key: Typed,
  node: ts.Node,
  optionalHere: boolean,
): Typed {
  const value = callDictionary(context, source, "get", [key]);
  if (optionalHere) return value;
  // The checker says T; a missing entry is undefined all the same.
  const wanted = (source.type as ClassType).typeArguments[0]!;
  return representationOf(wanted) === representationOf(value.type)
    ? { value: value.value, type: wanted }
    : { value: convert(context, value, wanted, node), type: wanted };
}

function readArrayElement(
  context: FunctionContext,
  source: Typed,
  key: ts.Expression,
  node: ts.Node,
  optionalHere: boolean,
): Typed {
  if (source.type.kind === "tuple" && ts.isNumericLiteral(key)) {
    const element = source.type.elements[Number(key.text)];
    const beforeRest =
      source.type.restIndex < 0 || Number(key.text) < source.type.restIndex;
    if (element !== undefined && beforeRest) {
      const slot = arrayElementOrUndefined(
        context,
        source,
        integer("i64", Number(key.text)),
        node,
        element,
      );
      return { value: convert(context, slot, element, node), type: element };
    }
  }
  const index = lowerExpression(context, key);
  if (optionalHere)
    return arrayElementOrUndefined(
      context,
      source,
      toIndex(context, index, key),
      node,
    );
  return arrayElement(context, source, index, key);
}

/** `text[i]`: a string of one unit. */
function readCharacter(
  context: FunctionContext,
  source: Typed,
  index: Typed,
  node: ts.Node,
  optionalHere: boolean,
): Typed {
  const { builder } = context;
  const at = toIndex(context, index, node);
  const length32 = context.emit("load", "i32", [source.value], {
    offset: 8,
    alias: "string.length",
  });
  const length = context.emit("zext", "i64", [length32]);
  const unit = (): Operand => {
    const code = context.callRuntime("unitAt", [
      source.value,
      context.emit("trunc", "i32", [at]),
    ]).value;
    return context.callRuntime("stringOfUnit", [code]).value;
  };
  if (!optionalHere) {
    boundsCheck(context, at, length, index);
    return { value: unit(), type: stringType };
  }
  const type = optional(stringType);
  const result = new SsaVariable("character", "ref");
  const inside = builder.newBlock("character");
  const join = builder.newBlock("character.join");
  builder.write(result, sentinelOperand(context, type, "undefined"));
  builder.conditional(
    context.emit("icmp", "i1", [at, length], { predicate: "ult" }),
    inside,
    join,
  );
  builder.startBlock(inside);
  builder.write(result, unit());
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

/** Something `[…]` that is written to. */
export interface ElementTarget {
  readonly type: Type;
  read(): Typed;
  write(value: Typed): void;
}

export function lowerElementTarget(
  context: FunctionContext,
  target: ts.ElementAccessExpression,
): ElementTarget {
  const object = lowerExpression(context, target.expression);
  const type = nonNullish(object.type);
  const key = target.argumentExpression;
  if (isDictionary(type)) {
    const name: Typed = {
      value: toText(context, lowerExpression(context, key), key),
      type: stringType,
    };
    const element = type.typeArguments[0]!;
    return {
      type: element,
      read: () =>
        readDictionary(
          context,
          object,
          name,
          target,
          canTakeUndefined(context.world.checker, target, null),
        ),
      write: (value) => {
        callDictionary(context, object, "set", [
          name,
          { value: convert(context, value, element, target), type: element },
        ]);
      },
    };
  }
  if (arrayTypeOf(type) !== null) {
    const index = lowerExpression(context, key);
    const slot =
      type.kind === "tuple" && ts.isNumericLiteral(key)
        ? (type.elements[Number(key.text)] ?? type.element)
        : arrayTypeOf(type)!.element;
    return {
      type: slot,
      read: () => {
        if (canTakeUndefined(context.world.checker, target, null))
          return arrayElementOrUndefined(
            context,
            object,
            toIndex(context, index, key),
            target,
          );
        const value = arrayElement(context, object, index, target);
        return { value: convert(context, value, slot, target), type: slot };
      },
      write: (value) =>
        arrayStore(
          context,
          object,
          index,
          { value: convert(context, value, slot, target), type: slot },
          target,
        ),
    };
  }
  if (type.kind === "class" && isFixedArray(type)) {
    const index = lowerExpression(context, key);
    return {
      type: type.typeArguments[0]!,
      read: () => readFixedElement(context, object, index, target),
      write: (value) =>
        writeFixedElement(context, object, index, value, target),
    };
  }
  const typed = typedArrayKind(type);
  if (typed !== null) {
    const index = lowerExpression(context, key);
    return {
      type: numberType,
      read: () =>
        readTypedElement(context, object, typed, index, target, false),
      write: (value) =>
        writeTypedElement(context, object, typed, index, value, target),
    };
  }
  return dynamicTarget(context, object, key, target);
}

/** `object[key] = value` where the key is one of the type's names. */
function dynamicTarget(
  context: FunctionContext,
  object: Typed,
  key: ts.Expression,
  target: ts.ElementAccessExpression,
): ElementTarget {
  const type = nonNullish(object.type);
  const name = literalKey(context, key);
  if (name !== null) {
    return {
      type:
        describeProperty(context, type, name)?.type ??
        context.typeOfNode(target),
      read: () => readProperty(context, object, name, target),
      write: (value) => writeProperty(context, object, name, value, target),
    };
  }
  const names = keysOf(context, type);
  const index = toText(context, lowerExpression(context, key), key);
  const result = unionOf(
    names.map((known) => describeProperty(context, type, known)!.type),
  );
  return {
    type: result,
    read: () =>
      selectByName(
        context,
        index,
        result,
        names.map((known) => ({
          name: known,
          lower: () => readProperty(context, object, known, target),
        })),
        target,
      ),
    write: (value) => {
      const choices = names.map((known) => ({
        name: known,
        lower: (): Typed => {
          const wanted = describeProperty(context, type, known)!.type;
          writeProperty(
            context,
            object,
            known,
            { value: convert(context, value, wanted, target), type: wanted },
            target,
          );
          return undefinedValue;
        },
      }));
      selectByName(context, index, undefinedType, choices, target);
    },
  };
}
