// Assigning to properties and deleting them.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { arrayTypeOf } from "../arrays/arrays.ts";
import { callDictionary, isDictionary, isInside } from "../arrays/elements.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { toText, typedString } from "../expressions/text.ts";
import { writeLayoutField } from "../machine/layout-access.ts";
import { convert, sentinelOperand } from "../types/convert.ts";
import type { FieldAccess } from "../types/shapes.ts";
import { typeName } from "../types/type-names.ts";
import {
  nonNullish,
  numberType,
  stringType,
  type Type,
  undefinedType,
} from "../types/types.ts";
import { findMember, memberType } from "./classes.ts";
import { describeProperty } from "./describe-property.ts";
import {
  deleteIndexed,
  hasIndex,
  noteIfAbsent,
  writeIndexed,
} from "./late-properties.ts";
import { callAccessor } from "./properties.ts";

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
