// What a branch tells of the values it compared: on the way through
// `condbr (fcmp olt i, n)` to its first edge, i is below n and neither is NaN.
import type { Block, Instruction, Operand } from "../../ir/ir.ts";
import { type FunctionFacts, isValue, type Value } from "./facts.ts";
import {
  integerRange,
  largestExact,
  type Range,
  undefinedBits,
  withBounds,
  withoutNan,
} from "./range.ts";

/** `value predicate other` holds. */
export interface Constraint {
  readonly value: Value;
  readonly predicate: string;
  readonly other: Operand;
}

/** A constraint in all that `block` dominates; `from` is who branched. */
export interface Guard extends Constraint {
  readonly block: Block;
  readonly from: Block;
}

const swapped: Readonly<Record<string, string>> = {
  olt: "ogt",
  ogt: "olt",
  ole: "oge",
  oge: "ole",
  oeq: "oeq",
  une: "une",
};

/** What holds when the comparison is false: `u…` admit NaN. */
const opposite: Readonly<Record<string, string>> = {
  olt: "uge",
  ogt: "ule",
  ole: "ugt",
  oge: "ult",
  oeq: "une",
  une: "oeq",
};

const swappedOpposite: Readonly<Record<string, string>> = {
  uge: "ule",
  ule: "uge",
  ugt: "ult",
  ult: "ugt",
  une: "une",
  oeq: "oeq",
};

/** What a condition says of the values in it, being `outcome`. */
export function constraintsOf(
  condition: Operand,
  outcome: boolean,
): Constraint[] {
  if (condition.kind !== "instruction") return [];
  const [left, right] = condition.operands;
  switch (condition.op) {
    case "xor":
      return right!.kind === "integer" && (right!.value & 1n) === 1n
        ? constraintsOf(left!, !outcome)
        : [];
    case "and":
    case "or":
      // The other outcome does not say which side it comes from.
      return outcome === (condition.op === "and")
        ? [...constraintsOf(left!, outcome), ...constraintsOf(right!, outcome)]
        : [];
    case "fcmp":
      return floatConstraints(condition, outcome);
    case "icmp":
      return [
        ...indexConstraints(condition, outcome),
        ...definedConstraints(condition, outcome),
      ];
    default:
      return [];
  }
}

function floatConstraints(
  comparison: Instruction,
  outcome: boolean,
): Constraint[] {
  const [left, right] = comparison.operands;
  const holds = comparison.attributes.predicate!;
  const predicate = outcome ? holds : opposite[holds];
  const mirrored = outcome
    ? swapped[holds]
    : swappedOpposite[opposite[holds] ?? ""];
  if (predicate === undefined || mirrored === undefined) return [];
  const found: Constraint[] = [];
  if (isValue(left!)) found.push({ value: left, predicate, other: right! });
  if (isValue(right!)) {
    found.push({ value: right, predicate: mirrored, other: left! });
  }
  return found;
}

/** `toindex(x) ult length`: x was an index. */
function indexConstraints(
  comparison: Instruction,
  outcome: boolean,
): Constraint[] {
  const [left, right] = comparison.operands;
  if (!outcome || comparison.attributes.predicate !== "ult") return [];
  if (left!.kind !== "instruction" || left!.op !== "toindex") return [];
  const [value] = left!.operands;
  return isValue(value!) ? [{ value, predicate: "index", other: right! }] : [];
}

/** The float whose bits are compared with those of `undefined`. */
export function comparedWithUndefined({
  op,
  operands,
  attributes,
}: Instruction): Operand | null {
  if (op !== "icmp") return null;
  const { predicate } = attributes;
  if (predicate !== "eq" && predicate !== "ne") return null;
  const [bits, constant] = operands;
  if (constant!.kind !== "integer" || constant!.type !== "i64") return null;
  if (BigInt.asUintN(64, constant!.value) !== undefinedBits) return null;
  const isBits = bits!.kind === "instruction" && bits!.op === "bitcast";
  return isBits && bits!.operands[0]!.type === "f64"
    ? bits!.operands[0]!
    : null;
}

function definedConstraints(
  comparison: Instruction,
  outcome: boolean,
): Constraint[] {
  const value = comparedWithUndefined(comparison);
  if (value === null || !isValue(value)) return [];
  const isDefined = outcome === (comparison.attributes.predicate === "ne");
  return isDefined
    ? [{ value, predicate: "defined", other: comparison.operands[1]! }]
    : [];
}

/** `ignoreOutcome` is a defect for tests. */
export function collectGuards(
  facts: FunctionFacts,
  ignoreOutcome = false,
): Map<Value, Guard[]> {
  const guards = new Map<Value, Guard[]>();
  for (const block of facts.flow.order) {
    const entering = facts.entering.get(block)!;
    if (entering.length !== 1) continue;
    const { from, index } = entering[0]!;
    const { op, operands } = from.terminator;
    if (op !== "condbr") continue;
    for (const constraint of constraintsOf(
      operands[0]!,
      index === 0 || ignoreOutcome,
    )) {
      const guard = { ...constraint, block, from };
      const list = guards.get(constraint.value);
      if (list === undefined) guards.set(constraint.value, [guard]);
      else list.push(guard);
    }
  }
  return guards;
}

/** The greatest double below, as far as integers tell. */
const below = (bound: number): number =>
  Math.abs(bound) <= largestExact ? Math.ceil(bound) - 1 : bound;
const above = (bound: number): number =>
  Math.abs(bound) <= largestExact ? Math.floor(bound) + 1 : bound;

type Refinement = (range: Range, other: Range) => Range | null;

const isBelow: Refinement = (range, other) => {
  const bound = range.isInteger ? below(other.high) : other.high;
  const refined = withBounds(range, -Infinity, bound);
  return refined !== null && other.high <= 0
    ? { ...refined, mayBeMinusZero: false }
    : refined;
};

const isAbove: Refinement = (range, other) => {
  const bound = range.isInteger ? above(other.low) : other.low;
  const refined = withBounds(range, bound, Infinity);
  return refined !== null && other.low >= 0
    ? { ...refined, mayBeMinusZero: false }
    : refined;
};

const isAtMost: Refinement = (range, other) =>
  withBounds(range, -Infinity, other.high);

const isAtLeast: Refinement = (range, other) =>
  withBounds(range, other.low, Infinity);

const isEqual: Refinement = (range, other) =>
  withBounds(
    { ...range, isInteger: range.isInteger || other.isInteger },
    other.low,
    other.high,
  );

/** A known value that is a bound is one no more. */
const differs: Refinement = (range, other) => {
  if (other.low !== other.high || other.mayBeNan || !range.isInteger) {
    return range;
  }
  const excluded =
    other.low === 0 ? { ...range, mayBeMinusZero: false } : range;
  if (range.low === other.low) {
    return withBounds(excluded, above(range.low), Infinity);
  }
  if (range.high === other.high) {
    return withBounds(excluded, -Infinity, below(range.high));
  }
  return excluded;
};

const isIndex: Refinement = (range, other) => {
  const highest = other.low >= 0 ? other.high - 1 : 2 ** 32 - 1;
  return withBounds(
    { ...range, isInteger: true },
    0,
    Math.min(highest, 2 ** 32 - 1),
  );
};

/** True comparisons: NaN is out. */
const orderedRefinements: Readonly<Record<string, Refinement>> = {
  olt: isBelow,
  ogt: isAbove,
  ole: isAtMost,
  oge: isAtLeast,
  oeq: isEqual,
  index: isIndex,
};

/** False comparisons: they hold of all that is not NaN. */
const unorderedRefinements: Readonly<Record<string, Refinement>> = {
  ult: isBelow,
  ugt: isAbove,
  ule: isAtMost,
  uge: isAtLeast,
  une: differs,
};

/** `range` where the constraint holds; null if it cannot. */
export function refine(
  range: Range,
  predicate: string,
  other: Range,
): Range | null {
  if (predicate === "defined") {
    if (range.nanBits !== undefinedBits) return range;
    const defined = withoutNan(range);
    return defined.low > defined.high ? null : defined;
  }
  const whenOrdered = orderedRefinements[predicate];
  if (whenOrdered !== undefined) {
    if (other.low > other.high) return null;
    return whenOrdered(withoutNan(range), other);
  }
  const rule = unorderedRefinements[predicate];
  // If the other side was NaN, nothing is known of this one.
  if (rule === undefined || other.mayBeNan) return range;
  return rule(range, other);
}

export const everyIndex = integerRange(0, 2 ** 32 - 1);
