// Number's static members, and the global functions and constants on numbers.

import { stringLength } from "machine";
import {
  endOfDigits,
  parseDecimal,
  parseDigits,
  skipWhiteSpace,
} from "../runtime/number-parsing.ts";
import { flatten, unitAt } from "../runtime/strings.ts";
import { valueToNumber } from "../runtime/values.ts";

export const MAX_VALUE = 1.7976931348623157e308;
export const MIN_VALUE = 5e-324;
export const MAX_SAFE_INTEGER = 9007199254740991;
export const MIN_SAFE_INTEGER = -9007199254740991;
export const EPSILON = 2.220446049250313e-16;
export const POSITIVE_INFINITY = 1 / 0;
export const NEGATIVE_INFINITY = -1 / 0;
export const NaN = 0 / 0;
export const Infinity = 1 / 0;

/** `Number(value)` where the type of the value is not known. */
export function call(value: unknown = 0): number {
  return valueToNumber(value);
}

export function isNaN(value: unknown): boolean {
  return typeof value === "number" && value !== value;
}

export function isFinite(value: unknown): boolean {
  return typeof value === "number" && value - value === 0;
}

export function isInteger(value: unknown): boolean {
  return typeof value === "number" && isWhole(value);
}

export function isSafeInteger(value: unknown): boolean {
  if (typeof value !== "number" || !isWhole(value)) return false;
  return value <= MAX_SAFE_INTEGER && value >= MIN_SAFE_INTEGER;
}

function isWhole(x: number): boolean {
  // From 2^53 on every finite number is whole.
  if (x >= 9007199254740992 || x <= -9007199254740992) return x - x === 0;
  return Number(i64(x)) === x;
}

export function parseFloat(text: string): number {
  const flat: string = flatten(text);
  return parseDecimal(flat, skipWhiteSpace(flat), stringLength(flat), true);
}

export function parseInt(text: string, radix: number = 0): number {
  const flat: string = flatten(text);
  const length: u32 = stringLength(flat);
  let start: u32 = skipWhiteSpace(flat);
  let negative = false;
  if (start < length) {
    const sign: u16 = unitAt(flat, start);
    negative = sign === 45;
    if (negative || sign === 43) start++;
  }
  let base: i32 = i32(radix);
  const isHexadecimal =
    start + 1 < length &&
    unitAt(flat, start) === 48 &&
    (unitAt(flat, start + 1) | 0x20) === 120;
  if (isHexadecimal && (base === 0 || base === 16)) {
    start = start + 2;
    base = 16;
  }
  if (base === 0) base = 10;
  if (base < 2 || base > 36) return 0 / 0;
  const end: u32 = endOfDigits(flat, start, length, u32(base));
  if (end === start) return 0 / 0;
  const magnitude: number = parseDigits(flat, start, end, u32(base));
  return negative ? -magnitude : magnitude;
}
