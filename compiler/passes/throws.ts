// Which functions can throw. One that cannot loses the error from its result;
// calls of it lose their error edges.

import { Instruction, type IrFunction, type IrModule } from "../ir/ir.ts";
import { removeUnreachableBlocks } from "../lower/builder.ts";
import { addressTaken } from "./call-graph.ts";

const invokes = new Set(["invoke", "invokeindirect"]);

/**
 * With `contained`, no error crosses a call through an address, so such calls
 * pay nothing; `checkContained` says where one would.
 */
export function inferThrows(module: IrModule, contained = false): void {
  const found = findThrowing(module, contained);
  for (const ir of module.functions.values()) {
    if (!found.functions.has(ir.name))
      ir.signature = { ...ir.signature, throws: false };
  }
  for (const ir of module.functions.values()) patchCalls(module, ir, found);
}

interface Throwing {
  /** Names of functions that follow the throwing convention. */
  readonly functions: Set<string>;
  /** Calls through an address follow it, and so must all they may reach. */
  indirectCalls: boolean;
}

/**
 * A call through an address may reach any function whose address is taken, as
 * callees may have fewer parameters than the call has arguments: as soon as
 * one of them can throw, all follow the convention.
 */
function findThrowing(module: IrModule, contained: boolean): Throwing {
  const found: Throwing = { functions: new Set(), indirectCalls: false };
  const taken = addressTaken(module);
  for (let before = -1; found.functions.size !== before;) {
    before = found.functions.size;
    for (const ir of module.functions.values()) {
      if (found.functions.has(ir.name) || !ir.signature.throws) continue;
      const isForced =
        ir.attributes.external === true ||
        (found.indirectCalls && taken.has(ir.name));
      if (!isForced && !canThrow(ir, found)) continue;
      found.functions.add(ir.name);
      if (taken.has(ir.name) && !contained) found.indirectCalls = true;
    }
  }
  return found;
}

function canThrow(ir: IrFunction, found: Throwing): boolean {
  return ir.blocks.some((block) =>
    block.instructions.some(({ op, attributes }) => {
      if (op === "throw") return true;
      if (op === "call") return found.functions.has(attributes.symbol!);
      if (op !== "callindirect" || attributes.throws !== true) return false;
      return found.indirectCalls;
    }),
  );
}

function patchCalls(module: IrModule, ir: IrFunction, found: Throwing): void {
  let cut = false;
  for (const block of ir.blocks) {
    for (const instruction of block.instructions) {
      const { signature } = instruction.attributes;
      if (signature !== undefined && !found.indirectCalls) {
        instruction.attributes.signature = { ...signature, throws: false };
        instruction.attributes.throws = false;
      }
      if (instruction.op !== "call" && instruction.op !== "invoke") continue;
      const callee = module.functions.get(instruction.attributes.symbol!);
      if (callee === undefined) continue;
      instruction.attributes.throws = callee.signature.throws;
    }
    const last = block.terminator;
    if (invokes.has(last.op) && last.attributes.throws === false) {
      const [normal] = last.edges;
      last.op = last.op === "invoke" ? "call" : "callindirect";
      last.edges = [];
      block.instructions.push(
        new Instruction("br", "void", [], {}, last.location, [normal!]),
      );
      cut = true;
    }
  }
  if (cut) removeUnreachableBlocks(ir);
}
