// Removes what has no effect: arithmetic on constants, branches that are decided,
// blocks nothing leads to, parameters that are always the same, unused values.
import {
  type Block,
  type BlockParameter,
  type Edge,
  Instruction,
  type IrFunction,
  type IrModule,
  type Operand,
} from "../ir/ir.ts";
import { foldInstruction } from "./fold.ts";
import { opcodes } from "../ir/opcodes.ts";
import { removeDeadStores } from "./stores.ts";

export function cleanModule(module: IrModule): void {
  for (const irFunction of module.functions.values()) {
    if (irFunction.attributes.external !== true) cleanFunction(irFunction);
  }
}

export function cleanFunction(irFunction: IrFunction): void {
  foldConstants(irFunction);
  for (const block of irFunction.blocks) decideBranch(block);
  removeUnreachable(irFunction);
  mergeParameters(irFunction);
  removeDeadStores(irFunction);
  removeUnused(irFunction);
}

/** Edges into a block; the error edge of an invoke gives one value itself. */
interface EdgeInto {
  readonly edge: Edge;
  /** Parameters the edge has no argument for: 1 for the error, else 0. */
  readonly skipped: number;
}

const invokes = new Set(["invoke", "invokeindirect", "invokemethod"]);

function edgesInto(irFunction: IrFunction): Map<Block, EdgeInto[]> {
  const into = new Map<Block, EdgeInto[]>();
  for (const block of irFunction.blocks) into.set(block, []);
  for (const block of irFunction.blocks) {
    const { op, edges } = block.terminator;
    edges.forEach((edge, index) => {
      const skipped = invokes.has(op) && index === 1 ? 1 : 0;
      into.get(edge.block)?.push({ edge, skipped });
    });
  }
  return into;
}

/** A branch on a constant, or to one place on both ways, becomes a jump. */
function decideBranch(block: Block): void {
  const last = block.terminator;
  const edge = decidedEdge(last);
  if (edge === null) return;
  const jump = new Instruction("br", "void", [], {}, last.location, [edge]);
  block.instructions[block.instructions.length - 1] = jump;
}

function decidedEdge(last: Instruction): Edge | null {
  const [subject] = last.operands;
  if (last.op !== "condbr" && last.op !== "switch") return null;
  if (last.edges.every((edge) => sameEdge(edge, last.edges[0]!))) {
    return last.edges[0]!;
  }
  if (subject?.kind !== "integer") return null;
  if (last.op === "condbr") {
    return last.edges[(subject.value & 1n) === 1n ? 0 : 1]!;
  }
  const found = last.cases.findIndex(
    (value) => BigInt.asIntN(64, value) === BigInt.asIntN(64, subject.value),
  );
  return last.edges[found + 1]!;
}

function sameEdge(left: Edge, right: Edge): boolean {
  return (
    left.block === right.block &&
    left.arguments.every((value, index) =>
      sameValue(value, right.arguments[index]!),
    )
  );
}

export function sameValue(left: Operand, right: Operand): boolean {
  if (left === right) return true;
  if (left.kind !== right.kind || left.type !== right.type) return false;
  switch (left.kind) {
    case "integer":
      return right.kind === "integer" && left.value === right.value;
    case "float":
      return right.kind === "float" && Object.is(left.value, right.value);
    case "symbol":
      return right.kind === "symbol" && left.name === right.name;
    case "undef":
      return true;
    default:
      return false;
  }
}

export function removeUnreachable(irFunction: IrFunction): void {
  const reached = new Set<Block>([irFunction.entry]);
  const pending = [irFunction.entry];
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    for (const edge of block.terminator.edges) {
      if (reached.has(edge.block)) continue;
      reached.add(edge.block);
      pending.push(edge.block);
    }
  }
  irFunction.blocks = irFunction.blocks.filter((block) => reached.has(block));
}

/** Values that stand for others, followed to the end. */
export class Replacements {
  private readonly map = new Map<Operand, Operand>();

  get isEmpty(): boolean {
    return this.map.size === 0;
  }

  set(value: Operand, replacement: Operand): void {
    this.map.set(value, replacement);
  }

  resolve(value: Operand): Operand {
    let found = value;
    for (
      let next = this.map.get(found);
      next !== undefined;
      next = this.map.get(found)
    ) {
      found = next;
    }
    return found;
  }

  applyTo(irFunction: IrFunction): void {
    if (this.isEmpty) return;
    for (const block of irFunction.blocks) {
      for (const instruction of block.instructions) {
        const { operands } = instruction;
        operands.forEach((value, index) => {
          operands[index] = this.resolve(value);
        });
        for (const edge of instruction.edges) {
          edge.arguments = edge.arguments.map((value) => this.resolve(value));
        }
      }
    }
  }
}

/** Replaces what is made of constants by what it gives. */
function foldConstants(irFunction: IrFunction): void {
  const replacements = new Replacements();
  for (const block of irFunction.blocks) {
    for (const instruction of block.instructions) {
      const { operands } = instruction;
      if (!replacements.isEmpty) {
        operands.forEach((value, index) => {
          operands[index] = replacements.resolve(value);
        });
      }
      const known = foldInstruction(instruction);
      if (known !== null) replacements.set(instruction, known);
    }
  }
  replacements.applyTo(irFunction);
}

/** A parameter that is the same value on every way in is that value. */
function mergeParameters(irFunction: IrFunction): void {
  const into = edgesInto(irFunction);
  const replacements = new Replacements();
  for (let changed = true; changed;) {
    changed = false;
    for (const block of irFunction.blocks) {
      if (block === irFunction.entry) continue;
      for (let index = block.parameters.length - 1; index >= 0; index--) {
        const edges = into.get(block)!;
        const value = commonValue(edges, block, index, replacements);
        if (value === null) continue;
        replacements.set(block.parameters[index]!, value);
        removeParameter(block, index, edges);
        changed = true;
      }
    }
  }
  replacements.applyTo(irFunction);
}

function commonValue(
  edges: readonly EdgeInto[],
  block: Block,
  index: number,
  replacements: Replacements,
): Operand | null {
  const parameter = block.parameters[index]!;
  let common: Operand | null = null;
  for (const { edge, skipped } of edges) {
    if (index < skipped) return null;
    const value = replacements.resolve(edge.arguments[index - skipped]!);
    if (value === parameter) continue;
    if (common !== null && !sameValue(common, value)) return null;
    common = value;
  }
  return common;
}

function removeParameter(
  block: Block,
  index: number,
  edges: readonly EdgeInto[],
): void {
  block.parameters.splice(index, 1);
  for (const { edge, skipped } of edges) {
    edge.arguments.splice(index - skipped, 1);
  }
}

/** Drops pure instructions and parameters no effect depends on. */
function removeUnused(irFunction: IrFunction): void {
  const into = edgesInto(irFunction);
  const used = findUsed(irFunction, into);
  for (const block of irFunction.blocks) {
    block.instructions = block.instructions.filter(
      (instruction) => hasEffect(instruction) || used.has(instruction),
    );
    if (block === irFunction.entry) continue;
    const edges = into.get(block)!;
    const first = Math.max(0, ...edges.map(({ skipped }) => skipped));
    for (let index = block.parameters.length - 1; index >= first; index--) {
      if (used.has(block.parameters[index]!)) continue;
      removeParameter(block, index, edges);
    }
  }
}

function hasEffect(instruction: Instruction): boolean {
  return opcodes[instruction.op]?.pure !== true;
}

function findUsed(
  irFunction: IrFunction,
  into: ReadonlyMap<Block, readonly EdgeInto[]>,
): Set<Instruction | BlockParameter> {
  const used = new Set<Instruction | BlockParameter>();
  const pending: (Instruction | BlockParameter)[] = [];
  const use = (value: Operand): void => {
    if (value.kind !== "instruction" && value.kind !== "parameter") return;
    if (used.has(value)) return;
    used.add(value);
    pending.push(value);
  };
  for (const block of irFunction.blocks) {
    for (const instruction of block.instructions) {
      if (hasEffect(instruction)) instruction.operands.forEach(use);
    }
  }
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.kind === "instruction") {
      value.operands.forEach(use);
      continue;
    }
    const index = value.block.parameters.indexOf(value);
    for (const { edge, skipped } of into.get(value.block) ?? []) {
      if (index >= skipped) use(edge.arguments[index - skipped]!);
    }
  }
  return used;
}
