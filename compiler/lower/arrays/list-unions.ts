// Elements of `Uint8Array | Float64Array | number[]`: which of the lists it is
// is asked where the element is read or written.

import type ts from "typescript";
import {
  arrayElement,
  arrayElementOrUndefined,
  arrayStore,
  arrayTypeOf,
  toIndex,
} from "./arrays.ts";
import { lowerChoices, type Choice } from "../expressions/choices.ts";
import { testShape } from "../expressions/type-tests.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { undefinedValue } from "../types/sentinels.ts";
import {
  readTypedElement,
  typedArrayKind,
  writeTypedElement,
} from "./typed-arrays.ts";
import {
  type Type,
  membersOf,
  nonNullish,
  numberType,
  unionOf,
} from "../types/types.ts";

/** Lists of several kinds, at least one of them a typed array. */
export function isUnionOfLists(type: Type): boolean {
  if (type.kind !== "union") return false;
  const { members } = type;
  return (
    members.some((member) => typedArrayKind(member) !== null) &&
    members.every(
      (member) =>
        typedArrayKind(member) !== null || arrayTypeOf(member) !== null,
    )
  );
}

/** What an element can be. */
export function listElement(type: Type): Type {
  return unionOf(
    membersOf(type).map((member) => arrayTypeOf(member)?.element ?? numberType),
  );
}

/** A choice for each kind of list. */
function byKind(
  context: FunctionContext,
  object: Typed,
  node: ts.Node,
  lower: (list: Typed) => Typed,
): Typed {
  const choices = membersOf(nonNullish(object.type)).map((type): Choice => {
    const payload = { type, declaration: null };
    return {
      test: () => testShape(context, object, payload, node),
      lower: () => lower({ value: object.value, type }),
    };
  });
  return lowerChoices(context, choices, node);
}

export function readListOf(
  context: FunctionContext,
  object: Typed,
  index: Typed,
  node: ts.Node,
  optionalHere: boolean,
): Typed {
  return byKind(context, object, node, (list) => {
    const kind = typedArrayKind(list.type);
    if (kind !== null)
      return readTypedElement(context, list, kind, index, node, optionalHere);
    if (!optionalHere) return arrayElement(context, list, index, node);
    const at = toIndex(context, index, node);
    return arrayElementOrUndefined(context, list, at, node);
  });
}

export function writeListOf(
  context: FunctionContext,
  object: Typed,
  index: Typed,
  value: Typed,
  node: ts.Node,
): void {
  byKind(context, object, node, (list) => {
    const kind = typedArrayKind(list.type);
    if (kind !== null)
      writeTypedElement(context, list, kind, index, value, node);
    else {
      const type = arrayTypeOf(list.type)!.element;
      const stored = { value: convert(context, value, type, node), type };
      arrayStore(context, list, index, stored, node);
    }
    return undefinedValue;
  });
}
