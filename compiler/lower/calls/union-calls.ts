// Methods of unions that mix strings, lists and objects: `x.slice(1)` with
// `x: string | number[]`. The value's kind chooses among separate calls.

import type ts from "typescript";
import { arrayTypeOf } from "../arrays/arrays.ts";
import { lowerChoices } from "../expressions/choices.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { testShape } from "../expressions/type-tests.ts";
import {
  type Type,
  membersOf,
  representationOf,
  unionOf,
} from "../types/types.ts";

/** The members by kind where their methods are not found the same way, or null. */
export function mixedKinds(type: Type): readonly Type[] | null {
  if (type.kind !== "union" || representationOf(type) !== "reference")
    return null;
  const kinds = new Map<string, Type[]>();
  for (const member of membersOf(type)) {
    const kind =
      member.kind === "string"
        ? "string"
        : arrayTypeOf(member) !== null
          ? "list"
          : "object";
    kinds.set(kind, [...(kinds.get(kind) ?? []), member]);
  }
  return kinds.size > 1 ? [...kinds.values()].map(unionOf) : null;
}

/** Calls what `call` lowers for the kind the receiver turns out to have. */
export function callByKind(
  context: FunctionContext,
  receiver: Typed,
  kinds: readonly Type[],
  node: ts.Node,
  call: (receiver: Typed) => Typed,
): Typed {
  const choices = kinds.map((type) => ({
    test: () => testShape(context, receiver, { type, declaration: null }, node),
    lower: () => call({ value: convert(context, receiver, type, node), type }),
  }));
  return lowerChoices(context, choices, node);
}
