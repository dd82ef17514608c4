// A copy of a function under another name.

import {
  BlockParameter,
  Instruction,
  IrFunction,
  type Block,
  type Operand,
} from "../ir/ir.ts";

export function cloneFunction(original: IrFunction, name: string): IrFunction {
  const { signature, displayName, attributes, location } = original;
  const copy = new IrFunction(name, signature, displayName);
  copy.attributes = { ...attributes };
  copy.location = location;
  const blocks = new Map<Block, Block>();
  const values = new Map<Operand, Operand>();
  for (const block of original.blocks) {
    const twin = copy.addBlock(block.label, block.id);
    blocks.set(block, twin);
    for (const parameter of block.parameters) {
      const made = new BlockParameter(twin, parameter.type, parameter.name);
      twin.parameters.push(made);
      values.set(parameter, made);
    }
    for (const instruction of block.instructions) {
      const made = copyInstruction(instruction);
      twin.instructions.push(made);
      values.set(instruction, made);
    }
  }
  const twinOf = (operand: Operand): Operand => values.get(operand) ?? operand;
  for (const block of copy.blocks) {
    for (const instruction of block.instructions) {
      instruction.operands = instruction.operands.map(twinOf);
      instruction.edges = instruction.edges.map((edge) => ({
        block: blocks.get(edge.block)!,
        arguments: edge.arguments.map(twinOf),
      }));
    }
  }
  return copy;
}

/** Operands and edges are still those of the original. */
function copyInstruction(original: Instruction): Instruction {
  const { op, type, operands, attributes, location, edges, cases } = original;
  return new Instruction(
    op,
    type,
    [...operands],
    { ...attributes },
    location,
    [...edges],
    [...cases],
  );
}
