// Number.prototype.

import { absolute, bitsOf } from "machine";
import {
  formatExponential,
  formatFixed,
  formatPrecision,
  formatShortestExponential,
  formatShortestFixed,
} from "../runtime/number-exact.ts";
import { numberToRadixString } from "../runtime/number-radix.ts";
import { numberToString } from "../runtime/numbers.ts";
import { throwRangeError } from "../runtime/errors.ts";

export function toString(this: number, radix: number = 10): string {
  if (radix === 10) return numberToString(this);
  return numberToRadixString(this, radix);
}

/** As in English: commas, and at most three digits behind the point or as `format` says. */
export function toLocaleString(
  this: number,
  _locale?: string,
  format?: NumberFormat,
): string {
  if (this !== this) return "NaN";
  const sign: string = bitsOf(this) >> 63 !== 0 ? "-" : "";
  const size = absolute(this);
  if (size === Infinity) return sign + "\u221e";
  const least = fractionDigits(format?.minimumFractionDigits, 0);
  const most = fractionDigits(
    format?.maximumFractionDigits,
    least > 3 ? least : 3,
  );
  if (least > most)
    throwRangeError("maximumFractionDigits value is out of range.");
  const digits: string = formatShortestFixed(size, u32(most));
  const point = most === 0 ? digits.length : digits.length - most - 1;
  let end = digits.length;
  const kept = point + 1 + least;
  while (end > kept && digits.charCodeAt(end - 1) === 48) end--;
  // The point goes with the last digit behind it.
  if (end - 1 === point) end = point;
  let grouped: string = digits.slice(point, end);
  let left = point;
  if (format?.useGrouping !== false) {
    for (; left > 3; left = left - 3) {
      grouped = "," + digits.slice(left - 3, left) + grouped;
    }
  }
  return sign + digits.slice(0, left) + grouped;
}

function fractionDigits(given: number | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  if (!(given >= 0 && given <= 100)) {
    throwRangeError("fraction digits value is out of range.");
  }
  return given - (given % 1);
}

export function valueOf(this: number): number {
  return this;
}

function isFiniteNumber(x: number): boolean {
  return x - x === 0;
}

/** A count of digits: fractions are cut off, NaN is 0. */
function digitCount(
  value: number,
  least: number,
  most: number,
  complaint: string,
): u32 {
  const whole = value !== value ? 0 : value;
  if (!(whole > least - 1 && whole < most + 1)) throwRangeError(complaint);
  return u32(whole);
}

export function toFixed(this: number, fractionDigits: number = 0): string {
  const complaint = "toFixed() digits argument must be between 0 and 100";
  const places: u32 = digitCount(fractionDigits, 0, 100, complaint);
  if (!isFiniteNumber(this)) return numberToString(this);
  if (this >= 1e21 || this <= -1e21) return numberToString(this);
  return formatFixed(this, places);
}

export function toExponential(this: number, fractionDigits?: number): string {
  if (!isFiniteNumber(this)) return numberToString(this);
  if (fractionDigits === undefined) return formatShortestExponential(this);
  const complaint = "toExponential() argument must be between 0 and 100";
  return formatExponential(this, digitCount(fractionDigits, 0, 100, complaint));
}

export function toPrecision(this: number, precision?: number): string {
  if (precision === undefined) return numberToString(this);
  if (!isFiniteNumber(this)) return numberToString(this);
  const complaint = "toPrecision() argument must be between 1 and 100";
  return formatPrecision(this, digitCount(precision, 1, 100, complaint));
}
