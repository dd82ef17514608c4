// Interrupts save no vector registers, so what they may run is emitted without
// any. A function that ordinary code calls too exists twice: the copy with
// `.interrupt` at the end of its name is the one interrupts call.

import type { IrFunction, IrModule } from "../ir/ir.ts";
import { addressTaken, CallGraph } from "./call-graph.ts";
import { cloneFunction } from "./clone.ts";
import { has } from "./effects.ts";

export function separateInterrupts(
  module: IrModule,
  graph = new CallGraph(module),
): void {
  const all = [...module.functions.values()];
  const handlers = all.filter((ir) => has(ir, "interrupt"));
  const reached = new Set(handlers);
  /** These stay one function: their address or their name must not change. */
  const kept = new Set(handlers);
  for (const ir of reached) {
    if (ir.attributes.exported === true) kept.add(ir);
    for (const { callee, indirect } of graph.callsOf(ir)) {
      if (graph.neverReturns(callee) || callee.attributes.external === true)
        continue;
      // What was interrupted never goes on: its registers are free.
      if (has(callee, "abandons")) continue;
      reached.add(callee);
      if (indirect) kept.add(callee);
    }
  }
  const ordinary = reachedOrdinarily(module, graph, kept);
  const copies = new Map<string, IrFunction>();
  for (const ir of reached) {
    if (kept.has(ir) || !ordinary.has(ir)) continue;
    const copy = cloneFunction(ir, `${ir.name}.interrupt`);
    copies.set(ir.name, copy);
    module.functions.set(copy.name, copy);
  }
  for (const ir of reached) {
    const version = copies.get(ir.name) ?? ir;
    version.attributes.noVector = true;
    callCopies(version, copies);
  }
}

/** What runs outside of interrupts, `kept` functions and their callees apart. */
function reachedOrdinarily(
  module: IrModule,
  graph: CallGraph,
  kept: ReadonlySet<IrFunction>,
): Set<IrFunction> {
  const taken = addressTaken(module);
  const roots = [...module.functions.values()].filter(
    ({ name, attributes }) => attributes.exported === true || taken.has(name),
  );
  const reached = new Set(roots.filter((ir) => !kept.has(ir)));
  for (const ir of reached) {
    for (const { callee } of graph.callsOf(ir)) {
      if (!kept.has(callee)) reached.add(callee);
    }
  }
  return reached;
}

function callCopies(
  ir: IrFunction,
  copies: ReadonlyMap<string, IrFunction>,
): void {
  for (const block of ir.blocks) {
    for (const { op, attributes } of block.instructions) {
      if (op !== "call" && op !== "invoke") continue;
      const copy = copies.get(attributes.symbol!);
      if (copy !== undefined) attributes.symbol = copy.name;
    }
  }
}
