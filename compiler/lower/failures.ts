// Checks that throw: a branch to code that is not expected to run.

import type { Operand } from "../ir/ir.ts";
import type { FunctionContext } from "./context.ts";

/** Where `condition` holds, `fail` throws; lowering goes on where it does not. */
export function failWith(
  context: FunctionContext,
  condition: Operand,
  fail: () => void,
): void {
  if (condition.kind === "integer" && condition.value === 0n) return;
  const { builder } = context;
  const failing = builder.newBlock("failed");
  const good = builder.newBlock("checked");
  builder.conditional(condition, failing, good, -1);
  builder.startBlock(failing);
  fail();
  if (!builder.isTerminated) builder.terminate("unreachable", [], []);
  builder.startBlock(good);
}
