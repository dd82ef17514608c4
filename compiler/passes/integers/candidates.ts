// Chooses the floats that become 64-bit integers: those that hold integers
// and are made of integers, so that nothing is converted to and fro.
import type { BlockParameter, Instruction, Operand } from "../../ir/ir.ts";
import type { RangeAnalysis } from "./analysis.ts";
import {
  type FunctionFacts,
  isValue,
  type ModuleFacts,
  type Value,
} from "./facts.ts";
import { contains, fitsInteger, type Range } from "./range.ts";

/** Results are integers if the operands are. */
const arithmetic = new Set(["fadd", "fsub", "fmul", "fneg"]);
const roundings = new Set(["floor", "ceil", "trunc", "rint"]);
/** Made anew by a conversion, whatever the operands are. */
const sources = new Set(["sitofp", "uitofp", "frem"]);

export class Candidates {
  private readonly chosen = new Map<Value, FunctionFacts>();
  private readonly integerResults = new Set<FunctionFacts>();

  constructor(
    private readonly module: ModuleFacts,
    private readonly analysis: RangeAnalysis,
    private readonly signedZeroes: ReadonlySet<Value>,
  ) {
    for (const facts of module.functions.values()) {
      for (const block of facts.flow.order) {
        for (const value of [...block.parameters, ...block.instructions]) {
          if (this.fits(value) && this.isPossible(value, facts)) {
            this.chosen.set(value, facts);
          }
        }
      }
    }
    this.dropMixed();
    // Remembered, because rewriting changes what it is seen by.
    for (const facts of module.functions.values()) {
      if (this.givesIntegers(facts)) this.integerResults.add(facts);
    }
  }

  get isEmpty(): boolean {
    return this.chosen.size === 0;
  }

  has(operand: Operand): boolean {
    return isValue(operand) && this.chosen.has(operand);
  }

  /** Whether the function answers integers: so all its calls do. */
  isResultInteger(facts: FunctionFacts): boolean {
    return this.integerResults.has(facts);
  }

  private givesIntegers(facts: FunctionFacts): boolean {
    return (
      facts.isClosed &&
      facts.irFunction.signature.result === "f64" &&
      facts.returns.length > 0 &&
      facts.callers.length > 0 &&
      facts.callers.every(
        ({ instruction }) =>
          instruction.type === "void" || this.chosen.has(instruction),
      ) &&
      facts.returns.every(({ instruction }) =>
        this.isNative(instruction.operands[0]!),
      )
    );
  }

  /** Costs nothing to have as an integer. */
  isNative(operand: Operand): boolean {
    if (operand.kind === "float") return Number.isSafeInteger(operand.value);
    return operand.kind === "undef" || this.has(operand);
  }

  private fits(value: Value): boolean {
    if (value.type !== "f64") return false;
    const range = this.analysis.rangeOf(value);
    // What never returns may be said to return anything.
    if (range === null)
      return value.kind === "instruction" && this.isClosedCall(value);
    if (!fitsInteger(range)) return false;
    return !range.mayBeMinusZero || !this.signedZeroes.has(value);
  }

  private isPossible(value: Value, facts: FunctionFacts): boolean {
    if (value.kind === "parameter") {
      if (facts.isEntryParameter(value)) return facts.isClosed;
      const index = value.block.parameters.indexOf(value);
      const entering = facts.entering.get(value.block)!;
      return entering.every(({ skipped }) => index >= skipped);
    }
    const { op } = value;
    if (op === "intrinsic") {
      const symbol = value.attributes.symbol!;
      return symbol === "fabs" || roundings.has(symbol);
    }
    if (op === "frem") return this.isExactRemainder(value, facts);
    if (this.isClosedCall(value)) return true;
    return arithmetic.has(op) || sources.has(op) || op === "select";
  }

  private isClosedCall(value: Instruction): boolean {
    return this.module.calleeOf(value)?.isClosed === true;
  }

  /** Operands beyond 2^53 are integers too, and fmod is exact on them. */
  private isExactRemainder(value: Instruction, facts: FunctionFacts): boolean {
    const block = facts.homes.get(value)!;
    const isWord = (range: Range | null): boolean =>
      range !== null &&
      range.isInteger &&
      !range.mayBeNan &&
      range.low > -(2 ** 63) &&
      range.high < 2 ** 63;
    const [dividend, divisor] = value.operands.map((operand) =>
      this.analysis.rangeAt(operand, facts, block),
    ) as [Range | null, Range | null];
    return isWord(dividend) && isWord(divisor) && !contains(divisor!, 0);
  }

  /** Drops what would need conversions until nothing does. */
  private dropMixed(): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const [value, facts] of this.chosen) {
        if (this.isWorthwhile(value, facts)) continue;
        this.chosen.delete(value);
        changed = true;
      }
    }
  }

  private isWorthwhile(value: Value, facts: FunctionFacts): boolean {
    if (value.kind === "parameter") {
      return this.parameterSources(value, facts).every((operand) =>
        this.isNative(operand),
      );
    }
    const { op, operands } = value;
    if (arithmetic.has(op))
      return operands.every((each) => this.isNative(each));
    if (op === "select") {
      return this.isNative(operands[1]!) && this.isNative(operands[2]!);
    }
    if (op === "intrinsic") return this.isCheapIntrinsic(value, facts);
    const callee = this.module.calleeOf(value);
    return callee === null || this.givesIntegers(callee);
  }

  /** The argument is an integer, or truncation does the rounding. */
  private isCheapIntrinsic(value: Instruction, facts: FunctionFacts): boolean {
    const [operand] = value.operands;
    if (this.isNative(operand!)) return true;
    const symbol = value.attributes.symbol!;
    if (symbol !== "floor" && symbol !== "trunc") return false;
    const block = facts.homes.get(value)!;
    const range = this.analysis.rangeAt(operand!, facts, block);
    return range !== null && (range.low >= 0 || symbol === "trunc");
  }

  private parameterSources(
    parameter: BlockParameter,
    facts: FunctionFacts,
  ): Operand[] {
    const index = parameter.block.parameters.indexOf(parameter);
    if (facts.isEntryParameter(parameter)) {
      return facts.callers.map(
        ({ instruction }) => instruction.operands[index]!,
      );
    }
    return facts.entering
      .get(parameter.block)!
      .map(({ edge, skipped }) => edge.arguments[index - skipped]!);
  }
}
