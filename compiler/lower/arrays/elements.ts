// Element access: arrays, strings, tuples, dictionaries and computed names.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { integer, type Operand } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import {
  type CallableShape,
  mergeSignatures,
} from "../calls/structural-calls.ts";
import { methodCall } from "../calls/method-calls.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { chainReceiver, inChain } from "../expressions/optional-chains.ts";
import { stringConstant, toText } from "../expressions/text.ts";
import { canTakeUndefined } from "../expressions/undefined-uses.ts";
import { readFixedElement } from "../machine/layout-access.ts";
import { isFixedArray } from "../machine/layout-classes.ts";
import {
  findMember,
  isStaticMember,
  methodInstance,
  propertyNameText,
} from "../objects/classes.ts";
import { describeProperty } from "../objects/describe-property.ts";
import { enumReverse } from "../objects/enum-elements.ts";
import { hasIndex, readIndexed } from "../objects/late-properties.ts";
import { namespaceMember, namespaceNamed } from "../objects/namespaces.ts";
import { readProperty } from "../objects/properties.ts";
import { enumConstant } from "../objects/static-members.ts";
import { convert, sentinelOperand } from "../types/convert.ts";
import { literalsOf } from "../types/key-types.ts";
import { typeName } from "../types/type-names.ts";
import {
  type ClassType,
  functionOf,
  irTypeOf,
  nonNullish,
  numberType,
  optional,
  representationOf,
  stringType,
  type Type,
  unionOf,
  unknownType,
} from "../types/types.ts";
import { narrowed } from "../variables/identifiers.ts";
import {
  arrayElement,
  arrayElementOrUndefined,
  arrayTypeOf,
  boundsCheck,
  toIndex,
} from "./arrays.ts";
import { isUnionOfLists, readListOf } from "./list-unions.ts";
import { readTypedElement, typedArrayKind } from "./typed-arrays.ts";

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
export function isInside(node: ts.Node, type: ClassType): boolean {
  return node.getSourceFile() === type.declaration.getSourceFile();
}

/** What dictionaries' methods are called as: other objects may stand for one. */
const dictionaryPrefix = "dictionary:";

/** The dictionary's method that a dynamic call means; null for other calls. */
export function dictionaryMethod(selector: string): string | null {
  return selector.startsWith(dictionaryPrefix)
    ? selector.slice(dictionaryPrefix.length)
    : null;
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
  const operandsOfCall = [object.value, ...converted];
  if (context.isKernel || isInside(context.instance.node, type))
    return context.resultOf(
      context.callInstance(instance, operandsOfCall),
      instance.result,
    );
  if (method === "set") context.world.lateReceivers.set(type.key, type);
  const call = methodCall(
    context,
    type,
    `${dictionaryPrefix}${method}`,
    [],
    instance.parameters,
    instance.result,
  );
  return context.resultOf(
    context.callMethod(call, call.signature, operandsOfCall),
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
  if (reverse !== null) return narrowed(context, reverse, node, expected);
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

/** A chain of string comparisons choosing one of several values. */
export function selectByName(
  context: FunctionContext,
  key: Operand,
  type: Type,
  choices: readonly { name: string; lower: () => Typed }[],
  node: ts.Node,
  otherwise: () => void = () => {},
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
  otherwise();
  if (!builder.isTerminated) {
    builder.write(result, sentinelOperand(context, type, "undefined"));
    builder.branch(join);
  }
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
  const type = declaredKeyType(context, key);
  return type.isStringLiteral() ? type.value : null;
}

/** `this.listeners[name]` where the type parameter of `name` is bound to one key. */
export function boundKey(
  context: FunctionContext,
  owner: Type,
  key: ts.Expression,
): string | null {
  const type = context.world.checker.getTypeAtLocation(key);
  const bound = context.environment.bindings.get(type);
  const literals = bound?.kind === "string" ? literalsOf(bound) : null;
  const [name] = literals?.length === 1 ? literals : [];
  return name !== undefined && describeProperty(context, owner, name) !== null
    ? name
    : null;
}

/** What a type of names says of numbers: arrays, strings and other objects may be behind it. */
function numberedType(context: FunctionContext, type: Type): Type | null {
  if (context.isKernel || type.kind !== "structural") return null;
  const { checker, types } = context.world;
  const info = checker.getIndexInfoOfType(type.source, ts.IndexKind.Number);
  return info === undefined ? null : types.resolve(info.type, type.environment);
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
  if (isUnionOfLists(type)) {
    const index = lowerExpression(context, key);
    return readListOf(context, source, index, node, optionalHere);
  }
  const name = literalKey(context, key) ?? boundKey(context, type, key);
  if (name !== null) return readProperty(context, source, name, node);
  if (hasIndex(type)) {
    const text = toText(context, lowerExpression(context, key), key);
    return readIndexed(context, source, text, node);
  }
  if (!context.isKernel && type.kind === "unknown") {
    const index = lowerExpression(context, key);
    return context.callRuntime("keyedValue", [
      source.value,
      convert(context, index, unknownType, key),
    ]);
  }
  const numbered = numberedType(context, type);
  if (numbered !== null) {
    const index = lowerExpression(context, key);
    const value = context.callRuntime("numberedValue", [
      convert(context, source, unknownType, node),
      convert(context, index, numberType, key),
    ]);
    const read = optional(numbered);
    return { value: convert(context, value, read, node), type: read };
  }
  const names = possibleKeys(context, key) ?? keysOf(context, type);
  const index = lowerExpression(context, key);
  const perhaps = optionalHere && type.kind === "structural";
  const declared = commonType(
    names.map(
      (known) =>
        describeProperty(context, type, known)?.type ??
        unsupported(node, `the property \`${known}\` of \`${typeName(type)}\``),
    ),
  );
  const result = perhaps ? optional(declared) : declared;
  const choices = names.map((known) => ({
    name: known,
    lower: () => readProperty(context, source, known, node, perhaps),
  }));
  return selectByName(
    context,
    toText(context, index, key),
    result,
    choices,
    node,
  );
}

/**
 * A key's type. A variable's is the declared one: what the checker says of it
 * in the middle of a loop may leave out names that only later rounds bring.
 */
function declaredKeyType(
  context: FunctionContext,
  key: ts.Expression,
): ts.Type {
  const { checker } = context.world;
  const symbol = ts.isIdentifier(key)
    ? checker.getSymbolAtLocation(key)
    : undefined;
  return symbol === undefined
    ? checker.getTypeAtLocation(key)
    : checker.getTypeOfSymbol(symbol);
}

/** The names a key can be, by its type. */
function possibleKeys(
  context: FunctionContext,
  key: ts.Expression,
): string[] | null {
  const type = declaredKeyType(context, key);
  const members = type.isUnion() ? type.types : [type];
  const names = members.map((member) =>
    member.isStringLiteral() || member.isNumberLiteral()
      ? String(member.value)
      : null,
  );
  return names.every((name) => name !== null) ? names : null;
}

/** Functions get one convention, so that whichever it is can be called. */
function commonType(types: readonly Type[]): Type {
  const functions = types.filter((type) => type.kind === "function");
  const [first, ...others] = functions;
  if (first === undefined || functions.length < types.length)
    return unionOf(types);
  const merged = others.reduce<CallableShape>(mergeSignatures, first);
  return functionOf(merged.parameters, merged.result);
}

export function keysOf(context: FunctionContext, type: Type): string[] {
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

export function readDictionary(
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
