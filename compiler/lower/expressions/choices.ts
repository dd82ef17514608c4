// One of several lowerings, chosen while the program runs.

import type ts from "typescript";
import type { Operand } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { irTypeOf, unionOf } from "../types/types.ts";

export interface Choice {
  /** i1; not asked of the last choice, which is what remains. */
  readonly test: () => Operand;
  readonly lower: () => Typed;
}

/** The value of the first choice whose test holds. */
export function lowerChoices(
  context: FunctionContext,
  choices: readonly Choice[],
  node: ts.Node,
): Typed {
  const { builder } = context;
  if (choices.length === 1) return choices[0]!.lower();
  const join = builder.newBlock("choice.join");
  const results: { value: Typed; block: typeof join }[] = [];
  choices.forEach((choice, i) => {
    const isLast = i === choices.length - 1;
    const here = builder.newBlock("choice");
    const next = builder.newBlock("choice.next");
    if (isLast) builder.branch(here);
    else builder.conditional(choice.test(), here, next);
    builder.startBlock(here);
    const value = choice.lower();
    if (!builder.isTerminated) {
      const block = builder.newBlock("choice.result");
      builder.branch(block);
      results.push({ value, block });
    }
    if (!isLast) builder.startBlock(next);
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
