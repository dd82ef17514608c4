// Makes endless recursion an error that can be caught: functions that may call
// themselves, and those with large frames, begin with a comparison of the frame
// address with the limit the kernel publishes.
//
// One function of each cycle of calls is enough: the one that a walk through
// the call graph comes back to. What reports the overflow is not checked, since
// it runs below the limit, in the bytes the kernel keeps for it.

import {
  Instruction,
  integer,
  symbol,
  type Block,
  type IrFunction,
  type IrModule,
} from "../ir/ir.ts";
import { CallGraph } from "./call-graph.ts";

/** kernel/application/world.ts exports it. */
export const stackLimitSymbol = "nautilus_stack_limit";

/** Larger frames might step over what lies below the limit. */
const largeFrameBytes = 4096;

/** lib/runtime/errors.ts: throws the error. */
export const reporterSymbol = "lib.runtime.errors.throwStackOverflow";

export function checkStackLimit(module: IrModule): void {
  const graph = new CallGraph(module);
  const reporter = module.functions.get(reporterSymbol);
  if (reporter === undefined) throw new Error(`no ${reporterSymbol}`);
  const exempt = graph.reachableFrom([reporter]);
  const checked = functionsOnCycles(module, graph);
  for (const ir of module.functions.values()) {
    if (frameBytes(ir) >= largeFrameBytes) checked.add(ir);
  }
  for (const ir of checked) {
    if (!ir.signature.throws || exempt.has(ir)) continue;
    insertCheck(ir, reporter);
  }
  if (module.globals.has(stackLimitSymbol)) return;
  module.globals.set(stackLimitSymbol, {
    name: stackLimitSymbol,
    data: [],
    constant: false,
    align: 8,
    external: true,
  });
}

/** At least one function of every cycle: where a depth-first walk returns to. */
function functionsOnCycles(
  module: IrModule,
  graph: CallGraph,
): Set<IrFunction> {
  const found = new Set<IrFunction>();
  const state = new Map<IrFunction, "open" | "done">();
  for (const root of module.functions.values()) {
    if (state.has(root)) continue;
    state.set(root, "open");
    const path = [{ ir: root, calls: graph.callsOf(root), next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const call = top.calls[top.next++];
      if (call === undefined) {
        state.set(top.ir, "done");
        path.pop();
        continue;
      }
      const { callee } = call;
      const known = state.get(callee);
      if (known === "open") found.add(callee);
      if (known !== undefined) continue;
      state.set(callee, "open");
      path.push({ ir: callee, calls: graph.callsOf(callee), next: 0 });
    }
  }
  return found;
}

function frameBytes(ir: IrFunction): number {
  let bytes = 0;
  for (const block of ir.blocks) {
    for (const { op, attributes } of block.instructions) {
      if (op === "alloca") bytes += attributes.size ?? 0;
    }
  }
  return bytes;
}

function insertCheck(ir: IrFunction, reporter: IrFunction): void {
  const { entry } = ir;
  const { location } = ir;
  const body: Block = ir.addBlock("body");
  const overflow: Block = ir.addBlock("stack.overflow");
  // Stack memory that lives as long as the function stays in its first block.
  const isFrame = ({ op }: Instruction): boolean => op === "alloca";
  body.instructions = entry.instructions.filter((each) => !isFrame(each));
  const frame = new Instruction("intrinsic", "ptr", [], {
    symbol: "frameaddress",
  });
  const here = new Instruction("bitcast", "i64", [frame]);
  const bytes = frameBytes(ir);
  const end =
    bytes < largeFrameBytes
      ? here
      : new Instruction("sub", "i64", [here, integer("i64", bytes)]);
  const limit = new Instruction(
    "load",
    "i64",
    [symbol("ptr", stackLimitSymbol)],
    { alias: "stack.limit" },
  );
  const isBelow = new Instruction("icmp", "i1", [end, limit], {
    predicate: "ult",
  });
  const branch = new Instruction(
    "condbr",
    "void",
    [isBelow],
    { likely: -1 },
    location,
    [
      { block: overflow, arguments: [] },
      { block: body, arguments: [] },
    ],
  );
  const added = new Set([frame, here, end, limit, isBelow, branch]);
  for (const each of added) each.location = location;
  entry.instructions = [...entry.instructions.filter(isFrame), ...added];
  const call = new Instruction(
    "call",
    "void",
    [],
    { symbol: reporter.name, throws: true },
    location,
  );
  const never = new Instruction("unreachable", "void", [], {}, location);
  overflow.instructions = [call, never];
}
