// Rewrites one function: the chosen floats become 64-bit integers, and what
// reads them either goes on with the integer or turns it back.
import {
  type Block,
  BlockParameter,
  type Edge,
  Instruction,
  integer,
  type IrType,
  type Operand,
  undef,
} from "../../ir/ir.ts";
import type { RangeAnalysis } from "./analysis.ts";
import type { Candidates } from "./candidates.ts";
import { BoundConverter } from "./bounds.ts";
import {
  type FunctionFacts,
  isValue,
  type ModuleFacts,
  type Value,
} from "./facts.ts";
import { rewriteRules } from "./rules.ts";
import { fitsInteger, type Range } from "./range.ts";

/** Stands for a NaN: below all integers that are doubles as well. */
export const missing = -(2n ** 63n);

export class Rewriter {
  readonly bounds: BoundConverter;
  /** What stands for a value now: an i64 for the chosen ones. */
  private readonly replacements = new Map<Value, Operand>();
  /** Floats made of chosen values, per block. */
  private floats = new Map<Value, Operand>();
  /** Operands of divisions as they were: rounding looks for integers there. */
  readonly quotients = new Map<Instruction, Operand[]>();
  /** What each `toindex` was of. */
  readonly checkedValues = new Map<Instruction, Operand>();
  private readonly kept = new Set<Value>();
  private readonly lists = new Map<Block, Instruction[]>();
  private list: Instruction[] = [];
  private location: Instruction["location"] = null;
  block: Block;

  constructor(
    readonly module: ModuleFacts,
    readonly facts: FunctionFacts,
    readonly analysis: RangeAnalysis,
    readonly candidates: Candidates,
  ) {
    this.block = facts.irFunction.entry;
    this.bounds = new BoundConverter(this);
  }

  run(): void {
    const { irFunction, flow } = this.facts;
    irFunction.blocks = irFunction.blocks.filter((each) =>
      flow.isReachable(each),
    );
    for (const block of flow.order) this.replaceParameters(block);
    this.changeSignature();
    for (const block of flow.order) this.rewriteBlock(block);
    for (const [block, list] of this.lists) block.instructions = list;
  }

  private replaceParameters(block: Block): void {
    block.parameters.forEach((parameter, index) => {
      if (!this.candidates.has(parameter)) return;
      const wide = new BlockParameter(block, "i64", parameter.name);
      block.parameters[index] = wide;
      this.replacements.set(parameter, wide);
    });
  }

  private changeSignature(): void {
    const { irFunction } = this.facts;
    const result = this.candidates.isResultInteger(this.facts)
      ? "i64"
      : irFunction.signature.result;
    irFunction.signature = {
      ...irFunction.signature,
      result,
      parameters: irFunction.entry.parameters.map(({ type }) => type),
    };
  }

  private rewriteBlock(block: Block): void {
    this.block = block;
    this.list = [];
    this.lists.set(block, this.list);
    this.floats = new Map();
    for (const instruction of block.instructions) {
      this.location = instruction.location;
      if (instruction === block.terminator) this.rewriteEdges(instruction);
      this.rewriteInstruction(instruction);
    }
  }

  private rewriteInstruction(instruction: Instruction): void {
    const rule = rewriteRules[instruction.op];
    const replacement = rule?.(this, instruction) ?? null;
    if (replacement !== null) {
      this.replacements.set(instruction, replacement);
      return;
    }
    if (this.candidates.has(instruction)) {
      throw new Error(`no rule makes an integer of ${instruction.op}`);
    }
    if (instruction.op === "fdiv") {
      this.quotients.set(instruction, instruction.operands);
    }
    instruction.operands = instruction.operands.map((operand) =>
      this.current(operand),
    );
    this.list.push(instruction);
  }

  private rewriteEdges(last: Instruction): void {
    const isInvoke = last.op === "invoke" || last.op === "invokeindirect";
    last.edges.forEach((edge, edgeIndex) => {
      const skipped = isInvoke && edgeIndex === 1 ? 1 : 0;
      const { parameters } = edge.block;
      const gives = this.candidates.has(last) ? "i64" : last.type;
      const isMixed = edge.arguments.some(
        (argument, index) =>
          argument === last && parameters[index + skipped]!.type !== gives,
      );
      if (isMixed) {
        last.edges[edgeIndex] = this.split(last, edge, skipped);
        return;
      }
      edge.arguments = edge.arguments.map((argument, index) =>
        this.passed(argument, parameters[index + skipped]!.type, last),
      );
    });
  }

  private passed(argument: Operand, type: IrType, self?: Instruction): Operand {
    if (argument === self) return argument;
    if (type === "i64" && this.wasNumber(argument)) {
      return this.asInteger(argument);
    }
    return this.current(argument);
  }

  /** The value of an invoke is converted in a block of its own. */
  private split(last: Instruction, edge: Edge, skipped: number): Edge {
    const { list, floats } = this;
    const block = this.facts.irFunction.addBlock("converted");
    this.list = [];
    this.floats = new Map();
    if (this.candidates.has(last)) this.replacements.set(last, last);
    const passed = edge.arguments.map((argument, index) =>
      this.passed(argument, edge.block.parameters[index + skipped]!.type),
    );
    const to = { block: edge.block, arguments: passed };
    this.list.push(new Instruction("br", "void", [], {}, this.location, [to]));
    block.instructions = this.list;
    this.list = list;
    this.floats = floats;
    return { block, arguments: [] };
  }

  // For the rules.

  /** Appends an instruction. */
  emit(
    op: string,
    type: IrType,
    operands: Operand[],
    attributes: Instruction["attributes"] = {},
  ): Instruction {
    const made = new Instruction(op, type, operands, attributes, this.location);
    this.list.push(made);
    return made;
  }

  /** Runs `make` so that what it emits stands right after `value`. */
  emitAfter(value: Value, make: () => Operand): Operand | null {
    const home = this.facts.homeOf(value);
    const list = this.lists.get(home);
    if (list === undefined) return null;
    const standing = this.replacements.get(value) ?? value;
    const place =
      standing.kind === "instruction" ? list.indexOf(standing) + 1 : 0;
    // A terminator's value has no place after it.
    const last = standing.kind === "instruction" && standing.edges.length > 0;
    if (last || (standing.kind === "instruction" && place === 0)) return null;
    const rest = list.splice(place);
    const { list: before, location } = this;
    this.list = list;
    const made = make();
    list.push(...rest);
    this.list = before;
    this.location = location;
    return made;
  }

  /** Keeps an instruction that an integer stands for as well. */
  keepFloat(instruction: Instruction): void {
    instruction.operands = instruction.operands.map((operand) =>
      this.current(operand),
    );
    this.list.push(instruction);
    this.kept.add(instruction);
  }

  append(instruction: Instruction): void {
    this.list.push(instruction);
  }

  /** Calls that give integers have changed their type already. */
  wasNumber(operand: Operand): boolean {
    return operand.type === "f64" || this.candidates.has(operand);
  }

  rangeOf(operand: Operand): Range | null {
    return this.analysis.rangeAt(operand, this.facts, this.block);
  }

  /** Whether an integer can stand for the operand here. */
  fits(operand: Operand): boolean {
    const range = this.rangeOf(operand);
    return range !== null && range.low <= range.high && fitsInteger(range);
  }

  /** Whether the least integer may stand for a NaN in it here. */
  mayBeMissing(operand: Operand): boolean {
    if (this.candidates.nanBitsOf(operand) === undefined) return false;
    return this.rangeOf(operand)?.mayBeNan !== false;
  }

  private missingFloat(operand: Operand): Operand {
    const bits = this.candidates.nanBitsOf(operand)!;
    return this.emit("bitcast", "f64", [integer("i64", bits)]);
  }

  /** Of an integer that stands for a number or a NaN: it is the latter. */
  isMissing(value: Operand, predicate: "eq" | "ne" = "eq"): Operand {
    return this.emit("icmp", "i1", [value, integer("i64", missing)], {
      predicate,
    });
  }

  /** The operand as i64; it must fit. */
  asInteger(operand: Operand): Operand {
    if (operand.kind === "float") {
      if (Number.isNaN(operand.value)) return integer("i64", missing);
      return integer("i64", Math.trunc(operand.value));
    }
    if (operand.kind === "undef") return undef("i64");
    if (this.candidates.has(operand)) {
      return this.replacements.get(operand as Value)!;
    }
    return this.emit("fptosi", "i64", [this.current(operand)], {
      inRange: true,
    });
  }

  /** The operand as it is now; chosen values as floats again. */
  current(operand: Operand): Operand {
    if (!isValue(operand)) return operand;
    const replacement = this.replacements.get(operand) ?? operand;
    if (!this.candidates.has(operand)) return replacement;
    if (this.kept.has(operand)) return operand;
    const known = this.floats.get(operand);
    if (known !== undefined) return known;
    // Vector units convert 32 bits, not 64.
    const range = this.rangeOf(operand);
    const isShort =
      range !== null && range.low >= -(2 ** 31) && range.high < 2 ** 31;
    const source = isShort
      ? this.emit("trunc", "i32", [replacement])
      : replacement;
    const number = this.emit("sitofp", "f64", [source]);
    const made = this.mayBeMissing(operand)
      ? this.emit("select", "f64", [
          this.isMissing(replacement),
          this.missingFloat(operand),
          number,
        ])
      : number;
    this.floats.set(operand, made);
    return made;
  }
}
