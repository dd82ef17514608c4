// Ranges of operations on machine integers, as far as they tell something of
// the numbers made of them.
import type { IrType } from "../../ir/ir.ts";
import { bitsOf } from "../../ir/rules.ts";
import { contains, integerRange, type Range, typeRange } from "./range.ts";

/** The values read as unsigned. */
export function unsignedRange(type: IrType, range: Range): Range {
  if (range.low >= 0) return range;
  const all = 2 ** bitsOf[type];
  if (range.high < 0) return integerRange(range.low + all, range.high + all);
  return integerRange(0, bitsOf[type] > 53 ? all : all - 1);
}

/** `range` if the type holds it; else the operation may have wrapped around. */
function wrapped(type: IrType, range: Range): Range {
  const all = typeRange(type);
  const limit = Math.min(all.high, 2 ** 53);
  const fits = range.low >= Math.max(all.low, -limit) && range.high <= limit;
  return fits ? range : all;
}

type IntegerRule = (type: IrType, left: Range, right: Range) => Range;

const add: IntegerRule = (type, left, right) =>
  wrapped(type, integerRange(left.low + right.low, left.high + right.high));

const subtract: IntegerRule = (type, left, right) =>
  wrapped(type, integerRange(left.low - right.high, left.high - right.low));

const multiply: IntegerRule = (type, left, right) => {
  const all = [
    left.low * right.low,
    left.low * right.high,
    left.high * right.low,
    left.high * right.high,
  ];
  return wrapped(
    type,
    integerRange(Math.min(...all) + 0, Math.max(...all) + 0),
  );
};

const and: IntegerRule = (type, left, right) => {
  if (left.low >= 0 && right.low >= 0) {
    return integerRange(0, Math.min(left.high, right.high));
  }
  if (left.low >= 0) return integerRange(0, left.high);
  if (right.low >= 0) return integerRange(0, right.high);
  return typeRange(type);
};

/** The next number of the form 2^n - 1. */
const allOnes = (value: number): number =>
  2 ** Math.ceil(Math.log2(value + 1)) - 1;

const orLike: IntegerRule = (type, left, right) => {
  const high = Math.max(left.high, right.high);
  if (left.low < 0 || right.low < 0 || high > 2 ** 52) return typeRange(type);
  return integerRange(0, allOnes(high));
};

const isConstant = (range: Range): boolean => range.low === range.high;

const shiftLeft: IntegerRule = (type, left, right) =>
  isConstant(right) && right.low < 53
    ? multiply(type, left, integerRange(2 ** right.low, 2 ** right.low))
    : typeRange(type);

const shiftRightUnsigned: IntegerRule = (type, left, right) => {
  const source = unsignedRange(type, left);
  if (isConstant(right) && right.low >= 1 && right.low < bitsOf[type]) {
    return integerRange(0, Math.floor(source.high / 2 ** right.low));
  }
  return left.low >= 0 ? integerRange(0, left.high) : typeRange(type);
};

const shiftRight: IntegerRule = (_type, left, right) => {
  const [few, many] =
    right.low >= 0 && right.high <= 63 ? [right.low, right.high] : [0, 63];
  const shift = (value: number, count: number): number =>
    Math.floor(value / 2 ** count);
  return integerRange(
    shift(left.low, left.low < 0 ? few : many),
    shift(left.high, left.high < 0 ? many : few),
  );
};

const divide: IntegerRule = (type, left, right) => {
  if (contains(right, 0) || left.low < 0 || right.low < 0) {
    return typeRange(type);
  }
  return integerRange(0, Math.floor(left.high / right.low));
};

const signedRemainder: IntegerRule = (type, left, right) => {
  if (contains(right, 0)) return typeRange(type);
  const limit = Math.max(Math.abs(right.low), Math.abs(right.high)) - 1;
  return integerRange(
    left.low < 0 ? Math.max(left.low, -limit) : 0,
    left.high > 0 ? Math.min(left.high, limit) : 0,
  );
};

const unsignedRemainder: IntegerRule = (type, left, right) =>
  left.low >= 0 && right.low > 0
    ? integerRange(0, Math.min(left.high, right.high - 1))
    : typeRange(type);

const signedMinimum: IntegerRule = (_type, left, right) =>
  integerRange(Math.min(left.low, right.low), Math.min(left.high, right.high));

const signedMaximum: IntegerRule = (_type, left, right) =>
  integerRange(Math.max(left.low, right.low), Math.max(left.high, right.high));

/** Bits are counted from 0 to the width. */
const bitCount: IntegerRule = (type) => integerRange(0, bitsOf[type]);

/** By opcode, or by the name of the intrinsic. */
export const integerRules: Readonly<Record<string, IntegerRule>> = {
  add,
  sub: subtract,
  mul: multiply,
  and,
  or: orLike,
  xor: orLike,
  shl: shiftLeft,
  lshr: shiftRightUnsigned,
  ashr: shiftRight,
  sdiv: divide,
  udiv: divide,
  srem: signedRemainder,
  urem: unsignedRemainder,
  smin: signedMinimum,
  smax: signedMaximum,
  ctlz: bitCount,
  cttz: bitCount,
  ctpop: bitCount,
};

/** A change of width or of signedness; `source` is the operand's type. */
export function convertRange(
  op: string,
  source: IrType,
  type: IrType,
  range: Range,
): Range {
  switch (op) {
    case "zext":
      return wrapped(type, unsignedRange(source, range));
    case "uitofp":
      return unsignedRange(source, range);
    case "sext":
    case "sitofp":
      return source === "i1" ? integerRange(0 - range.high, 0) : range;
    default:
      return wrapped(type, range);
  }
}
