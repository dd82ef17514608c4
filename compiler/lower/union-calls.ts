// Methods of unions that mix strings, lists and objects: `x.slice(1)` with
// `x: string | number[]`. The value's kind chooses among separate calls.

import type ts from "typescript";
import { arrayTypeOf } from "./arrays.ts";
import { SsaVariable } from "./builder.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { convert } from "./convert.ts";
import { testShape } from "./type-tests.ts";
import {
  type Type,
  irTypeOf,
  membersOf,
  representationOf,
  unionOf,
} from "./types.ts";

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
  const { builder } = context;
  const join = builder.newBlock("kind.join");
  const results: { value: Typed; block: typeof join }[] = [];
  kinds.forEach((type, i) => {
    const here = builder.newBlock("kind");
    const next = builder.newBlock("kind.next");
    if (i === kinds.length - 1) builder.branch(here);
    else {
      const test = testShape(
        context,
        receiver,
        { type, declaration: null },
        node,
      );
      builder.conditional(test, here, next);
    }
    builder.startBlock(here);
    const value = call({
      value: convert(context, receiver, type, node),
      type,
    });
    if (!builder.isTerminated) {
      const after = builder.newBlock("kind.result");
      builder.branch(after);
      results.push({ value, block: after });
    }
    if (i < kinds.length - 1) builder.startBlock(next);
  });
  const type = unionOf(results.map(({ value }) => value.type));
  const result = new SsaVariable("result", irTypeOf(type));
  for (const { value, block } of results) {
    builder.startBlock(block);
    builder.write(result, convert(context, value, type, node));
    builder.branch(join);
  }
  builder.startBlock(join);
  return { value: builder.read(result), type };
}
