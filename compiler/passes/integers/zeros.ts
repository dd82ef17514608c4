// Where the sign of zero can be seen. An integer has no -0, so a value that
// may be -0 becomes one only if nobody would notice.
import type { Instruction, Operand } from "../../ir/ir.ts";
import type { RangeAnalysis } from "./analysis.ts";
import {
  type FunctionFacts,
  isValue,
  type ModuleFacts,
  type Value,
} from "./facts.ts";
import { contains } from "./range.ts";

/** Give the same for both zeroes, whatever becomes of the result. */
const blind = new Set([
  "fcmp",
  "toindex",
  "toint32",
  "fptosi",
  "fptoui",
  "debugvalue",
]);

/** A zero of the other sign changes at most the sign of a zero result. */
const passing: Readonly<Record<string, readonly number[]>> = {
  fadd: [0, 1],
  fsub: [0, 1],
  fmul: [0, 1],
  fdiv: [0],
  frem: [0],
  fneg: [0],
  select: [1, 2],
  floor: [0],
  ceil: [0],
  trunc: [0],
  rint: [0],
  sqrt: [0],
  "js.floor": [0],
  "js.ceil": [0],
  "js.trunc": [0],
  "js.maxOfTwo": [0, 1],
  "js.minOfTwo": [0, 1],
};

/** Operands whose zero has no sign for the operation. */
const ignored: Readonly<Record<string, readonly number[]>> = {
  frem: [1],
  fabs: [0],
  copysign: [0],
};

/** The values of which somebody can tell 0 from -0. */
export function findSignedZeroes(
  module: ModuleFacts,
  analysis: RangeAnalysis,
): Set<Value> {
  return new SignedZeroes(module, analysis).run();
}

class SignedZeroes {
  private readonly seen = new Set<Value>();
  private readonly pending: Value[] = [];
  private readonly owners = new Map<Value, FunctionFacts>();

  constructor(
    private readonly module: ModuleFacts,
    private readonly analysis: RangeAnalysis,
  ) {}

  run(): Set<Value> {
    for (const facts of this.module.functions.values()) {
      for (const block of facts.flow.order) {
        for (const value of block.parameters) this.owners.set(value, facts);
        for (const instruction of block.instructions) {
          this.owners.set(instruction, facts);
          this.visitEffects(instruction, facts);
        }
      }
    }
    for (let value = this.pending.pop(); value !== undefined;) {
      this.spread(value);
      value = this.pending.pop();
    }
    return this.seen;
  }

  private mark(operand: Operand): void {
    if (!isValue(operand) || operand.type !== "f64") return;
    if (this.seen.has(operand)) return;
    this.seen.add(operand);
    this.pending.push(operand);
  }

  /** Marks what an instruction shows to others whoever uses its result. */
  private visitEffects(instruction: Instruction, facts: FunctionFacts): void {
    const { op, operands } = instruction;
    if (blind.has(op)) return;
    if (op === "ret" && facts.isClosed) return;
    if (this.module.calleeOf(instruction)?.isClosed === true) return;
    const rule = op === "intrinsic" ? instruction.attributes.symbol! : op;
    const quiet = [...(passing[rule] ?? []), ...(ignored[rule] ?? [])];
    operands.forEach((operand, index) => {
      if (!quiet.includes(index)) this.mark(operand);
    });
  }

  /** The sign of `value` is seen: so is that of what it is made of. */
  private spread(value: Value): void {
    const facts = this.owners.get(value);
    if (facts === undefined) return;
    if (value.kind === "parameter") {
      const index = value.block.parameters.indexOf(value);
      if (facts.isEntryParameter(value)) {
        for (const site of facts.callers) {
          this.mark(site.instruction.operands[index]!);
        }
        return;
      }
      for (const { edge, skipped } of facts.entering.get(value.block)!) {
        if (index >= skipped) this.mark(edge.arguments[index - skipped]!);
      }
      return;
    }
    const callee = this.module.calleeOf(value);
    if (callee !== null) {
      for (const { instruction } of callee.returns) {
        this.mark(instruction.operands[0]!);
      }
      return;
    }
    const rule = value.op === "intrinsic" ? value.attributes.symbol! : value.op;
    for (const index of passing[rule] ?? []) {
      if (!this.absorbs(value, index, facts)) this.mark(value.operands[index]!);
    }
  }

  /** Whether a sum is the same for both zeroes as operand `index`. */
  private absorbs(
    sum: Instruction,
    index: number,
    facts: FunctionFacts,
  ): boolean {
    if (sum.op !== "fadd" && sum.op !== "fsub") return false;
    const block = facts.homes.get(sum)!;
    const other = this.analysis.rangeAt(sum.operands[1 - index]!, facts, block);
    if (other === null) return true;
    // -0 + 0 is 0, and only -0 + -0 is -0; x - y is x + -y.
    if (sum.op === "fsub" && index === 0) return !contains(other, 0);
    return !other.mayBeMinusZero;
  }
}
