// One function: names, blocks, and block parameters turned into phis.
import type {
  Block,
  BlockParameter,
  Edge,
  Instruction,
  IrFunction,
  Operand,
} from "../ir/ir.ts";
import type { ModuleContext } from "./context.ts";
import { VariableEmitter } from "./variables.ts";
import { emitters } from "./instructions.ts";
import { constantText, llvmType, returnType, symbolText } from "./text.ts";

interface Incoming {
  readonly from: string;
  readonly values: readonly string[];
}

interface EmittedBlock {
  readonly label: string;
  /** The IR block it starts, or null for a block made while emitting. */
  readonly block: Block | null;
  readonly lines: string[];
}

/** Values of no instruction, for example LLVM's `poison`, are written out. */
export type EdgeArgument =
  Operand | { readonly kind: "text"; readonly text: string };

export class FunctionEmitter {
  readonly variables: VariableEmitter;
  /** The subprogram's metadata node, or null without debug information. */
  readonly subprogram: string | null;
  private readonly names = new Map<Instruction | BlockParameter, string>();
  private readonly blocks: EmittedBlock[] = [];
  private readonly incoming = new Map<Block, Incoming[]>();
  private readonly entryLines: string[] = [];
  /** Errors on their way out, with the LLVM block they come from. */
  private readonly propagated: { from: string; error: string }[] = [];
  private current!: EmittedBlock;
  private locationSuffix = "";
  private nextTemporary = 0;

  constructor(
    readonly context: ModuleContext,
    readonly irFunction: IrFunction,
  ) {
    this.subprogram = context.debug.subprogram(irFunction);
    this.variables = new VariableEmitter(this);
  }

  /** The lines between the braces. */
  emitBody(): string[] {
    const reached = reachableBlocks(this.irFunction);
    this.nameValues(reached);
    for (const block of reached) this.emitBlock(block);
    this.emitPropagation();
    return this.print();
  }

  // Names.

  private nameValues(blocks: readonly Block[]): void {
    let next = 0;
    const name = (
      value: Instruction | BlockParameter,
      hint: string | null,
    ): void => {
      const plain = hint !== null && /^[A-Za-z_][A-Za-z0-9_]*$/.test(hint);
      this.names.set(value, `%${plain ? `_${hint}` : "v"}.${next++}`);
    };
    for (const block of blocks) {
      for (const parameter of block.parameters) name(parameter, parameter.name);
      for (const instruction of block.instructions) {
        if (instruction.type !== "void") name(instruction, null);
      }
    }
  }

  parameterName(parameter: BlockParameter): string {
    return this.names.get(parameter)!;
  }

  blockLabel(block: Block): string {
    return `${block.label.replace(/[^A-Za-z0-9._-]/g, "_")}.${block.id}`;
  }

  /** A name for a value made while emitting. */
  temporary(): string {
    return `%t.${this.nextTemporary++}`;
  }

  /** The name `instruction` defines. */
  result(instruction: Instruction): string {
    const name = this.names.get(instruction);
    if (name === undefined) throw this.error("value of a void instruction");
    return name;
  }

  /** An operand without its type. */
  value(operand: EdgeArgument): string {
    switch (operand.kind) {
      case "text":
        return operand.text;
      case "parameter":
        return this.defined(this.names.get(operand));
      case "instruction": {
        const source = copySource(operand);
        return source === null
          ? this.defined(this.names.get(operand))
          : this.value(source);
      }
      case "symbol":
        this.context.useSymbol(operand.name);
        return symbolText(operand.type, this.context.symbolName(operand.name));
      default:
        return constantText(operand);
    }
  }

  private defined(name: string | undefined): string {
    if (name === undefined) throw this.error("operand is never defined");
    return name;
  }

  /** An operand with its type. */
  typed(operand: Operand): string {
    return `${llvmType(operand.type)} ${this.value(operand)}`;
  }

  // Lines.

  /** An instruction of the current block. */
  emit(text: string): void {
    this.current.lines.push(`  ${text}${this.locationSuffix}`);
  }

  /** A line that is not an instruction, for example a debug record. */
  emitRecord(text: string): void {
    this.current.lines.push(`    ${text}`);
  }

  /** Something for the head of the function. */
  emitAtEntry(text: string): void {
    this.entryLines.push(text);
  }

  /** A new value computed by `text`. */
  define(text: string): string {
    const name = this.temporary();
    this.emit(`${name} = ${text}`);
    return name;
  }

  /** One slot in the frame, however often the place is passed. */
  stackSlot(size: string, align: number): string {
    const name = this.temporary();
    this.emitAtEntry(`  ${name} = alloca ${size}, align ${align}`);
    return name;
  }

  get currentLabel(): string {
    return this.current.label;
  }

  /** Continues in a new block, which the caller has branched to. */
  startBlock(label: string, block: Block | null = null): void {
    this.current = { label, block, lines: [] };
    this.blocks.push(this.current);
  }

  freshLabel(hint: string): string {
    return `${hint}.t${this.nextTemporary++}`;
  }

  private emitBlock(block: Block): void {
    this.startBlock(this.blockLabel(block), block);
    for (const instruction of block.instructions) {
      const emitter = emitters[instruction.op];
      if (emitter === undefined) {
        throw this.error(`no LLVM for opcode "${instruction.op}"`);
      }
      this.locationSuffix =
        this.subprogram === null
          ? ""
          : `, !dbg ${this.locationOf(instruction)}`;
      emitter(this, instruction);
    }
  }

  locationOf(instruction: Instruction): string {
    return this.context.debug.location(
      this.irFunction,
      this.subprogram!,
      instruction.location,
    );
  }

  // Control flow.

  /**
   * The labels a terminator jumps to, its phis' values recorded. LLVM knows a
   * predecessor only by name, so a second edge to the same block gets a block
   * of its own.
   */
  edgeLabels(
    edges: readonly Edge[],
    leading: readonly (readonly EdgeArgument[])[] = [],
  ): string[] {
    const from = this.currentLabel;
    const seen = new Set<Block>();
    const detours: { label: string; edge: Edge; values: string[] }[] = [];
    const labels = edges.map((edge, index) => {
      const values = [...(leading[index] ?? []), ...edge.arguments].map(
        (argument) => this.value(argument),
      );
      if (seen.has(edge.block) && values.length > 0) {
        const label = this.freshLabel("edge");
        detours.push({ label, edge, values });
        return label;
      }
      seen.add(edge.block);
      this.addIncoming(edge.block, { from, values });
      return this.blockLabel(edge.block);
    });
    for (const { label, edge, values } of detours) {
      this.blocks.push({
        label,
        block: null,
        lines: [
          `  br label %${this.blockLabel(edge.block)}${this.locationSuffix}`,
        ],
      });
      this.addIncoming(edge.block, { from: label, values });
    }
    return labels;
  }

  private addIncoming(block: Block, incoming: Incoming): void {
    const list = this.incoming.get(block);
    if (list === undefined) this.incoming.set(block, [incoming]);
    else list.push(incoming);
  }

  /** The label to jump to for leaving the function with `error`. */
  propagate(error: string): string {
    if (!this.irFunction.signature.throws) {
      throw this.error("an error leaves a function that does not throw");
    }
    this.propagated.push({ from: this.currentLabel, error });
    return propagationLabel;
  }

  private emitPropagation(): void {
    if (this.propagated.length === 0) return;
    this.startBlock(propagationLabel);
    // A line of the function itself: the places that came here are many.
    this.locationSuffix =
      this.subprogram === null
        ? ""
        : `, !dbg ${this.context.debug.location(this.irFunction, this.subprogram, null)}`;
    const sources = this.propagated.map(
      ({ from, error }) => `[ ${error}, %${from} ]`,
    );
    const error = this.temporary();
    this.current.lines.push(`  ${error} = phi ptr ${sources.join(", ")}`);
    const { signature } = this.irFunction;
    if (signature.result === "void") {
      this.emit(`ret ptr ${error}`);
      return;
    }
    const type = returnType(signature);
    const pair = this.define(`insertvalue ${type} poison, ptr ${error}, 0`);
    this.emit(`ret ${type} ${pair}`);
  }

  // Output.

  private print(): string[] {
    const out: string[] = [];
    this.blocks.forEach((emitted, index) => {
      out.push(`${emitted.label}:`);
      if (index === 0) out.push(...this.entryLines);
      else if (emitted.block !== null) out.push(...this.phis(emitted.block));
      out.push(...emitted.lines);
    });
    return out;
  }

  private phis(block: Block): string[] {
    const incoming = this.incoming.get(block) ?? [];
    return block.parameters.map((parameter, index) => {
      if (incoming.length === 0) {
        // Only the error edge of a call that never fails leads here.
        const type = llvmType(parameter.type);
        return `  ${this.parameterName(parameter)} = freeze ${type} poison`;
      }
      const sources = incoming.map(({ from, values }) => {
        const value = values[index];
        if (value === undefined) {
          throw this.error(`too few arguments for ${this.blockLabel(block)}`);
        }
        return `[ ${value}, %${from} ]`;
      });
      const type = llvmType(parameter.type);
      return `  ${this.parameterName(parameter)} = phi ${type} ${sources.join(", ")}`;
    });
  }

  error(message: string): Error {
    return new Error(`emitting ${this.irFunction.name}: ${message}`);
  }
}

const propagationLabel = "propagate.error";

/** What a bitcast that LLVM sees as no change copies, or null. */
export function copySource(instruction: Instruction): Operand | null {
  if (instruction.op !== "bitcast") return null;
  const source = instruction.operands[0]!;
  return llvmType(source.type) === llvmType(instruction.type) ? source : null;
}

/** Blocks some path from the entry leads to, in the function's order. */
export function reachableBlocks(irFunction: IrFunction): Block[] {
  const reached = new Set<Block>([irFunction.entry]);
  const pending = [irFunction.entry];
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    for (const edge of block.terminator.edges) {
      if (reached.has(edge.block)) continue;
      reached.add(edge.block);
      pending.push(edge.block);
    }
  }
  return irFunction.blocks.filter((block) => reached.has(block));
}
