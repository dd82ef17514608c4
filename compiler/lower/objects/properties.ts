// Property and element access: fields, accessors, enum members, static
// members, optional chains, computed names.

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { float } from "../../ir/ir.ts";
import { arrayLengthAsNumber, arrayTypeOf } from "../arrays/arrays.ts";
import { builtinConstant } from "../calls/builtin-calls.ts";
import {
  type Member,
  findMember,
  isAbstract,
  memberType,
  methodInstance,
  propertyNameText,
} from "./classes.ts";
import { constructorName } from "./constructor-names.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, sentinelOperand } from "../types/convert.ts";
import { toText, typedString } from "../expressions/text.ts";
import {
  callDictionary,
  isDictionary,
  isDictionaryItself,
  isInside,
  readDictionary,
} from "../arrays/elements.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { narrowed } from "../variables/identifiers.ts";
import { readLayoutField, writeLayoutField } from "../machine/layout-access.ts";
import { isFixedArray } from "../machine/layout-classes.ts";
import {
  deleteIndexed,
  hasIndex,
  noteIfAbsent,
  readIndexed,
  writeIndexed,
} from "./late-properties.ts";
import { missingValues, withMissing } from "../arrays/missing-values.ts";
import { chainReceiver, inChain } from "../expressions/optional-chains.ts";
import type { FieldAccess, MethodCall } from "../types/shapes.ts";
import { constantMember, findStatic } from "./static-members.ts";
import {
  readStatic,
  staticReceiver,
  superDeclaration,
  withReceiver,
} from "./statics.ts";
import {
  type ClassType,
  type Type,
  irTypeOf,
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
} from "../types/types.ts";
import { canTakeUndefined } from "../expressions/undefined-uses.ts";

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
      getter: getter !== null || mayBeAccessor(context, member, name),
      setter: setter !== null || mayBeAccessor(context, member, name),
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
      getter: accessor || (!info.method && mayBeMethod(context, info, name)),
      setter: accessor,
    };
  }
  if (type.kind === "union") {
    const parts = membersOf(nonNullish(type)).map((member) =>
      describeProperty(context, member, name),
    );
    const known = parts.filter((part) => part !== null);
    if (known.length === 0) return null;
    const isEverywhere = known.length === parts.length;
    return {
      type: unionOf([
        ...known.map((part) => part.type),
        ...(isEverywhere ? [] : [undefinedType]),
      ]),
      optional: !isEverywhere || known.some((part) => part.optional),
      method: known.every((part) => part.method),
      getter: known.some((part) => part.getter),
      setter: known.some((part) => part.setter),
    };
  }
  return null;
}

/** `abstract size: number`: a subclass may have accessors for it. */
function mayBeAccessor(
  context: FunctionContext,
  member: Member,
  name: string,
): boolean {
  return (
    isAbstract(member.declaration) &&
    ts.isPropertyDeclaration(member.declaration) &&
    (context.world.accessorNames.has(name) ||
      mayBeMethod(context, { type: memberType(context.world, member) }, name))
  );
}

/** A property that holds a function may be a method of some of the objects. */
function mayBeMethod(
  context: FunctionContext,
  property: { type: Type },
  name: string,
): boolean {
  return (
    context.world.methodNames.has(name) &&
    membersOf(property.type).some(
      (member) => member.kind === "function" || member.kind === "unknown",
    )
  );
}

// --- Reading ---------------------------------------------------------------

export function lowerPropertyAccess(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
  expected: Type | null,
): Typed {
  const fixed =
    constantMember(context, node) ??
    constructorName(context, node) ??
    namedStatic(context, node);
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
    const perhaps = mayBeMissing(context, object.type, node, expected);
    const value = readProperty(
      context,
      object,
      propertyNameText(node.name),
      node,
      perhaps,
    );
    if (perhaps) return value;
    const missing =
      missingValues(context.world.checker)?.isMissingRead(node) ?? false;
    return narrowed(
      context,
      missing ? { value: value.value, type: withMissing(value.type) } : value,
      node,
      expected,
    );
  });
}

/**
 * Whether a read asks if the property is there at all: an object made as
 * `{} as T` may lack what its type promises.
 */
export function mayBeMissing(
  context: FunctionContext,
  object: Type,
  node: ts.Expression,
  expected: Type | null,
): boolean {
  if (nonNullish(object).kind !== "structural") return false;
  if (!canTakeUndefined(context.world.checker, node, expected)) return false;
  const { parent } = node;
  if (!ts.isBinaryExpression(parent)) return true;
  const operator = parent.operatorToken.kind;
  const compares =
    operator >= ts.SyntaxKind.EqualsEqualsToken &&
    operator <= ts.SyntaxKind.ExclamationEqualsEqualsToken;
  const other = parent.left === node ? parent.right : parent.left;
  return (
    !compares ||
    other.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(other) && other.text === "undefined")
  );
}

/** `Class.name` where the class is known by name. */
export function namedStatic(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Typed | null {
  const receiver = staticReceiver(context, node.expression);
  return receiver === null
    ? null
    : readStatic(context, receiver, propertyNameText(node.name), node);
}

/**
 * `object.name`, of the type that the object's type declares; with `perhaps`,
 * undefined where the object lacks it all the same.
 */
export function readProperty(
  context: FunctionContext,
  object: Typed,
  name: string,
  node: ts.Node,
  perhaps = false,
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
  const valueName = (): Typed | null =>
    name === "name" && !context.isKernel
      ? context.callRuntime("functionName", [source.value])
      : null;
  // A variable of type `typeof Base` may hold a subclass.
  if (
    type.kind === "function" &&
    (type.statics === undefined ||
      findStatic(context, type.statics, name) === null)
  ) {
    const text = valueName();
    if (text !== null) return text;
  }
  if (type.kind === "function" && type.statics !== undefined) {
    return withReceiver(
      context,
      source,
      node,
      (receiver) =>
        readStatic(context, receiver, name, node) ??
        unsupported(node, `the property \`${name}\` of \`${typeName(type)}\``),
    );
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
  if (property === null && hasIndex(type)) {
    const key = typedString(context, name).value;
    return readIndexed(context, source, key, node);
  }
  if (property === null)
    unsupported(node, `the property \`${name}\` of \`${typeName(type)}\``);
  if (property.method) refuseLostObject(context, type, name, node);
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
  if (property.getter || property.method) {
    const isCalled =
      ts.isElementAccessExpression(node) &&
      ts.isCallExpression(node.parent) &&
      node.parent.expression === node;
    return callAccessor(
      context,
      receiver,
      `${isCalled ? "bind" : "get"}:${name}`,
      property.type,
      [],
    );
  }
  const isInteger = representationOf(property.type) === "integer";
  return readField(
    context,
    receiver,
    name,
    perhaps && !isInteger
      ? { ...property, type: optional(property.type), optional: true }
      : property,
  );
}

/** A method that uses `this` means nothing without its object. */
function refuseLostObject(
  context: FunctionContext,
  type: Type,
  name: string,
  node: ts.Node,
): void {
  if (
    ts.isElementAccessExpression(node) &&
    ts.isCallExpression(node.parent) &&
    node.parent.expression === node
  )
    return;
  const member =
    type.kind === "class"
      ? findMember(context.world, type, name, ["method"])
      : null;
  if (member === null || !context.world.bindings.usesThis(member.declaration))
    return;
  throw new CompileError(
    "NT1005",
    `the method \`${name}\` is used as a value without its object`,
    node,
    `write \`(…) => object.${name}(…)\``,
  );
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
    // Each function type has adapters of its own.
    typeArguments: membersOf(result).some(({ kind }) => kind === "function")
      ? [result]
      : [],
    parameterTypes: operands.map((operand) => operand.type),
    restAt: -1,
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
  const statics = context.staticClass.at(-1);
  if (statics !== undefined) {
    const from = superDeclaration(context, node);
    return (
      readStatic(context, statics, node.name.text, node, from) ??
      unsupported(node, "this use of `super`")
    );
  }
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
  if (property === null && hasIndex(type)) {
    const key = typedString(context, name).value;
    writeIndexed(context, { value: object.value, type }, key, value, node);
    return;
  }
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
  const stored = convert(context, value, property.type, node);
  noteIfAbsent(context, object.value, payload);
  context.emit("setfield", "void", [object.value, stored], { payload });
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
    if (hasIndex(nonNullish(object.type))) {
      const name = toText(context, key, target);
      deleteIndexed(context, object, name, target);
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
  if (property === null && hasIndex(nonNullish(object.type))) {
    const name = typedString(context, target.name.text).value;
    deleteIndexed(context, object, name, target);
    return;
  }
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
