// Property and element access: fields, accessors, enum members, static
// members, optional chains, computed names.

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { float, integer, type Operand } from "../../ir/ir.ts";
import { arrayLengthAsNumber, arrayTypeOf } from "../arrays/arrays.ts";
import {
  isDictionary,
  isDictionaryItself,
  readDictionary,
} from "../arrays/elements.ts";
import { missingValues, withMissing } from "../arrays/missing-values.ts";
import { builtinConstant } from "../calls/builtin-calls.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { chainReceiver, inChain } from "../expressions/optional-chains.ts";
import { lowerChoices } from "../expressions/choices.ts";
import { isFoundByName } from "../expressions/casts.ts";
import { stringConstant, typedString } from "../expressions/text.ts";
import { canTakeUndefined } from "../expressions/undefined-uses.ts";
import { readLayoutField } from "../machine/layout-access.ts";
import { isFixedArray } from "../machine/layout-classes.ts";
import { convert } from "../types/convert.ts";
import { checkHeld } from "../types/loose.ts";
import type { FieldAccess, MethodCall } from "../types/shapes.ts";
import { typeName } from "../types/type-names.ts";
import {
  type ClassType,
  irTypeOf,
  membersOf,
  neverType,
  nonNullish,
  numberType,
  optional,
  representationOf,
  type Type,
  undefinedType,
} from "../types/types.ts";
import { narrowed } from "../variables/identifiers.ts";
import { findMember, methodInstance, propertyNameText } from "./classes.ts";
import { constructorName } from "./constructor-names.ts";
import {
  describeProperty,
  type PropertyDescription,
} from "./describe-property.ts";
import { hasIndex, readIndexed } from "./late-properties.ts";
import { constantMember, findStatic } from "./static-members.ts";
import {
  readStatic,
  staticReceiver,
  superDeclaration,
  withReceiver,
} from "./statics.ts";

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
  if (!context.isKernel && isFoundByName(type, property))
    return readByName(context, receiver, name, property, node);
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

/** What is known to be there by a test for its name alone. */
function readByName(
  context: FunctionContext,
  object: Typed,
  name: string,
  property: PropertyDescription,
  node: ts.Node,
): Typed {
  const key = stringConstant(context, name);
  const own = (): Typed =>
    context.callRuntime("propertyValue", [object.value, key]);
  if (!property.getter) return own();
  const inherited = (): Typed =>
    callAccessor(context, object, `get:${name}`, property.type, []);
  const isOwn = (): Operand =>
    context.callRuntime("hasOwnProperty", [object.value, key]).value;
  const choices = [
    { test: isOwn, lower: own },
    { test: () => integer("i1", 1), lower: inherited },
  ];
  return lowerChoices(context, choices, node);
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
  checkHeld(context, value, property.type);
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
