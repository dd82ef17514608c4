// Numbers in other bases than ten.

import {
  allocate,
  bitsOf,
  copyMemory,
  load,
  newString,
  numberOfBits,
  store,
  stringUnits,
} from "machine";
import { fmod, numberToString } from "./numbers.ts";
import { throwRangeError } from "./errors.ts";

/** `x.toString(radix)`; the fraction has as many digits as tell x apart. */
export function numberToRadixString(x: number, radix: number): string {
  const base: u32 = u32(radix);
  if (!(radix >= 2 && radix < 37)) {
    throwRangeError("toString() radix argument must be between 2 and 36");
  }
  if (base === 10 || x !== x || x === Infinity || x === -Infinity) {
    return numberToString(x);
  }
  if (x === 0) return "0";
  const magnitude: number = x < 0 ? -x : x;
  if (magnitude <= 9007199254740992 && Number(u64(magnitude)) === magnitude) {
    return integerToRadixString(u64(magnitude), base, x < 0);
  }
  return fractionToRadixString(magnitude, base, x < 0);
}

/** A digit's unit: 0 to 9, then small letters. */
function digitUnit(digit: u32): u8 {
  return u8(digit < 10 ? digit + 48 : digit + 87);
}

export function integerToRadixString(
  magnitude: u64,
  radix: u32,
  negative: boolean,
): string {
  let length: u32 = negative ? 2 : 1;
  for (let rest: u64 = magnitude / u64(radix); rest > 0; length++) {
    rest = rest / u64(radix);
  }
  const result: string = newString(length, false);
  const units: usize = stringUnits(result);
  let rest: u64 = magnitude;
  const first: u32 = negative ? 1 : 0;
  for (let at: u32 = length; at > first; at = at - 1) {
    store<u8>(units + usize(at - 1), digitUnit(u32(rest % u64(radix))));
    rest = rest / u64(radix);
  }
  if (negative) store<u8>(units, 45);
  return result;
}

/** Room on either side of the point: base 2 takes 1024 and 1074 digits. */
const sideBytes: usize = 1104;

/**
 * V8's way, in floating-point arithmetic: digits until what is left is below
 * half the distance to the next number.
 */
function fractionToRadixString(
  magnitude: number,
  radix: u32,
  negative: boolean,
): string {
  const base: number = Number(radix);
  const buffer: usize = allocate(sideBytes * 2);
  const point: usize = buffer + sideBytes;
  let whole: number = wholePart(magnitude);
  let fraction: number = magnitude - whole;
  const above: number = numberOfBits(bitsOf(magnitude) + 1);
  let delta: number = 0.5 * (above - magnitude);
  if (delta < 5e-324) delta = 5e-324;
  let end: usize = point;
  if (fraction >= delta) {
    store<u8>(end, 46);
    end = end + 1;
    do {
      fraction = fraction * base;
      delta = delta * base;
      const digit: u32 = u32(fraction);
      store<u8>(end, digitUnit(digit));
      end = end + 1;
      fraction = fraction - Number(digit);
      const isAboveHalf =
        fraction > 0.5 || (fraction === 0.5 && (digit & 1) !== 0);
      if (isAboveHalf && fraction + delta > 1) {
        end = roundUp(point, end, radix);
        if (end === point) whole = whole + 1;
        break;
      }
    } while (fraction >= delta);
  }
  const start: usize = writeWhole(point, whole, base);
  return takeText(start, end, negative);
}

function wholePart(magnitude: number): number {
  if (magnitude >= 9007199254740992) return magnitude;
  return Number(u64(magnitude));
}

/** Adds one to the last digit; gives the new end, `point` if all were carried. */
function roundUp(point: usize, end: usize, radix: u32): usize {
  let at: usize = end - 1;
  while (at !== point) {
    const unit: u32 = u32(load<u8>(at));
    const digit: u32 = unit > 57 ? unit - 87 : unit - 48;
    if (digit + 1 < radix) {
      store<u8>(at, digitUnit(digit + 1));
      return at + 1;
    }
    at = at - 1;
  }
  return point;
}

/** Writes a whole number backwards from `point`; gives where it starts. */
function writeWhole(point: usize, whole: number, base: number): usize {
  let start: usize = point;
  let rest: number = whole;
  // Above 2^53 the last digits are not known: V8 writes zeros.
  while (rest / base >= 9007199254740992) {
    rest = rest / base;
    start = start - 1;
    store<u8>(start, 48);
  }
  do {
    const digit: number = fmod(rest, base);
    start = start - 1;
    store<u8>(start, digitUnit(u32(digit)));
    rest = (rest - digit) / base;
  } while (rest > 0);
  return start;
}

function takeText(start: usize, end: usize, negative: boolean): string {
  const signLength: u32 = negative ? 1 : 0;
  const length: u32 = u32(end - start);
  const result: string = newString(length + signLength, false);
  const units: usize = stringUnits(result);
  if (negative) store<u8>(units, 45);
  copyMemory(units + usize(signLength), start, usize(length));
  return result;
}
