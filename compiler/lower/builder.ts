// Builds one function's IR: appends instructions and turns assignments to
// variables into SSA form on the fly (Braun et al., "Simple and Efficient
// Construction of Static Single Assignment Form", 2013).

import {
  BlockParameter,
  Instruction,
  undef,
  type Attributes,
  type Block,
  type Edge,
  type IrFunction,
  type IrType,
  type Operand,
  type SourceLocation,
} from "../ir/ir.ts";

/** Something that is assigned and read, held in SSA form. */
export class SsaVariable {
  constructor(
    readonly name: string,
    readonly type: IrType,
  ) {}
}

interface IncomingEdge {
  readonly edge: Edge;
  readonly from: Block;
}

export class FunctionBuilder {
  block: Block;
  location: SourceLocation | null = null;
  private readonly definitions = new Map<SsaVariable, Map<Block, Operand>>();
  private readonly incoming = new Map<Block, IncomingEdge[]>();
  private readonly sealed = new Set<Block>();
  private readonly incomplete = new Map<
    Block,
    [SsaVariable, BlockParameter][]
  >();
  /** How many leading parameters of a block its edges do not name (the error). */
  private readonly implicitParameters = new Map<Block, number>();
  private terminated = false;

  constructor(readonly ir: IrFunction) {
    this.block = ir.addBlock("entry");
    this.sealed.add(this.block);
  }

  /** True after a terminator, until the next `startBlock`. */
  get isTerminated(): boolean {
    return this.terminated;
  }

  newBlock(label: string): Block {
    return this.ir.addBlock(label);
  }

  /** Appends to `block` from now on; seals it unless more edges will come. */
  startBlock(block: Block, seal = true): void {
    this.block = block;
    this.terminated = false;
    if (seal) this.seal(block);
  }

  addParameter(
    block: Block,
    type: IrType,
    name: string | null = null,
  ): BlockParameter {
    const parameter = new BlockParameter(block, type, name);
    block.parameters.push(parameter);
    return parameter;
  }

  /** A block entered by errors: its first parameter is the error. */
  newHandler(label: string): { block: Block; error: BlockParameter } {
    const block = this.newBlock(label);
    this.implicitParameters.set(block, 1);
    return { block, error: this.addParameter(block, "ref", "error") };
  }

  emit(
    op: string,
    type: IrType,
    operands: Operand[],
    attributes: Attributes = {},
  ): Instruction {
    if (this.terminated) {
      // Code after return or throw: kept out of the way, removed at the end.
      this.startBlock(this.newBlock("dead"));
    }
    const instruction = new Instruction(
      op,
      type,
      operands,
      attributes,
      this.location,
    );
    this.block.instructions.push(instruction);
    return instruction;
  }

  terminate(
    op: string,
    operands: Operand[],
    targets: Block[],
    attributes: Attributes = {},
    type: IrType = "void",
    cases: bigint[] = [],
  ): Instruction {
    const edges = targets.map((block): Edge => ({ block, arguments: [] }));
    const instruction = this.emit(op, type, operands, attributes);
    instruction.edges = edges;
    instruction.cases = cases;
    for (const edge of edges) this.addEdge(edge, this.block);
    this.terminated = true;
    return instruction;
  }

  private addEdge(edge: Edge, from: Block): void {
    const list = this.incoming.get(edge.block) ?? [];
    list.push({ edge, from });
    this.incoming.set(edge.block, list);
    if (this.sealed.has(edge.block))
      throw new Error(`edge to the sealed block ${edge.block.label}`);
  }

  branch(target: Block): void {
    if (!this.terminated) this.terminate("br", [], [target]);
  }

  conditional(
    condition: Operand,
    whenTrue: Block,
    whenFalse: Block,
    likely?: -1 | 1,
  ): void {
    if (this.terminated) return;
    if (condition.kind === "integer")
      return this.branch(condition.value === 0n ? whenFalse : whenTrue);
    this.terminate(
      "condbr",
      [condition],
      [whenTrue, whenFalse],
      likely === undefined ? {} : { likely },
    );
  }

  /** False for a block that a constant condition has left without edges. */
  isReached(block: Block): boolean {
    return (this.incoming.get(block)?.length ?? 0) > 0;
  }

  write(variable: SsaVariable, value: Operand): void {
    this.writeIn(variable, this.block, value);
  }

  read(variable: SsaVariable): Operand {
    return this.readIn(variable, this.block);
  }

  private writeIn(variable: SsaVariable, block: Block, value: Operand): void {
    let map = this.definitions.get(variable);
    if (map === undefined) this.definitions.set(variable, (map = new Map()));
    map.set(block, value);
  }

  private readIn(variable: SsaVariable, block: Block): Operand {
    const known = this.definitions.get(variable)?.get(block);
    if (known !== undefined) return known;
    let value: Operand;
    const incoming = this.incoming.get(block) ?? [];
    if (!this.sealed.has(block)) {
      const parameter = this.addParameter(block, variable.type, variable.name);
      const list = this.incomplete.get(block) ?? [];
      list.push([variable, parameter]);
      this.incomplete.set(block, list);
      value = parameter;
    } else if (incoming.length === 0) {
      value = undef(variable.type);
    } else if (incoming.length === 1) {
      value = this.readIn(variable, incoming[0]!.from);
    } else {
      const parameter = this.addParameter(block, variable.type, variable.name);
      this.writeIn(variable, block, parameter);
      for (const { edge, from } of incoming)
        edge.arguments.push(this.readIn(variable, from));
      value = parameter;
    }
    this.writeIn(variable, block, value);
    return value;
  }

  /** No more edges to `block` will come: completes what was read in it. */
  seal(block: Block): void {
    if (this.sealed.has(block)) return;
    this.sealed.add(block);
    const incoming = this.incoming.get(block) ?? [];
    for (const [variable] of this.incomplete.get(block) ?? []) {
      for (const { edge, from } of incoming)
        edge.arguments.push(this.readIn(variable, from));
    }
    this.incomplete.delete(block);
  }

  /** Removes unreachable blocks and parameters that always have one value. */
  finish(): void {
    removeUnreachableBlocks(this.ir);
    removeTrivialParameters(
      this.ir,
      (block) => this.implicitParameters.get(block) ?? 0,
    );
    // A throw to a handler of this function is a jump that brings the error.
    for (const block of this.ir.blocks) {
      const last = block.terminator;
      const edge = last.edges[0];
      if (last.op !== "throw" || edge === undefined) continue;
      edge.arguments.unshift(last.operands[0]!);
      last.op = "br";
      last.operands = [];
    }
  }
}

export function removeUnreachableBlocks(ir: IrFunction): void {
  const reached = new Set<Block>();
  const work = [ir.entry];
  while (work.length > 0) {
    const block = work.pop()!;
    if (reached.has(block)) continue;
    reached.add(block);
    if (block.instructions.length === 0)
      throw new Error(`${ir.name}: block ${block.label} has no terminator`);
    for (const edge of block.terminator.edges) work.push(edge.block);
  }
  ir.blocks = ir.blocks.filter((block) => reached.has(block));
}

function removeTrivialParameters(
  ir: IrFunction,
  implicit: (block: Block) => number,
): void {
  const replacement = new Map<BlockParameter, Operand>();
  const resolve = (operand: Operand): Operand => {
    let current = operand;
    while (current.kind === "parameter") {
      const next = replacement.get(current);
      if (next === undefined) break;
      current = next;
    }
    return current;
  };
  const edgesTo = new Map<Block, Edge[]>();
  for (const block of ir.blocks) {
    for (const edge of block.terminator.edges) {
      const list = edgesTo.get(edge.block) ?? [];
      list.push(edge);
      edgesTo.set(edge.block, list);
    }
  }
  let changed = true;
  while (changed) {
    changed = false;
    for (const block of ir.blocks) {
      if (block === ir.entry) continue;
      const edges = edgesTo.get(block) ?? [];
      const skip = implicit(block);
      for (let i = block.parameters.length - 1; i >= skip; i--) {
        const parameter = block.parameters[i]!;
        const only = onlyValue(parameter, edges, i - skip, resolve);
        if (only === null) continue;
        replacement.set(parameter, only);
        block.parameters.splice(i, 1);
        for (const edge of edges) edge.arguments.splice(i - skip, 1);
        changed = true;
      }
    }
  }
  for (const block of ir.blocks) {
    for (const instruction of block.instructions) {
      instruction.operands = instruction.operands.map(resolve);
      for (const edge of instruction.edges)
        edge.arguments = edge.arguments.map(resolve);
    }
  }
}

function onlyValue(
  parameter: BlockParameter,
  edges: Edge[],
  index: number,
  resolve: (operand: Operand) => Operand,
): Operand | null {
  let only: Operand | null = null;
  for (const edge of edges) {
    const value = resolve(edge.arguments[index]!);
    if (value === parameter) continue;
    if (only !== null && !sameOperand(only, value)) return null;
    only = value;
  }
  return only ?? undef(parameter.type);
}

export function sameOperand(a: Operand, b: Operand): boolean {
  if (a === b) return true;
  if (a.kind === "integer" && b.kind === "integer")
    return a.type === b.type && a.value === b.value;
  if (a.kind === "float" && b.kind === "float")
    return Object.is(a.value, b.value);
  if (a.kind === "symbol" && b.kind === "symbol")
    return a.name === b.name && a.type === b.type;
  return false;
}
