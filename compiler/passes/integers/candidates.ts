// Chooses the floats that become 64-bit integers: those that hold integers
// and are made of integers, so that nothing is converted to and fro. Where
// `undefined` may come too (`let top = stack[0]`), or NaN (from `charCodeAt`),
// the least integer stands for it.
import type { BlockParameter, Instruction, Operand } from "../../ir/ir.ts";
import type { RangeAnalysis } from "./analysis.ts";
import { isUndefined, testedNumber } from "./transfer.ts";
import {
  type FunctionFacts,
  isValue,
  type ModuleFacts,
  type Value,
} from "./facts.ts";
import { contains, fitsInteger, fitsOptional, type Range } from "./range.ts";

/** Results are integers if the operands are. */
const arithmetic = new Set(["fadd", "fsub", "fmul", "fneg"]);
/** Rounding by the integer part, or by nothing where it is an integer. */
const roundings: Readonly<Record<string, "converts" | "copies">> = {
  floor: "converts",
  "js.floor": "converts",
  ceil: "converts",
  "js.ceil": "converts",
  trunc: "converts",
  "js.trunc": "converts",
  rint: "copies",
  fabs: "copies",
  "js.maxOfTwo": "copies",
  "js.minOfTwo": "copies",
};
/** Made anew by a conversion, whatever the operands are. */
const sources = new Set(["sitofp", "uitofp", "frem"]);

/** What reads integers anyway. */
const integerUsers = new Set([
  "toindex",
  "toint32",
  "fptosi",
  "fptoui",
  "frem",
]);

/** Who reads each f64, directly or as parameter of a block. */
function findUsers(module: ModuleFacts): Map<Value, Value[]> {
  const users = new Map<Value, Value[]>();
  const note = (operand: Operand, user: Value): void => {
    if (!isValue(operand) || operand.type !== "f64") return;
    const list = users.get(operand);
    if (list === undefined) users.set(operand, [user]);
    else list.push(user);
  };
  for (const facts of module.functions.values()) {
    for (const block of facts.flow.order) {
      for (const parameter of block.parameters) {
        if (parameter.type !== "f64") continue;
        for (const source of module.sourcesOf(parameter, facts)) {
          note(source, parameter);
        }
      }
      for (const instruction of block.instructions) {
        for (const operand of instruction.operands) note(operand, instruction);
      }
    }
  }
  return users;
}

function isNan(operand: Operand): boolean {
  return operand.kind === "float" && Number.isNaN(operand.value);
}

export class Candidates {
  private readonly chosen = new Map<Value, FunctionFacts>();
  private users: Map<Value, Value[]> | null = null;
  private readonly integerResults = new Set<FunctionFacts>();
  /** Those that may be NaN, with the bits of the only NaN they may be. */
  private readonly optional = new Map<Value, bigint>();

  constructor(
    private readonly module: ModuleFacts,
    private readonly analysis: RangeAnalysis,
    private readonly signedZeroes: ReadonlySet<Value>,
  ) {
    for (const facts of module.functions.values()) {
      for (const block of facts.flow.order) {
        for (const value of [...block.parameters, ...block.instructions]) {
          if (this.fitsOptional(value, facts)) {
            const { nanBits } = this.analysis.rangeOf(value)!;
            this.optional.set(value, nanBits!);
            this.chosen.set(value, facts);
          } else if (this.fits(value) && this.isPossible(value, facts)) {
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

  /** As `has`, but not for loads, which are floats as well. */
  isRegister(operand: Operand): boolean {
    return this.has(operand) && !this.isLoaded(operand);
  }

  /** Where the least integer stands for a NaN, the NaN's bits. */
  nanBitsOf(operand: Operand): bigint | undefined {
    return this.has(operand) ? this.optional.get(operand as Value) : undefined;
  }

  /** A float that is converted where it is made, because that is seldom. */
  isConverted(value: Instruction): boolean {
    return value.op === "call" && this.nanBitsOf(value) !== undefined;
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
          instruction.type === "void" ||
          (this.chosen.has(instruction) && !this.optional.has(instruction)),
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

  /** A float in memory, which is there as a float all the same. */
  private isLoaded(operand: Operand): boolean {
    return operand.kind === "instruction" && operand.op === "load";
  }

  /**
   * Whether somebody wants the integer. Arithmetic on loaded numbers that are
   * stored again would only be converted to and fro.
   */
  private isDemanded(value: Value): boolean {
    this.users ??= findUsers(this.module);
    const seen = new Set<Value>([value]);
    for (const each of seen) {
      for (const user of this.users.get(each) ?? []) {
        if (user.kind === "instruction" && this.wantsInteger(user, each)) {
          return true;
        }
        if (this.chosen.has(user)) seen.add(user);
      }
    }
    return false;
  }

  private wantsInteger(user: Instruction, value: Value): boolean {
    const { op, operands } = user;
    if (integerUsers.has(op)) return true;
    if (op !== "fcmp") return false;
    const other = operands[0] === value ? operands[1]! : operands[0]!;
    // What may be missing is mostly compared with constants.
    const isOptional = this.optional.has(value) && other.kind === "float";
    return this.isRegister(other) || (isOptional && this.isNative(other));
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

  /** Only what joins elements that may be missing. */
  private fitsOptional(value: Value, facts: FunctionFacts): boolean {
    if (value.type !== "f64") return false;
    const range = this.analysis.rangeOf(value);
    if (range === null || !fitsOptional(range)) return false;
    if (value.kind === "instruction") {
      if (isUndefined(value)) return true;
      return value.op === "call" && facts.isRare(facts.homes.get(value)!);
    }
    if (facts.isEntryParameter(value)) return false;
    if (!this.isPossible(value, facts)) return false;
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
      return value.attributes.symbol! in roundings;
    }
    if (this.module.cells.of(value) !== null) return true;
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
      const isOptional = this.optional.has(value);
      const isNative = this.module
        .sourcesOf(value, facts)
        .every(
          (operand) => this.isNative(operand) || (isOptional && isNan(operand)),
        );
      return isNative && (!isOptional || this.isDemanded(value));
    }
    if (this.optional.has(value)) return true;
    const { op, operands } = value;
    if (arithmetic.has(op)) {
      return (
        operands.every((each) => this.isNative(each)) &&
        (!operands.some((each) => this.isLoaded(each)) ||
          this.isDemanded(value))
      );
    }
    if (op === "select") {
      if (this.isCopy(value, facts)) return this.isNative(operands[1]!);
      return this.isNative(operands[1]!) && this.isNative(operands[2]!);
    }
    if (op === "intrinsic") return this.isCheapIntrinsic(value);
    const callee = this.module.calleeOf(value);
    return callee === null || this.givesIntegers(callee);
  }

  /** Whether a select asks for NaN where there is none. */
  isCopy(value: Instruction, facts: FunctionFacts): boolean {
    const tested = testedNumber(value);
    if (tested === null) return false;
    const block = facts.homes.get(value)!;
    return !this.analysis.mayBeNanAt(tested, facts, block);
  }

  /** The arguments are integers, or truncation does the rounding. */
  private isCheapIntrinsic(value: Instruction): boolean {
    if (roundings[value.attributes.symbol!] === "converts") return true;
    return value.operands.every((operand) => this.isNative(operand));
  }
}
