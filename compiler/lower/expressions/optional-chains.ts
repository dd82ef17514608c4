// Optional chains: `a?.b.c` ends as a whole where a link is missing.

import ts from "typescript";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, isNullishValue, sentinelOperand } from "../types/convert.ts";
import { lowerExpression } from "./expressions.ts";
import { irTypeOf, nonNullish, optional } from "../types/types.ts";

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
