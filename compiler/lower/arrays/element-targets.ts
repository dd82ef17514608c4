// Elements that are assigned to: where a value goes and how it is read back.

import { writeProperty } from "../objects/property-writes.ts";
import ts from "typescript";
import type { Operand } from "../../ir/ir.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { stringConstant, toText } from "../expressions/text.ts";
import { canTakeUndefined } from "../expressions/undefined-uses.ts";
import {
  readFixedElement,
  writeFixedElement,
} from "../machine/layout-access.ts";
import { isFixedArray } from "../machine/layout-classes.ts";
import { describeProperty } from "../objects/describe-property.ts";
import {
  hasIndex,
  readIndexed,
  writeIndexed,
} from "../objects/late-properties.ts";
import { mayBeMissing, readProperty } from "../objects/properties.ts";
import { convert } from "../types/convert.ts";
import { undefinedValue } from "../types/sentinels.ts";
import { typeName } from "../types/type-names.ts";
import {
  nonNullish,
  numberType,
  optional,
  stringType,
  type Type,
  undefinedType,
  unionOf,
} from "../types/types.ts";
import {
  arrayElement,
  arrayElementOrUndefined,
  arrayStore,
  arrayTypeOf,
  toIndex,
} from "./arrays.ts";
import {
  callDictionary,
  isDictionary,
  keysOf,
  literalKey,
  readDictionary,
  selectByName,
} from "./elements.ts";
import {
  isUnionOfLists,
  listElement,
  readListOf,
  writeListOf,
} from "./list-unions.ts";
import {
  readTypedElement,
  typedArrayKind,
  writeTypedElement,
} from "./typed-arrays.ts";

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
  if (isUnionOfLists(type)) {
    const index = lowerExpression(context, key);
    return {
      type: listElement(type),
      read: () => readListOf(context, object, index, target, false),
      write: (value) => writeListOf(context, object, index, value, target),
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
      read: () =>
        readProperty(
          context,
          object,
          name,
          target,
          mayBeMissing(context, type, target, null),
        ),
      write: (value) => writeProperty(context, object, name, value, target),
    };
  }
  if (hasIndex(type)) {
    const text = toText(context, lowerExpression(context, key), key);
    return {
      type: type.indexValue()!,
      read: () => readIndexed(context, object, text, target),
      write: (value) => writeIndexed(context, object, text, value, target),
    };
  }
  const names = keysOf(context, type);
  const index = toText(context, lowerExpression(context, key), key);
  const perhaps = mayBeMissing(context, type, target, null);
  const declared = unionOf(
    names.map((known) => describeProperty(context, type, known)!.type),
  );
  const result = perhaps ? optional(declared) : declared;
  return {
    type: declared,
    read: () =>
      selectByName(
        context,
        index,
        result,
        names.map((known) => ({
          name: known,
          lower: () => readProperty(context, object, known, target, perhaps),
        })),
        target,
      ),
    write: (value) => writeByName(context, object, index, value, target),
  };
}

/** `object[name] = value` for one of the names that the object's type has. */
export function writeByName(
  context: FunctionContext,
  object: Typed,
  name: Operand,
  value: Typed,
  node: ts.Node,
): void {
  const type = nonNullish(object.type);
  if (hasIndex(type)) {
    writeIndexed(context, object, name, value, node);
    return;
  }
  const choices = keysOf(context, type).map((known) => ({
    name: known,
    lower: (): Typed => {
      const wanted = describeProperty(context, type, known)!.type;
      const converted = convert(context, value, wanted, node);
      writeProperty(
        context,
        object,
        known,
        { value: converted, type: wanted },
        node,
      );
      return undefinedValue;
    },
  }));
  selectByName(context, name, undefinedType, choices, node, () => {
    const message = `This object has no property of that name: it is of type ${typeName(type)}`;
    context.callRuntime(context.isKernel ? "panic" : "throwTypeError", [
      stringConstant(context, message),
    ]);
  });
}
