// toFixed, toPrecision and toExponential: correctly rounded, ties away from
// zero, however many digits are asked for.

import { bitsOf, copyMemory, newString, store, stringUnits } from "machine";
import { stringLength } from "machine";
import { BigNatural } from "./big-natural.ts";
import {
  exponentOfTwo,
  integerToString,
  numberToString,
  signBit,
  significandOf,
  unsignedToString,
  writeDigits,
} from "./numbers.ts";
import { unitAt } from "./strings.ts";

/** `text` with zeros behind it, to a length of `length`. */
function padWithZeros(text: string, length: u32): string {
  const have: u32 = stringLength(text);
  if (have >= length) return text;
  const result: string = newString(length, false);
  const units: usize = stringUnits(result);
  copyMemory(units, stringUnits(text), usize(have));
  for (let i: u32 = have; i < length; i++) store<u8>(units + usize(i), 48);
  return result;
}

function zeros(count: u32): string {
  return padWithZeros("", count);
}

/** `count` units of a text of digits. */
function part(text: string, start: u32, count: u32): string {
  const result: string = newString(count, false);
  const from: usize = stringUnits(text) + usize(start);
  copyMemory(stringUnits(result), from, usize(count));
  return result;
}

/**
 * All decimal digits of a finite number that is not zero. The point stands
 * `fractionLength(magnitude)` digits before the end.
 */
function exactDigits(magnitude: u64): string {
  const q: i32 = exponentOfTwo(magnitude);
  const capacityBits: u32 =
    64 + (q >= 0 ? u32(q) : (u32(0 - q) * 2322) / 1000 + 1);
  const value = new BigNatural(significandOf(magnitude), capacityBits);
  if (q >= 0) value.shiftLeft(u32(q));
  else value.multiplyByPowerOfFive(u32(0 - q));
  // 1000 bits make at most 302 digits.
  const capacity: u32 = ((capacityBits * 302) / 1000 / 9 + 2) * 9;
  const buffer: string = newString(capacity, false);
  const units: usize = stringUnits(buffer);
  let start: u32 = capacity;
  while (!value.isZero()) {
    start = start - 9;
    writeDigits(units + usize(start), u64(value.divide(1_000_000_000)), 9);
  }
  while (start < capacity && unitAt(buffer, start) === 48) start++;
  return part(buffer, start, capacity - start);
}

/** How many of a number's exact digits stand behind the point. */
function fractionLength(magnitude: u64): i32 {
  const q: i32 = exponentOfTwo(magnitude);
  return q >= 0 ? 0 : 0 - q;
}

/** The first `count` digits, rounded; one digit more if all were nines. */
function roundDigits(digits: string, count: u32): string {
  if (count >= stringLength(digits)) return padWithZeros(digits, count);
  if (unitAt(digits, count) < 53) return part(digits, 0, count);
  let nines: u32 = 0;
  while (nines < count && unitAt(digits, count - 1 - nines) === 57) nines++;
  if (nines === count) return "1" + zeros(count);
  const result: string = part(digits, 0, count);
  const units: usize = stringUnits(result);
  const bumped: u32 = count - 1 - nines;
  store<u8>(units + usize(bumped), u8(unitAt(digits, bumped) + 1));
  writeDigits(units + usize(bumped) + 1, 0, nines);
  return result;
}

/** Digits with the point so many places before their end. */
function placePoint(digits: string, places: u32): string {
  if (places === 0) return digits;
  let padded: string = digits;
  const length: u32 = stringLength(digits);
  if (length <= places) padded = zeros(places + 1 - length) + digits;
  const whole: u32 = stringLength(padded) - places;
  return part(padded, 0, whole) + "." + part(padded, whole, places);
}

/** `x.toFixed(places)` for a finite x below 1e21 and at most 100 places. */
export function formatFixed(x: number, places: u32): string {
  const magnitude: u64 = bitsOf(x) & ~signBit;
  const sign = x < 0 ? "-" : "";
  if (magnitude === 0) return placePoint("0", places);
  if (fitsInteger(magnitude, places)) {
    const scaled: u64 = scaleToInteger(magnitude, places);
    return sign + placePoint(integerToString(scaled, false), places);
  }
  const digits: string = exactDigits(magnitude);
  const kept: i32 =
    i32(stringLength(digits)) - fractionLength(magnitude) + i32(places);
  if (kept < 0) return sign + placePoint("0", places);
  const rounded: string = roundDigits(digits, u32(kept));
  return sign + placePoint(rounded === "" ? "0" : rounded, places);
}

/** Whether x * 10^places and the bits of its fraction fit 64 bits. */
function fitsInteger(magnitude: u64, places: u32): boolean {
  const q: i32 = exponentOfTwo(magnitude);
  if (q > 0 || q < -60 || places > 17) return false;
  let bound: u64 = 0x7fff_ffff_ffff_ffff;
  for (let i: u32 = 0; i < places; i++) bound = bound / 10;
  return significandOf(magnitude) >> u64(0 - q) < bound;
}

/** x * 10^places, rounded half up: digit by digit in fixed point. */
function scaleToInteger(magnitude: u64, places: u32): u64 {
  const shift: u64 = u64(0 - exponentOfTwo(magnitude));
  const mask: u64 = (u64(1) << shift) - 1;
  const significand: u64 = significandOf(magnitude);
  let result: u64 = significand >> shift;
  let fraction: u64 = significand & mask;
  for (let i: u32 = 0; i < places; i++) {
    fraction = fraction * 10;
    result = result * 10 + (fraction >> shift);
    fraction = fraction & mask;
  }
  return fraction * 2 > mask ? result + 1 : result;
}

/** The decimal exponent of the first of some exact or rounded digits. */
function scientific(digits: string, exponent: i32, negative: boolean): string {
  const length: u32 = stringLength(digits);
  const size: u64 = u64(exponent < 0 ? 0 - exponent : exponent);
  let text: string = negative ? "-" : "";
  text = text + part(digits, 0, 1);
  if (length > 1) text = text + "." + part(digits, 1, length - 1);
  return text + (exponent < 0 ? "e-" : "e+") + unsignedToString(size);
}

/** `x.toExponential(places)` for a finite x. */
export function formatExponential(x: number, places: u32): string {
  const magnitude: u64 = bitsOf(x) & ~signBit;
  if (magnitude === 0) return scientific(zeros(places + 1), 0, false);
  const digits: string = exactDigits(magnitude);
  let exponent: i32 = i32(stringLength(digits)) - fractionLength(magnitude) - 1;
  let rounded: string = roundDigits(digits, places + 1);
  if (stringLength(rounded) > places + 1) {
    exponent = exponent + 1;
    rounded = part(rounded, 0, places + 1);
  }
  return scientific(rounded, exponent, x < 0);
}

/** `x.toPrecision(precision)` for a finite x and 1 to 100 digits. */
export function formatPrecision(x: number, precision: u32): string {
  const magnitude: u64 = bitsOf(x) & ~signBit;
  if (magnitude === 0) return placePoint(zeros(precision), precision - 1);
  const digits: string = exactDigits(magnitude);
  let exponent: i32 = i32(stringLength(digits)) - fractionLength(magnitude) - 1;
  let rounded: string = roundDigits(digits, precision);
  if (stringLength(rounded) > precision) {
    exponent = exponent + 1;
    rounded = part(rounded, 0, precision);
  }
  if (exponent < -6 || exponent >= i32(precision)) {
    return scientific(rounded, exponent, x < 0);
  }
  const places: u32 = u32(i32(precision) - 1 - exponent);
  return (x < 0 ? "-" : "") + placePoint(rounded, places);
}

/** `x.toExponential()`: as many digits as tell x apart. */
export function formatShortestExponential(x: number): string {
  const text: string = numberToString(x < 0 ? -x : x);
  // The digits of the shortest form, without point, exponent and outer zeros.
  let digits = "";
  let pointAt: i32 = 0;
  let exponent: i32 = 0;
  let seenPoint = false;
  const length: u32 = stringLength(text);
  for (let i: u32 = 0; i < length; i++) {
    const unit: u16 = unitAt(text, i);
    if (unit === 101) {
      exponent = exponentBehind(text, i + 1);
      break;
    }
    if (unit === 46) {
      seenPoint = true;
      continue;
    }
    if (digits !== "" || unit !== 48) digits = digits + part(text, i, 1);
    else if (seenPoint) pointAt = pointAt - 1;
    if (!seenPoint && digits !== "") pointAt = pointAt + 1;
  }
  if (digits === "") return "0e+0";
  let kept: u32 = stringLength(digits);
  while (kept > 1 && unitAt(digits, kept - 1) === 48) kept--;
  return scientific(part(digits, 0, kept), exponent + pointAt - 1, x < 0);
}

/** A sign and digits, up to the end. */
function exponentBehind(text: string, start: u32): i32 {
  let value: i32 = 0;
  const length: u32 = stringLength(text);
  for (let i: u32 = start + 1; i < length; i++) {
    value = value * 10 + i32(unitAt(text, i)) - 48;
  }
  return unitAt(text, start) === 45 ? 0 - value : value;
}

/**
 * The shortest digits that tell a positive x apart, rounded to so many places
 * (unlike `formatFixed`, which rounds the exact value).
 */
export function formatShortestFixed(x: number, places: u32): string {
  const text: string = numberToString(x);
  const exponentAt = text.indexOf("e");
  if (exponentAt >= 0) {
    // Below 1e-6 nothing is left; from 1e21 on there is no fraction.
    if (x < 1) return placePoint("0", places);
    const exponent: i32 = exponentBehind(text, u32(exponentAt + 1));
    const front: string = text.slice(0, exponentAt);
    const digits: string = front.slice(0, 1) + front.slice(2);
    return placePoint(padWithZeros(digits, u32(exponent + 1) + places), places);
  }
  const point = text.indexOf(".");
  if (point < 0) return placePoint(text + zeros(places), places);
  const digits: string = text.slice(0, point) + text.slice(point + 1);
  return placePoint(roundDigits(digits, u32(point) + places), places);
}
