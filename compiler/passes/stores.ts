// Removes stores to fields that the same block overwrites before anyone could
// look: a field starts as undefined, and most constructors then set it.
import type { Block, Instruction, IrFunction, Operand } from "../ir/ir.ts";
import { opcodes } from "../ir/opcodes.ts";

/** Functions that look at no object; the kernel's allocator may leave with an error. */
const blindFunctions = new Set(["lib.runtime.heap.allocateObject"]);

export function removeDeadStores(irFunction: IrFunction): void {
  for (const block of irFunction.blocks) {
    const dead = findDeadStores(block);
    if (dead.size === 0) continue;
    block.instructions = block.instructions.filter(
      (instruction) => !dead.has(instruction),
    );
  }
}

interface Overwritten {
  readonly base: Operand;
  readonly alias: string;
  readonly offset: number;
}

/** Walks up a block, knowing what is written again below. */
function findDeadStores(block: Block): Set<Instruction> {
  const dead = new Set<Instruction>();
  let below: Overwritten[] = [];
  for (const instruction of [...block.instructions].reverse()) {
    const written = fieldStore(instruction);
    if (written !== null) {
      if (below.some((each) => isSame(each, written))) dead.add(instruction);
      else below.push(written);
    } else if (instruction.op === "load") {
      const { alias = "any" } = instruction.attributes;
      below = below.filter((each) => alias !== "any" && each.alias !== alias);
    } else if (mayRead(instruction)) below = [];
  }
  return dead;
}

function fieldStore({
  op,
  operands,
  attributes,
}: Instruction): Overwritten | null {
  const { alias, offset = 0, volatile, order } = attributes;
  if (op !== "store" || volatile === true || order !== undefined) return null;
  if (alias?.startsWith("field.") !== true) return null;
  return { base: operands[0]!, alias, offset };
}

function isSame(left: Overwritten, right: Overwritten): boolean {
  return (
    left.base === right.base &&
    left.alias === right.alias &&
    left.offset === right.offset
  );
}

function mayRead({ op, attributes }: Instruction): boolean {
  if (op === "debugvalue" || opcodes[op]?.pure === true) return false;
  if (op === "store") return attributes.volatile === true;
  return op !== "call" || !blindFunctions.has(attributes.symbol ?? "");
}
