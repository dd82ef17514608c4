// Cutting strings and searching in them, on unit indices that are in range.

import {
  load,
  newString,
  stringIsWide,
  stringLength,
  stringUnits,
} from "machine";
import { copyUnits, equalUnits, stringOfUnit, unitAt } from "./strings.ts";

/** What searches give when there is nothing to find. */
export const notFound: u32 = 0xffff_ffff;

/** The units from `start` up to `end`. */
export function substringOf(text: string, start: u32, end: u32): string {
  if (end <= start) return "";
  const count: u32 = end - start;
  if (count === stringLength(text)) return text;
  if (count === 1) return stringOfUnit(unitAt(text, start));
  const wide: boolean = stringIsWide(text);
  const result: string = newString(count, wide);
  copyUnits(text, start, stringUnits(result), count, wide);
  return result;
}

/** A position given as `number`: cut off and clamped to the length. */
export function clampPosition(position: number, length: u32): u32 {
  const whole: u32 = u32(position);
  return whole < length ? whole : length;
}

/** The same, where a negative position counts from the end. */
export function relativePosition(position: number, length: u32): u32 {
  const whole: i64 = i64(position);
  if (whole >= 0) return clampPosition(position, length);
  if (whole < 0 - i64(length)) return 0;
  return u32(whole + i64(length));
}

/** The code point at an index: a surrogate pair is one. */
export function codePointOf(text: string, index: u32): u32 {
  const unit: u32 = u32(unitAt(text, index));
  if ((unit & 0xfc00) !== 0xd800) return unit;
  if (index + 1 >= stringLength(text)) return unit;
  const next: u32 = u32(unitAt(text, index + 1));
  if ((next & 0xfc00) !== 0xdc00) return unit;
  return 0x1_0000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
}

/** The first index from `from` on where `pattern` stands, or `notFound`. */
export function findForward(text: string, pattern: string, from: u32): u32 {
  const length: u32 = stringLength(text);
  const count: u32 = stringLength(pattern);
  if (count > length || from > length - count) return notFound;
  if (count === 0) return from;
  const first: u16 = unitAt(pattern, 0);
  const last: u32 = length - count;
  let at: u32 = from;
  while (at <= last) {
    at = findUnit(text, first, at, last + 1);
    if (at === notFound) return notFound;
    if (count === 1 || equalUnits(text, at, pattern, 0, count)) return at;
    at++;
  }
  return notFound;
}

/** The first index from `from` up to `end` of a unit, or `notFound`. */
function findUnit(text: string, unit: u16, from: u32, end: u32): u32 {
  const units: usize = stringUnits(text);
  if (stringIsWide(text)) {
    for (let i: u32 = from; i < end; i++) {
      if (load<u16>(units + usize(i) * 2) === unit) return i;
    }
  } else if (unit < 256) {
    const byte: u8 = u8(unit);
    for (let i: u32 = from; i < end; i++) {
      if (load<u8>(units + usize(i)) === byte) return i;
    }
  }
  return notFound;
}

/** The last index up to `from` where `pattern` stands, or `notFound`. */
export function findBackward(text: string, pattern: string, from: u32): u32 {
  const length: u32 = stringLength(text);
  const count: u32 = stringLength(pattern);
  if (count > length) return notFound;
  let at: u32 = from < length - count ? from : length - count;
  for (;;) {
    if (equalUnits(text, at, pattern, 0, count)) return at;
    if (at === 0) return notFound;
    at = at - 1;
  }
}
