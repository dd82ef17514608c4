// Text to numbers, exact: the nearest double, ties to even.
//
// Up to 19 digits are read into 64 bits and multiplied by a 128-bit power of
// ten. Where the error of that product leaves the rounding open, or there are
// more digits that matter, big integers decide.

import {
  countLeadingZeros,
  multiplyHigh,
  numberOfBits,
  stringLength,
} from "machine";
import { BigNatural } from "./big-natural.ts";
import {
  floorLog2PowerOfTen,
  isPowerOfTenExact,
  powerOfTenHigh,
  powerOfTenLow,
} from "./powers-of-ten.ts";
import { flatten, unitAt } from "./strings.ts";
import { isWhiteSpace } from "./units.ts";

const infinityBits: u64 = 0x7ff0_0000_0000_0000;
const hiddenBit: u64 = 0x0010_0000_0000_0000;
/** No double's bits: says that the product could not decide. */
const undecided: u64 = 0xffff_ffff_ffff_ffff;

/** Beyond this many digits only whether any is not zero matters. */
const mostDigitsThatMatter: u32 = 800;

/** `Number(text)`. */
export function parseNumber(text: string): number {
  const flat: string = flatten(text);
  const start: u32 = skipWhiteSpace(flat);
  let end: u32 = stringLength(flat);
  while (end > start && isWhiteSpace(unitAt(flat, end - 1))) end--;
  if (start === end) return 0;
  if (end - start > 2 && unitAt(flat, start) === 48) {
    const radix: u32 = radixOfPrefix(unitAt(flat, start + 1));
    if (radix !== 0) {
      if (endOfDigits(flat, start + 2, end, radix) !== end) return NaN;
      return parseDigits(flat, start + 2, end, radix);
    }
  }
  return parseDecimal(flat, start, end, false);
}

/** The index of the first unit that is not white space. */
export function skipWhiteSpace(flat: string): u32 {
  const length: u32 = stringLength(flat);
  let start: u32 = 0;
  while (start < length && isWhiteSpace(unitAt(flat, start))) start++;
  return start;
}

/** What `x`, `o` and `b` behind a zero stand for, or 0. */
function radixOfPrefix(unit: u16): u32 {
  const lower: u16 = unit | 0x20;
  if (lower === 120) return 16;
  if (lower === 111) return 8;
  if (lower === 98) return 2;
  return 0;
}

/** The value of a digit or letter, or 99. */
export function digitValue(unit: u16): u32 {
  if (unit >= 48 && unit <= 57) return u32(unit) - 48;
  const lower: u16 = unit | 0x20;
  if (unit < 128 && lower >= 97 && lower <= 122) return u32(lower) - 87;
  return 99;
}

/** Where the digits of that radix end. */
export function endOfDigits(
  flat: string,
  start: u32,
  end: u32,
  radix: u32,
): u32 {
  let at: u32 = start;
  while (at < end && digitValue(unitAt(flat, at)) < radix) at++;
  return at;
}

/** The value of an integer whose digits were checked, correctly rounded. */
export function parseDigits(
  flat: string,
  start: u32,
  end: u32,
  radix: u32,
): number {
  if (radix === 10) return parseDecimal(flat, start, end, false);
  let value: u64 = 0;
  let at: u32 = start;
  // 36 * 2^58 is below 2^64.
  for (; at < end && value < 0x0400_0000_0000_0000; at++) {
    value = value * u64(radix) + u64(digitValue(unitAt(flat, at)));
  }
  if (at === end && value <= 0x0020_0000_0000_0000) return Number(value);
  if ((radix & (radix - 1)) === 0) return parseBits(flat, start, end, radix);
  // The standard leaves the rounding of long texts in other radixes open; V8
  // multiplies chunk by chunk, and so do we.
  return parseInChunks(flat, start, end, radix);
}

/** V8's bound on the factor of a chunk. */
const largestFactor: u64 = 0x071c_71c7;

function parseInChunks(flat: string, start: u32, end: u32, radix: u32): number {
  let value = 0;
  let at: u32 = start;
  while (at < end) {
    let part: u64 = 0;
    let factor: u64 = 1;
    while (at < end && factor * u64(radix) <= largestFactor) {
      part = part * u64(radix) + u64(digitValue(unitAt(flat, at)));
      factor = factor * u64(radix);
      at++;
    }
    value = value * Number(factor) + Number(part);
  }
  return value;
}

/** A power of two as radix: the first 64 bits, and whether more follow. */
function parseBits(flat: string, start: u32, end: u32, radix: u32): number {
  let bitsPerDigit: u32 = 1;
  while (radix >> bitsPerDigit !== 1) bitsPerDigit++;
  let value: u64 = 0;
  let droppedBits: u32 = 0;
  let sticky: u64 = 0;
  for (let at: u32 = start; at < end; at++) {
    const digit: u64 = u64(digitValue(unitAt(flat, at)));
    if (value < 0x0400_0000_0000_0000) {
      value = (value << u64(bitsPerDigit)) | digit;
    } else {
      droppedBits = droppedBits + bitsPerDigit;
      if (digit !== 0) sticky = 1;
    }
  }
  // More than 58 bits are there, so the sticky one lies below the rounding.
  let result = Number(value | sticky);
  if (droppedBits > 1100) return Infinity;
  for (; droppedBits > 0; droppedBits--) result = result * 2;
  return result;
}

/** What a decimal's text says, before it is a double. */
class Decimal {
  /** The first 19 digits that are not leading zeros. */
  digits: u64 = 0;
  digitCount: u32 = 0;
  /** The power of ten of the last of `digits`. */
  exponent: i32 = 0;
  /** A digit that is not zero follows them. */
  isTruncated: boolean = false;
  /** Behind what was read; `start` if there is no number. */
  end: u32 = 0;
}

/**
 * Sign, digits, fraction, exponent or `Infinity` between two indices. Text
 * behind them is ignored or makes it NaN, as `allowsRest` says.
 */
export function parseDecimal(
  flat: string,
  start: u32,
  end: u32,
  allowsRest: boolean,
): number {
  let at: u32 = start;
  let negative = false;
  if (at < end) {
    const sign: u16 = unitAt(flat, at);
    negative = sign === 45;
    if (negative || sign === 43) at++;
  }
  if (hasInfinity(flat, at, end)) {
    if (at + 8 !== end && !allowsRest) return NaN;
    return negative ? -Infinity : Infinity;
  }
  const decimal = new Decimal();
  scanDecimal(decimal, flat, at, end);
  if (decimal.end === at) return NaN;
  if (decimal.end !== end && !allowsRest) return NaN;
  const magnitude = decimalToNumber(decimal, flat, at);
  return negative ? -magnitude : magnitude;
}

function hasInfinity(flat: string, start: u32, end: u32): boolean {
  const word = "Infinity";
  if (end - start < 8) return false;
  for (let i: u32 = 0; i < 8; i++) {
    if (unitAt(flat, start + i) !== unitAt(word, i)) return false;
  }
  return true;
}

function scanDecimal(
  decimal: Decimal,
  flat: string,
  start: u32,
  end: u32,
): void {
  let at: u32 = start;
  let seenDigits: u32 = 0;
  let seenPoint = false;
  for (; at < end; at++) {
    const unit: u16 = unitAt(flat, at);
    if (unit === 46 && !seenPoint) {
      seenPoint = true;
      continue;
    }
    if (unit < 48 || unit > 57) break;
    seenDigits++;
    addDigit(decimal, u32(unit) - 48, seenPoint);
  }
  if (seenDigits === 0) {
    decimal.end = start;
    return;
  }
  decimal.end = scanExponent(decimal, flat, at, end);
}

function addDigit(decimal: Decimal, digit: u32, behindPoint: boolean): void {
  if (decimal.digitCount < 19) {
    decimal.digits = decimal.digits * 10 + u64(digit);
    if (decimal.digits !== 0) decimal.digitCount = decimal.digitCount + 1;
    if (behindPoint) decimal.exponent = decimal.exponent - 1;
  } else {
    if (digit !== 0) decimal.isTruncated = true;
    if (!behindPoint) decimal.exponent = decimal.exponent + 1;
  }
}

/** Reads an exponent if there is a whole one; gives the end of the number. */
function scanExponent(
  decimal: Decimal,
  flat: string,
  start: u32,
  end: u32,
): u32 {
  if (start >= end || (unitAt(flat, start) | 0x20) !== 101) return start;
  let at: u32 = start + 1;
  let negative = false;
  if (at < end) {
    const sign: u16 = unitAt(flat, at);
    negative = sign === 45;
    if (negative || sign === 43) at++;
  }
  const digitsEnd: u32 = endOfDigits(flat, at, end, 10);
  if (digitsEnd === at) return start;
  let exponent: i32 = 0;
  for (; at < digitsEnd; at++) {
    // Beyond this everything is zero or infinite, however long the text.
    if (exponent < 100_000_000) {
      exponent = exponent * 10 + i32(digitValue(unitAt(flat, at)));
    }
  }
  decimal.exponent = decimal.exponent + (negative ? 0 - exponent : exponent);
  return digitsEnd;
}

function decimalToNumber(decimal: Decimal, flat: string, start: u32): number {
  if (decimal.digits === 0) return 0;
  const exponent: i32 = decimal.exponent;
  if (exponent + i32(decimal.digitCount) > 310) return Infinity;
  if (exponent + i32(decimal.digitCount) < -326) return 0;
  if (!decimal.isTruncated) {
    if (decimal.digits <= 0x0020_0000_0000_0000) {
      // Both are exact as doubles, so one operation rounds correctly.
      if (exponent === 0) return Number(decimal.digits);
      if (exponent > 0 && exponent <= 22) {
        return Number(decimal.digits) * exactPowerOfTen(exponent);
      }
      if (exponent < 0 && exponent >= -22) {
        return Number(decimal.digits) / exactPowerOfTen(0 - exponent);
      }
    }
    const bits: u64 = nearestBits(decimal.digits, exponent, false);
    if (bits !== undecided) return numberOfBits(bits);
  } else {
    const bits: u64 = nearestBits(decimal.digits, exponent, false);
    const above: u64 = nearestBits(decimal.digits + 1, exponent, false);
    if (bits === above && bits !== undecided) return numberOfBits(bits);
  }
  return decideExactly(decimal, flat, start);
}

/** 10^exponent, exact up to 22. */
function exactPowerOfTen(exponent: i32): number {
  let power: u64 = 1;
  for (let i: i32 = 0; i < exponent && i < 19; i++) power = power * 10;
  let result = Number(power);
  for (let i: i32 = 19; i < exponent; i++) result = result * 10;
  return result;
}

/**
 * The bits of the double nearest to digits * 10^exponent, or `undecided`; with
 * `down`, of the largest double that is surely not above it by a whole unit.
 */
function nearestBits(digits: u64, exponent: i32, down: boolean): u64 {
  const shift: u32 = countLeadingZeros(digits);
  const normal: u64 = digits << u64(shift);
  const low: u64 = powerOfTenLow(exponent);
  const carried: u64 = multiplyHigh(normal, low);
  const powerHigh: u64 = powerOfTenHigh(exponent);
  const middle: u64 = normal * powerHigh + carried;
  const top: u64 = multiplyHigh(normal, powerHigh) + (middle < carried ? 1 : 0);
  const topShift: i32 = top >> 63 !== 0 ? 1 : 0;
  // The value is top * 2^(this - 63), and a bit.
  const logarithm: i32 =
    floorLog2PowerOfTen(exponent) - i32(shift) + 63 + topShift;
  let drop: i32 = 10 + topShift;
  const isSubnormal = logarithm < -1022;
  if (isSubnormal) drop = drop - 1022 - logarithm;
  if (drop > 64) return 0;

  const kept: u64 = drop === 64 ? 0 : top >> u64(drop);
  const half: u64 = u64(1) << u64(drop - 1);
  const rest: u64 = top & (half * 2 - 1);
  const field: u64 = isSubnormal ? 0 : u64(logarithm + 1022) << 52;
  const bits: u64 = field + kept;
  if (down) return bits;
  if (rest > half || (rest === half && middle !== 0)) return finite(bits + 1);
  if (rest < half - 1 || (rest < half && middle < undecided - 1)) {
    return finite(bits);
  }
  if (rest === half && isPowerOfTenExact(exponent)) {
    if (normal * low !== 0) return finite(bits + 1);
    return finite(bits + (bits & 1));
  }
  return undecided;
}

function finite(bits: u64): u64 {
  return bits > infinityBits ? infinityBits : bits;
}

/** Compares all digits with the point halfway to the next double. */
function decideExactly(decimal: Decimal, flat: string, start: u32): number {
  const bits: u64 = nearestBits(decimal.digits, decimal.exponent, true);
  if (bits >= infinityBits) return Infinity;
  const field: i32 = i32(bits >> 52);
  let c: u64 = bits & (hiddenBit - 1);
  if (field !== 0) c = c | hiddenBit;
  // The halfway point is (2 c + 1) * 2^q.
  const q: i32 = (field === 0 ? 1 : field) - 1076;

  const text = new BigNatural(0, 4096);
  const exponent: i32 = readAllDigits(text, decimal, flat, start);
  const halfway = new BigNatural(2 * c + 1, 4096);
  // text * 10^exponent against halfway * 2^q, with whole numbers only.
  if (exponent >= 0) text.multiplyByPowerOfFive(u32(exponent));
  else halfway.multiplyByPowerOfFive(u32(0 - exponent));
  if (exponent >= q) text.shiftLeft(u32(exponent - q));
  else halfway.shiftLeft(u32(q - exponent));
  const order: i32 = text.compare(halfway);
  const roundsUp = order > 0 || (order === 0 && (bits & 1) !== 0);
  return numberOfBits(roundsUp ? bits + 1 : bits);
}

/** Gives the power of ten of the last digit that it read. */
function readAllDigits(
  text: BigNatural,
  decimal: Decimal,
  flat: string,
  start: u32,
): i32 {
  let read: u32 = 0;
  for (let at: u32 = start; read < mostDigitsThatMatter; at++) {
    const unit: u16 = at < decimal.end ? unitAt(flat, at) : 101;
    if (unit === 46) continue;
    if (unit < 48 || unit > 57) break;
    if (unit === 48 && text.isZero()) continue;
    text.multiplyAdd(10, u32(unit) - 48);
    read++;
  }
  let exponent: i32 = decimal.exponent + i32(decimal.digitCount) - i32(read);
  if (read === mostDigitsThatMatter && decimal.isTruncated) {
    // Whatever follows puts the value just above what was read.
    text.multiplyAdd(10, 1);
    exponent = exponent - 1;
  }
  return exponent;
}
