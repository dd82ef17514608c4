// What is known of a number: an interval, and whether it may be a fraction,
// NaN or -0. Integers of the machine have ranges too, read as signed (an i1
// is 0 or 1).
//
// Rounding is monotone, so the bounds of a float operation are the operation
// on the bounds. `null` stands for no value at all: code never reached.
import type { IrType } from "../../ir/ir.ts";

export interface Range {
  /** Bounds of what is not NaN; `low > high` when it is always NaN. */
  readonly low: number;
  readonly high: number;
  /** No finite value is a fraction. */
  readonly isInteger: boolean;
  readonly mayBeNan: boolean;
  /** Only ever set when 0 is in the interval. */
  readonly mayBeMinusZero: boolean;
  /** The bits of the only NaN it may be, where there is just one. */
  readonly nanBits?: bigint;
}

/**
 * Beyond it not every integer is a double; a double that is 2^53 may itself be
 * a rounded 2^53 + 1, where a counter of JavaScript stands still.
 */
export const largestExact = 2 ** 53 - 1;

export const anyFloat: Range = {
  low: -Infinity,
  high: Infinity,
  isInteger: false,
  mayBeNan: true,
  mayBeMinusZero: true,
};

const onlyNan: Range = {
  low: Infinity,
  high: -Infinity,
  isInteger: true,
  mayBeNan: true,
  mayBeMinusZero: false,
};

/** The bits of `undefined` among the floats (docs/object-model.md). */
export const undefinedBits = 0xfff9_0000_0000_0001n;

export const onlyUndefined: Range = { ...onlyNan, nanBits: undefinedBits };
/** The constant NaN. */
const canonicalBits = 0x7ff8_0000_0000_0000n;
const onlyCanonical: Range = { ...onlyNan, nanBits: canonicalBits };

export function integerRange(low: number, high: number): Range {
  return {
    low,
    high,
    isInteger: true,
    mayBeNan: false,
    mayBeMinusZero: false,
  };
}

/** Whether ranges are kept for values of this type. */
export function isTracked(type: IrType): boolean {
  return type === "f64" || type in integerTypes;
}

const integerTypes: Readonly<Record<string, Range>> = {
  i1: integerRange(0, 1),
  i8: integerRange(-(2 ** 7), 2 ** 7 - 1),
  i16: integerRange(-(2 ** 15), 2 ** 15 - 1),
  i32: integerRange(-(2 ** 31), 2 ** 31 - 1),
  // The upper bounds are rounded out.
  i64: integerRange(-(2 ** 63), 2 ** 63),
  i128: integerRange(-(2 ** 127), 2 ** 127),
};

/** Everything a type holds. */
export function typeRange(type: IrType): Range {
  return integerTypes[type] ?? anyFloat;
}

export function constantRange(value: number): Range {
  if (Number.isNaN(value)) return onlyCanonical;
  return {
    low: value + 0,
    high: value + 0,
    isInteger: Number.isInteger(value) || !Number.isFinite(value),
    mayBeNan: false,
    mayBeMinusZero: Object.is(value, -0),
  };
}

export function contains(range: Range, value: number): boolean {
  return range.low <= value && value <= range.high;
}

/** Always NaN. */
function isEmpty(range: Range): boolean {
  return range.low > range.high;
}

export function isFinite(range: Range): boolean {
  return range.low > -Infinity && range.high < Infinity;
}

/** Whether a 64-bit integer can stand for it, the sign of zero aside. */
export function fitsInteger(range: Range): boolean {
  return !range.mayBeNan && isExactInteger(range);
}

/** The same for an integer or one NaN, which one more integer stands for. */
export function fitsOptional(range: Range): boolean {
  return range.mayBeNan && range.nanBits !== undefined && isExactInteger(range);
}

/** All that is not NaN. */
function isExactInteger(range: Range): boolean {
  if (isEmpty(range)) return range.isInteger;
  return (
    range.isInteger && range.low >= -largestExact && range.high <= largestExact
  );
}

export function equalRanges(left: Range | null, right: Range | null): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  return (
    left.low === right.low &&
    left.high === right.high &&
    left.isInteger === right.isInteger &&
    left.mayBeNan === right.mayBeNan &&
    left.mayBeMinusZero === right.mayBeMinusZero &&
    left.nanBits === right.nanBits
  );
}

/** The only NaN of either side. */
function joinedNan(left: Range, right: Range): bigint | undefined {
  if (!left.mayBeNan) return right.nanBits;
  if (!right.mayBeNan) return left.nanBits;
  return left.nanBits === right.nanBits ? left.nanBits : undefined;
}

function withNan(bits: bigint | undefined): { nanBits?: bigint } {
  return bits === undefined ? {} : { nanBits: bits };
}

export function join(left: Range | null, right: Range | null): Range | null {
  if (left === null) return right;
  if (right === null) return left;
  return {
    low: Math.min(left.low, right.low),
    high: Math.max(left.high, right.high),
    isInteger: left.isInteger && right.isInteger,
    mayBeNan: left.mayBeNan || right.mayBeNan,
    mayBeMinusZero: left.mayBeMinusZero || right.mayBeMinusZero,
    ...withNan(joinedNan(left, right)),
  };
}

/** Without NaN. */
export function withoutNan({ nanBits: _, ...range }: Range): Range {
  return { ...range, mayBeNan: false };
}

/** Whether all that `inner` admits is admitted by `outer`. */
export function includes(outer: Range | null, inner: Range | null): boolean {
  return equalRanges(join(outer, inner), outer);
}

/** `range` with other bounds; null if nothing is left. */
export function withBounds(
  range: Range,
  low: number,
  high: number,
): Range | null {
  let lower = Math.max(low, range.low);
  let upper = Math.min(high, range.high);
  if (range.isInteger) {
    lower = Math.ceil(lower) + 0;
    upper = Math.floor(upper) + 0;
  }
  if (lower > upper) {
    if (!range.mayBeNan) return null;
    return { ...onlyNan, ...withNan(range.nanBits) };
  }
  return {
    low: lower,
    high: upper,
    isInteger: range.isInteger,
    mayBeNan: range.mayBeNan,
    mayBeMinusZero: range.mayBeMinusZero && lower <= 0 && upper >= 0,
    ...withNan(range.nanBits),
  };
}

const thresholds = [
  0,
  1,
  2 ** 8,
  2 ** 16,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  largestExact,
  2 ** 63,
  Infinity,
];

/** A bound that still grows jumps, so that the analysis comes to an end. */
export function widen(before: Range | null, after: Range): Range {
  if (before === null) return after;
  const { low, high } = after;
  return {
    ...after,
    low:
      low >= before.low ? low : -thresholds.find((bound) => -bound <= low)! + 0,
    high: high <= before.high ? high : thresholds.find((b) => b >= high)!,
  };
}

// Arithmetic of floats.

type Binary = (left: Range, right: Range) => Range;
type Unary = (operand: Range) => Range;

/** NaN in, NaN out: the rules below see no empty interval. */
function binary(rule: Binary): Binary {
  return (left, right) => {
    if (isEmpty(left) || isEmpty(right)) return onlyNan;
    const result = rule(left, right);
    const mayBeNan = result.mayBeNan || left.mayBeNan || right.mayBeNan;
    return normalize({ ...result, mayBeNan });
  };
}

function unary(rule: Unary): Unary {
  return (operand) => {
    if (isEmpty(operand)) return onlyNan;
    const result = rule(operand);
    return normalize({
      ...result,
      mayBeNan: result.mayBeNan || operand.mayBeNan,
    });
  };
}

/**
 * No -0 among the bounds, and none promised where there is no 0. What comes of
 * arithmetic on `undefined` is some NaN.
 */
function normalize({ nanBits: _, ...range }: Range): Range {
  const { low, high } = range;
  return {
    ...range,
    low: low + 0,
    high: high + 0,
    mayBeMinusZero: range.mayBeMinusZero && low <= 0 && high >= 0,
  };
}

const add = binary((left, right) => {
  const low = left.low + right.low;
  const high = left.high + right.high;
  const opposed =
    (left.low === -Infinity && right.high === Infinity) ||
    (left.high === Infinity && right.low === -Infinity);
  return {
    low: Number.isNaN(low) ? -Infinity : low,
    high: Number.isNaN(high) ? Infinity : high,
    isInteger: left.isInteger && right.isInteger,
    mayBeNan: opposed,
    mayBeMinusZero: left.mayBeMinusZero && right.mayBeMinusZero,
  };
});

const negate = unary((operand) => ({
  ...operand,
  low: -operand.high,
  high: -operand.low,
  mayBeMinusZero: contains(operand, 0),
}));

/** IEEE defines a - b as a + (-b). */
const subtract: Binary = (left, right) => add(left, negate(right));

/** At a corner 0 * Infinity counts as 0: NaN is told of apart. */
const times = (left: number, right: number): number =>
  left === 0 || right === 0 ? 0 : left * right;

function corners(
  left: Range,
  right: Range,
  rule: (left: number, right: number) => number,
): { low: number; high: number } {
  const all = [
    rule(left.low, right.low),
    rule(left.low, right.high),
    rule(left.high, right.low),
    rule(left.high, right.high),
  ];
  return { low: Math.min(...all), high: Math.max(...all) };
}

const mayBeNegative = (range: Range): boolean =>
  range.low < 0 || range.mayBeMinusZero;

/** Whether a zero on the left makes a product -0. */
const givesMinusZero = (left: Range, right: Range): boolean =>
  (contains(left, 0) && mayBeNegative(right)) ||
  (left.mayBeMinusZero && right.high >= 0);

const multiply = binary((left, right) => {
  const isInteger = left.isInteger && right.isInteger;
  const zeroes = givesMinusZero(left, right) || givesMinusZero(right, left);
  // Fractions may be too small for anything but a zero with a sign.
  const vanishes = !isInteger && (left.low < 0 || right.low < 0);
  return {
    ...corners(left, right, times),
    isInteger,
    mayBeNan:
      (contains(left, 0) && !isFinite(right)) ||
      (contains(right, 0) && !isFinite(left)),
    mayBeMinusZero: zeroes || vanishes,
  };
});

const divide = binary((left, right) => {
  if (contains(right, 0) || !isFinite(left) || !isFinite(right)) {
    return anyFloat;
  }
  return {
    ...corners(left, right, (a, b) => a / b),
    isInteger: false,
    mayBeNan: false,
    mayBeMinusZero: mayBeNegative(left) || mayBeNegative(right),
  };
});

const magnitude = (range: Range): number =>
  Math.max(Math.abs(range.low), Math.abs(range.high));

const remainder = binary((left, right) => {
  const isInteger = left.isInteger && right.isInteger;
  const divisor = magnitude(right);
  const below = isInteger && divisor <= largestExact ? divisor - 1 : divisor;
  const limit = Math.max(0, Math.min(magnitude(left), below));
  return {
    low: left.low < 0 ? -limit : 0,
    high: left.high > 0 ? limit : 0,
    isInteger,
    mayBeNan: contains(right, 0) || !isFinite(left),
    mayBeMinusZero: mayBeNegative(left),
  };
});

function rounding(round: (value: number) => number, losesSign: boolean): Unary {
  return unary((operand) => ({
    low: round(operand.low),
    high: round(operand.high),
    isInteger: true,
    mayBeNan: false,
    // For example ceil(-0.5) is -0.
    mayBeMinusZero:
      operand.mayBeMinusZero ||
      (losesSign && !operand.isInteger && operand.low < 0),
  }));
}

/** Half to even lies between these two. */
const roundToEven = unary((operand) => ({
  low: Math.floor(operand.low),
  high: Math.ceil(operand.high),
  isInteger: true,
  mayBeNan: false,
  mayBeMinusZero:
    operand.mayBeMinusZero || (!operand.isInteger && operand.low < 0),
}));

const absolute = unary((operand) => ({
  low: contains(operand, 0)
    ? 0
    : Math.min(Math.abs(operand.low), Math.abs(operand.high)),
  high: magnitude(operand),
  isInteger: operand.isInteger,
  mayBeNan: false,
  mayBeMinusZero: false,
}));

const squareRoot = unary((operand) => ({
  low: operand.low > 0 ? Math.sqrt(operand.low) : 0,
  high: operand.high > 0 ? Math.sqrt(operand.high) : 0,
  isInteger: false,
  mayBeNan: operand.low < 0,
  mayBeMinusZero: operand.mayBeMinusZero,
}));

/** The larger (smaller) of both, NaN if either is, 0 above -0. */
const extreme = (choose: (...all: number[]) => number): Binary =>
  binary((left, right) => ({
    low: choose(left.low, right.low),
    high: choose(left.high, right.high),
    isInteger: left.isInteger && right.isInteger,
    mayBeNan: false,
    mayBeMinusZero: left.mayBeMinusZero || right.mayBeMinusZero,
  }));

export const floatBinary: Readonly<Record<string, Binary>> = {
  fadd: add,
  fsub: subtract,
  fmul: multiply,
  fdiv: divide,
  frem: remainder,
  "js.maxOfTwo": extreme(Math.max),
  "js.minOfTwo": extreme(Math.min),
};

export const floatUnary: Readonly<Record<string, Unary>> = {
  fneg: negate,
  floor: rounding(Math.floor, false),
  ceil: rounding(Math.ceil, true),
  trunc: rounding(Math.trunc, true),
  rint: roundToEven,
  fabs: absolute,
  sqrt: squareRoot,
  "js.floor": rounding(Math.floor, false),
  "js.ceil": rounding(Math.ceil, true),
  "js.trunc": rounding(Math.trunc, true),
};
