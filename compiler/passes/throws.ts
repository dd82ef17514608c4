// Which functions can throw. One that cannot, and whose address nobody takes,
// loses the error from its result; calls of it lose their error edges.

import { Instruction, type IrFunction, type IrModule } from "../ir/ir.ts";
import { removeUnreachableBlocks } from "../lower/builder.ts";
import { addressTaken } from "./call-graph.ts";

export function inferThrows(module: IrModule): void {
  const taken = addressTaken(module);
  const throwing = new Set<string>();
  for (const ir of module.functions.values()) {
    if (taken.has(ir.name) && ir.signature.throws) throwing.add(ir.name);
    if (ir.attributes.external && ir.signature.throws) throwing.add(ir.name);
  }
  let changed = true;
  while (changed) {
    changed = false;
    for (const ir of module.functions.values()) {
      if (
        throwing.has(ir.name) ||
        !ir.signature.throws ||
        !canThrow(ir, throwing)
      )
        continue;
      throwing.add(ir.name);
      changed = true;
    }
  }
  for (const ir of module.functions.values()) {
    if (!throwing.has(ir.name))
      ir.signature = { ...ir.signature, throws: false };
  }
  for (const ir of module.functions.values()) patchCalls(module, ir);
}

function canThrow(ir: IrFunction, throwing: ReadonlySet<string>): boolean {
  return ir.blocks.some((block) =>
    block.instructions.some(({ op, attributes }) => {
      if (op === "throw") return true;
      if (op === "call") return throwing.has(attributes.symbol!);
      return op === "callindirect" && attributes.throws === true;
    }),
  );
}

function patchCalls(module: IrModule, ir: IrFunction): void {
  let cut = false;
  for (const block of ir.blocks) {
    for (const instruction of block.instructions) {
      if (instruction.op !== "call" && instruction.op !== "invoke") continue;
      const callee = module.functions.get(instruction.attributes.symbol!);
      if (callee === undefined) continue;
      instruction.attributes.throws = callee.signature.throws;
    }
    const last = block.terminator;
    if (last.op === "invoke" && last.attributes.throws === false) {
      const [normal] = last.edges;
      last.op = "call";
      last.edges = [];
      block.instructions.push(
        new Instruction("br", "void", [], {}, last.location, [normal!]),
      );
      cut = true;
    }
  }
  if (cut) removeUnreachableBlocks(ir);
}
