// Comparisons of a counter with a float nobody knows: `i < n` is `i < ceil(n)`
// for integers, and where `n` does not change in the loop its ceiling is
// computed once, outside.
import { type Instruction, integer, type Operand, float } from "../../ir/ir.ts";
import { isValue, type Value } from "./facts.ts";
import type { Rewriter } from "./rewrite.ts";
import { fitsInteger, largestExact } from "./range.ts";

interface Comparison {
  readonly predicate: "slt" | "sle" | "sgt" | "sge";
  readonly round: "floor" | "ceil";
}

/** By the float predicate, the integer on the left. */
const comparisons: Readonly<Record<string, Comparison>> = {
  olt: { predicate: "slt", round: "ceil" },
  ole: { predicate: "sle", round: "floor" },
  ogt: { predicate: "sgt", round: "floor" },
  oge: { predicate: "sge", round: "ceil" },
};

const swapped: Readonly<Record<string, string>> = {
  olt: "ogt",
  ole: "oge",
  ogt: "olt",
  oge: "ole",
};

/** Beyond every integer that is compared. */
const outside = 2 * largestExact;

export class BoundConverter {
  private readonly known = new Map<Value, Map<string, Operand>>();

  constructor(private readonly to: Rewriter) {}

  /** `comparison` on integers, or null where a float does better. */
  compare({ operands, attributes }: Instruction): Operand | null {
    const [left, right] = operands as [Operand, Operand];
    const isLeft = this.to.candidates.has(left);
    const own = isLeft ? left : right;
    const other = isLeft ? right : left;
    if (this.to.mayBeMissing(own)) return null;
    const name = attributes.predicate!;
    if (other.kind === "float") {
      return this.compareConstant(
        own,
        isLeft ? name : (swapped[name] ?? name),
        other.value,
      );
    }
    const comparison = comparisons[isLeft ? name : (swapped[name] ?? name)];
    if (comparison === undefined || !isValue(other)) return null;
    if (!this.to.facts.isInvariant(other, this.to.block)) return null;
    const bound = this.bound(other, comparison);
    if (bound === null) return null;
    const { predicate } = comparison;
    return this.to.emit("icmp", "i1", [this.to.asInteger(own), bound], {
      predicate,
    });
  }

  private compareConstant(
    own: Operand,
    name: string,
    value: number,
  ): Operand | null {
    if (name === "uno") return integer("i1", Number.isNaN(value) ? 1 : 0);
    if (Number.isNaN(value)) return integer("i1", name === "une" ? 1 : 0);
    // It is no integer of ours, or `isNative` would have taken it.
    if (name === "oeq") return integer("i1", 0);
    if (name === "une") return integer("i1", 1);
    const comparison = comparisons[name];
    if (comparison === undefined) return null;
    const rounded = Math[comparison.round](value);
    const bound = Math.min(Math.max(rounded, -outside), outside);
    const { predicate } = comparison;
    const operands = [this.to.asInteger(own), integer("i64", bound)];
    return this.to.emit("icmp", "i1", operands, { predicate });
  }

  /** The integer that `value` bounds others by, made where it is defined. */
  private bound(value: Value, comparison: Comparison): Operand | null {
    const isUpper =
      comparison.predicate === "slt" || comparison.predicate === "sle";
    const key = `${comparison.round} ${isUpper}`;
    const found = this.known.get(value)?.get(key);
    if (found !== undefined) return found;
    const range = this.to.analysis.rangeOf(value);
    const isInteger = range !== null && fitsInteger(range);
    const made = this.to.emitAfter(value, () => {
      const source = this.to.current(value);
      return isInteger
        ? this.to.emit("fptosi", "i64", [source], { inRange: true })
        : this.emitRounded(source, comparison.round, isUpper);
    });
    if (made === null) return null;
    const map = this.known.get(value) ?? new Map<string, Operand>();
    this.known.set(value, map.set(key, made));
    return made;
  }

  /** NaN becomes a bound with which the comparison fails. */
  private emitRounded(
    source: Operand,
    round: "floor" | "ceil",
    isUpper: boolean,
  ): Operand {
    const { to } = this;
    const first = this.emitLimit(source, isUpper);
    const limited = this.emitLimit(first, !isUpper);
    const whole = to.emit("fptosi", "i64", [limited], { inRange: true });
    const back = to.emit("sitofp", "f64", [whole]);
    const predicate = round === "ceil" ? "olt" : "ogt";
    const isOff = to.emit("fcmp", "i1", [back, limited], { predicate });
    const one = to.emit("zext", "i64", [isOff]);
    return to.emit(round === "ceil" ? "add" : "sub", "i64", [whole, one], {
      noWrap: true,
    });
  }

  /** `source` if it is above the lower limit (below the upper), else that. */
  private emitLimit(source: Operand, isLower: boolean): Operand {
    const limit = float(isLower ? -outside : outside);
    const inside = this.to.emit("fcmp", "i1", [source, limit], {
      predicate: isLower ? "ogt" : "olt",
    });
    return this.to.emit("select", "f64", [inside, source, limit]);
  }
}
