// Numbers to text, and the operators LLVM has no instruction for.

import {
  absolute,
  bitsOf,
  multiplyHigh,
  newString,
  numberOfBits,
  store,
  stringUnits,
} from "machine";
import { pow } from "../builtins/math-power.ts";
import { parseNumber } from "./number-parsing.ts";
import {
  floorLog2PowerOfTen,
  isPowerOfTenExact,
  powerOfTenHigh,
  powerOfTenLow,
} from "./powers-of-ten.ts";

// The layout of a double: sign, 11 bits of exponent, 52 of significand.
export const significandBits: u32 = 52;
export const significandMask: u64 = 0x000f_ffff_ffff_ffff;
export const hiddenBit: u64 = 0x0010_0000_0000_0000;
export const signBit: u64 = 0x8000_0000_0000_0000;
export const infinityBits: u64 = 0x7ff0_0000_0000_0000;
/** What the exponent field is above the power of two of the last bit. */
export const exponentBias: i32 = 1075;

const largestExactInteger = 9007199254740992;

/** The decimal digits of an unsigned integer. */
export function unsignedToString(value: u64): string {
  return integerToString(value, false);
}

/** The decimal digits of a signed integer. */
export function signedToString(value: i64): string {
  if (value >= 0) return integerToString(u64(value), false);
  return integerToString(0 - u64(value), true);
}

/** `magnitude` in decimal, with a minus sign in front if `negative`. */
export function integerToString(magnitude: u64, negative: boolean): string {
  const digitCount: u32 = decimalLength(magnitude);
  const signLength: u32 = negative ? 1 : 0;
  const result: string = newString(digitCount + signLength, false);
  const units: usize = stringUnits(result);
  if (negative) store<u8>(units, 45);
  writeDigits(units + usize(signLength), magnitude, digitCount);
  return result;
}

/** How many decimal digits `value` has; zero has one. */
export function decimalLength(value: u64): u32 {
  let length: u32 = 1;
  for (let rest: u64 = value; rest >= 10; rest = rest / 10) length++;
  return length;
}

/** Writes exactly `count` digits, with zeros in front where there are fewer. */
export function writeDigits(address: usize, value: u64, count: u32): void {
  let rest: u64 = value;
  for (let left: usize = usize(count); left > 0; left = left - 1) {
    const quotient: u64 = rest / 10;
    store<u8>(address + left - 1, u8(rest - quotient * 10 + 48));
    rest = quotient;
  }
}

/** The language's `Number(text)`. */
export function stringToNumber(text: string): number {
  return parseNumber(text);
}

/** The language's `String(x)`: the shortest digits that read back as `x`. */
export function numberToString(x: number): string {
  if (x <= largestExactInteger && x >= -largestExactInteger) {
    // Every integer here has its own double, so all its digits are needed.
    const whole: i64 = i64(x);
    if (Number(whole) === x) return signedToString(whole);
  }
  if (x !== x) return "NaN";
  const bits: u64 = bitsOf(x);
  const negative: boolean = (bits & signBit) !== 0;
  const magnitude: u64 = bits & ~signBit;
  if (magnitude === infinityBits) return negative ? "-Infinity" : "Infinity";
  let digits: u64 = shortestDigits(magnitude);
  let exponent: i32 = scaleOf(magnitude);
  while (digits % 10 === 0) {
    digits = digits / 10;
    exponent = exponent + 1;
  }
  return layOut(digits, exponent, negative);
}

/** digits * 10^exponent as JavaScript writes it. */
function layOut(digits: u64, exponent: i32, negative: boolean): string {
  const count: i32 = i32(decimalLength(digits));
  const point: i32 = count + exponent;
  if (point > 21 || point <= -6) {
    return layOutScientific(digits, count, point - 1, negative);
  }
  let length: i32 = negative ? 1 : 0;
  if (point <= 0) length = length + 2 - point + count;
  else if (point >= count) length = length + point;
  else length = length + count + 1;
  const result: string = newString(u32(length), false);
  let target: usize = stringUnits(result);
  if (negative) {
    store<u8>(target, 45);
    target = target + 1;
  }
  if (point <= 0) {
    // 0.00ddd
    const zeros: u32 = u32(2 - point);
    writeDigits(target, 0, zeros);
    store<u8>(target + 1, 46);
    writeDigits(target + usize(zeros), digits, u32(count));
  } else if (point >= count) {
    // ddd00
    writeDigits(target, digits, u32(count));
    writeDigits(target + usize(u32(count)), 0, u32(point - count));
  } else {
    // d.dd: the digits one place to the right, then the front ones again
    writeDigits(target + 1, digits, u32(count));
    let front: u64 = digits;
    for (let i: i32 = point; i < count; i++) front = front / 10;
    writeDigits(target, front, u32(point));
    store<u8>(target + usize(u32(point)), 46);
  }
  return result;
}

/** d.ddde+xx */
function layOutScientific(
  digits: u64,
  count: i32,
  exponent: i32,
  negative: boolean,
): string {
  const size: u64 = u64(exponent < 0 ? 0 - exponent : exponent);
  const exponentLength: u32 = decimalLength(size);
  const signLength: u32 = negative ? 1 : 0;
  const digitsLength: u32 = count === 1 ? 1 : u32(count) + 1;
  const result: string = newString(
    signLength + digitsLength + 2 + exponentLength,
    false,
  );
  let target: usize = stringUnits(result);
  if (negative) store<u8>(target, 45);
  target = target + usize(signLength);
  if (count === 1) {
    writeDigits(target, digits, 1);
  } else {
    writeDigits(target + 1, digits, u32(count));
    let front: u64 = digits;
    while (front >= 10) front = front / 10;
    writeDigits(target, front, 1);
    store<u8>(target + 1, 46);
  }
  target = target + usize(digitsLength);
  store<u8>(target, 101);
  store<u8>(target + 1, exponent < 0 ? 45 : 43);
  writeDigits(target + 2, size, exponentLength);
  return result;
}

// Shortest digits: Schubfach (Raffaello Giulietti, "The Schubfach way to render
// doubles", 2020). A double is c * 2^q; its neighbours' halfway points bound
// the decimals that read back as it. With k chosen so that one or ten multiples
// of 10^k fall between the bounds, a few comparisons find the best.

/** The power of two of the last bit of a finite double. */
export function exponentOfTwo(magnitude: u64): i32 {
  const field: i32 = i32(magnitude >> 52);
  return (field === 0 ? 1 : field) - exponentBias;
}

/** The significand as an integer, with the hidden bit. */
export function significandOf(magnitude: u64): u64 {
  const fraction: u64 = magnitude & significandMask;
  return magnitude >> 52 === 0 ? fraction : fraction | hiddenBit;
}

/** At a power of two the lower neighbour is only half as far away. */
function isLowerCloser(magnitude: u64): boolean {
  return (magnitude & significandMask) === 0 && magnitude >> 52 > 1;
}

/** The k of the paper: the power of ten of the last digit, or one less. */
function scaleOf(magnitude: u64): i32 {
  const q: i32 = exponentOfTwo(magnitude);
  const correction: i32 = isLowerCloser(magnitude) ? 524031 : 0;
  return (q * 1262611 - correction) >> 22;
}

/** The paper's rounding to odd: floor(g * value / 2^128), sticky in bit 0. */
function multiplyToOdd(high: u64, low: u64, value: u64): u64 {
  const carried: u64 = multiplyHigh(low, value);
  const middle: u64 = high * value + carried;
  const top: u64 = multiplyHigh(high, value) + (middle < carried ? 1 : 0);
  return top | (middle > 1 ? 1 : 0);
}

/** The shortest digits in units of 10^scaleOf(magnitude). */
function shortestDigits(magnitude: u64): u64 {
  const c: u64 = significandOf(magnitude);
  const q: i32 = exponentOfTwo(magnitude);
  const k: i32 = scaleOf(magnitude);
  const shift: u64 = u64(q + floorLog2PowerOfTen(0 - k) + 1);
  let high: u64 = powerOfTenHigh(0 - k);
  let low: u64 = powerOfTenLow(0 - k);
  if (!isPowerOfTenExact(0 - k)) {
    // The paper wants the power rounded up.
    low = low + 1;
    if (low === 0) high = high + 1;
  }
  const odd: u64 = c & 1;
  const toLower: u64 = isLowerCloser(magnitude) ? 1 : 2;
  const lower: u64 = multiplyToOdd(high, low, (4 * c - toLower) << shift) + odd;
  const value: u64 = multiplyToOdd(high, low, (4 * c) << shift);
  const upper: u64 = multiplyToOdd(high, low, (4 * c + 2) << shift) - odd;

  const s: u64 = value / 4;
  if (s >= 10) {
    const tens: u64 = s / 10;
    const downFits = lower <= 40 * tens;
    const upFits = 40 * tens + 40 <= upper;
    if (downFits !== upFits) return 10 * (upFits ? tens + 1 : tens);
  }
  const downFits = lower <= 4 * s;
  const upFits = 4 * s + 4 <= upper;
  if (downFits !== upFits) return upFits ? s + 1 : s;
  const middle: u64 = 4 * s + 2;
  const roundsUp = value > middle || (value === middle && (s & 1) !== 0);
  return roundsUp ? s + 1 : s;
}

// Operators.

/** The language's `x ** y`. */
export function power(x: number, y: number): number {
  return pow(x, y);
}

/**
 * ToInt32 of a number that does not fit 64 bits, or is not finite.
 * @export nautilus_to_int32_slow
 */
export function toInt32Slow(x: number): i32 {
  const magnitude: u64 = bitsOf(x) & ~signBit;
  if (magnitude >= infinityBits) return 0;
  const q: i32 = exponentOfTwo(magnitude);
  const c: u64 = significandOf(magnitude);
  let low: u32 = 0;
  if (q >= 32 || q < -63) low = 0;
  else if (q >= 0) low = u32(c << u64(q));
  else low = u32(c >> u64(0 - q));
  return x < 0 ? i32(0 - low) : i32(low);
}

/**
 * The language's `x % y`: exact, with the sign of x. It may not throw, so it
 * divides no integers.
 * @export nautilus_fmod
 */
export function fmod(x: number, y: number): number {
  const quotient = x / y;
  if (quotient < 2147483648 && quotient > -2147483648) {
    if ((bitsOf(y) & 0xffff_ffff) === 0) {
      // 21 bits of y times 31 of the quotient: the product is exact, and so is
      // the difference. (An infinite y gives NaN here.)
      const rest = x - Number(i64(quotient)) * y;
      if (rest === rest) return fitRemainder(rest, x, y);
    }
  }
  if (
    absolute(x) < largestExactInteger &&
    absolute(y) < largestExactInteger &&
    absolute(y) >= 1
  ) {
    const wholeX: i64 = i64(x);
    const wholeY: i64 = i64(y);
    if (Number(wholeX) === x && Number(wholeY) === y) {
      const rest: i64 = wholeX - i64(quotient) * wholeY;
      return fitRemainder(Number(rest), x, y);
    }
  }
  return fmodSlow(x, y);
}

/** The quotient may have been rounded up to a whole number: one too many. */
function fitRemainder(rest: number, x: number, y: number): number {
  let fitting = rest;
  if (x > 0 && rest < 0) fitting = rest + absolute(y);
  else if (x < 0 && rest > 0) fitting = rest - absolute(y);
  return fitting === 0 ? x * 0 : fitting;
}

function fmodSlow(x: number, y: number): number {
  const xMagnitude: u64 = bitsOf(x) & ~signBit;
  const yMagnitude: u64 = bitsOf(y) & ~signBit;
  if (xMagnitude >= infinityBits || yMagnitude > infinityBits) return NaN;
  if (yMagnitude === 0) return NaN;
  if (xMagnitude < yMagnitude) return x;
  const q: i32 = exponentOfTwo(yMagnitude);
  const divisor: u64 = significandOf(yMagnitude);
  const dividend: u64 = significandOf(xMagnitude);
  // Long division in binary: all bits of the dividend, then zeros.
  const places: i32 = exponentOfTwo(xMagnitude) - q;
  let rest: u64 = 0;
  for (let i: i32 = 52; i >= 0 - places; i = i - 1) {
    rest = rest << 1;
    if (i >= 0) rest = rest | ((dividend >> u64(i)) & 1);
    if (rest >= divisor) rest = rest - divisor;
  }
  const sign: u64 = bitsOf(x) & signBit;
  return numberOfBits(sign | assemble(rest, q));
}

/** The bits of c * 2^q, for c below 2^53 and q that of some double. */
function assemble(c: u64, q: i32): u64 {
  if (c === 0) return 0;
  let significand: u64 = c;
  let exponent: i32 = q;
  while (significand < hiddenBit && exponent > 1 - exponentBias) {
    significand = significand << 1;
    exponent = exponent - 1;
  }
  if (significand < hiddenBit) return significand;
  return (u64(exponent + exponentBias - 1) << 52) + significand;
}

/** As console.log shows it: with the sign of zero, which String(-0) drops. */
export function printedNumber(x: number): string {
  const bits: u64 = bitsOf(x);
  if (bits === signBit) return "-0";
  // A number that is not there yet (docs/object-model.md).
  if (bits === 0xfff9_0000_0000_0001) return "undefined";
  return numberToString(x);
}
