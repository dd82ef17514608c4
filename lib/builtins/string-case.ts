// String.prototype.toUpperCase and toLowerCase: all of Unicode's default case
// mappings, without those of single languages.

import {
  load,
  newString,
  store,
  stringIsWide,
  stringLength,
  stringUnits,
} from "machine";
import {
  toLowerRanges,
  toUpperExpansions,
  toUpperRanges,
} from "../runtime/case-tables.ts";
import { StringBuilder } from "../runtime/string-builder.ts";
import { codePointOf, notFound } from "../runtime/string-parts.ts";
import { unitAt } from "../runtime/strings.ts";

export function toUpperCase(this: string): string {
  if (!stringIsWide(this)) {
    const quick: string | undefined = upperAscii(this);
    if (quick !== undefined) return quick;
  }
  const length: u32 = stringLength(this);
  const builder = new StringBuilder(length);
  for (let i: u32 = 0; i < length; i++) {
    const code: u32 = codePointOf(this, i);
    if (code > 0xffff) i++;
    if (!appendExpansion(builder, code)) {
      builder.appendCodePoint(mapCase(toUpperRanges, code));
    }
  }
  return builder.finish();
}

export function toLowerCase(this: string): string {
  if (!stringIsWide(this)) return lowerLatin1(this);
  const length: u32 = stringLength(this);
  const builder = new StringBuilder(length);
  for (let i: u32 = 0; i < length; i++) {
    const code: u32 = codePointOf(this, i);
    if (code === 0x3a3) {
      // Sigma: another letter at the end of a word.
      builder.append(isFinalSigma(this, i) ? 0x3c2 : 0x3c3);
    } else if (code === 0x130) {
      builder.append(0x69);
      builder.append(0x307);
    } else {
      builder.appendCodePoint(mapCase(toLowerRanges, code));
    }
    if (code > 0xffff) i++;
  }
  return builder.finish();
}

export function toLocaleUpperCase(this: string): string {
  return this.toUpperCase();
}

export function toLocaleLowerCase(this: string): string {
  return this.toLowerCase();
}

/** Nothing if there is a unit beyond ASCII. */
function upperAscii(text: string): string | undefined {
  const length: u32 = stringLength(text);
  const from: usize = stringUnits(text);
  for (let i: usize = 0; i < usize(length); i++) {
    if (load<u8>(from + i) >= 0x80) return undefined;
  }
  const result: string = newString(length, false);
  const to: usize = stringUnits(result);
  for (let i: usize = 0; i < usize(length); i++) {
    const unit: u8 = load<u8>(from + i);
    store<u8>(to + i, unit >= 97 && unit <= 122 ? unit - 32 : unit);
  }
  return result;
}

/** Latin-1's small letters are all in Latin-1. */
function lowerLatin1(text: string): string {
  const length: u32 = stringLength(text);
  const result: string = newString(length, false);
  const from: usize = stringUnits(text);
  const to: usize = stringUnits(result);
  for (let i: usize = 0; i < usize(length); i++) {
    const unit: u8 = load<u8>(from + i);
    const isCapital =
      (unit >= 65 && unit <= 90) ||
      (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7);
    store<u8>(to + i, isCapital ? unit + 32 : unit);
  }
  return result;
}

/** The code point's counterpart, by binary search; itself if it has none. */
export function mapCase(ranges: readonly i32[], code: u32): u32 {
  let low: u32 = 0;
  let high: u32 = u32(ranges.length) / 4;
  while (low < high) {
    const middle: u32 = (low + high) / 2;
    const at: u32 = middle * 4;
    if (i32(code) < ranges[at]) {
      high = middle;
    } else if (i32(code) > ranges[at + 1]) {
      low = middle + 1;
    } else {
      const distance: i32 = i32(code) - ranges[at];
      if (distance % ranges[at + 2] !== 0) return code;
      return u32(i32(code) + ranges[at + 3]);
    }
  }
  return code;
}

/** Where the table has the letters that this one becomes, or `notFound`. */
function expansionOf(code: u32): u32 {
  // The table's first and last members, and the gaps where most text lies.
  if (code < 0xdf || code > 0xfb17) return notFound;
  if (code > 0x587 && code < 0x1e96) return notFound;
  if (code > 0x1ffc && code < 0xfb00) return notFound;
  const length: u32 = stringLength(toUpperExpansions);
  let i: u32 = 0;
  while (i < length) {
    if (u32(unitAt(toUpperExpansions, i)) === code) return i + 1;
    while (unitAt(toUpperExpansions, i) !== endOfExpansion) i++;
    i++;
  }
  return notFound;
}

const endOfExpansion: u16 = 124;

/** Appends the several letters that some single ones become, as ß does. */
function appendExpansion(builder: StringBuilder, code: u32): boolean {
  let i: u32 = expansionOf(code);
  if (i === notFound) return false;
  for (; unitAt(toUpperExpansions, i) !== endOfExpansion; i++) {
    builder.append(unitAt(toUpperExpansions, i));
  }
  return true;
}

/** Letters that have case, by the tables: what has no counterpart has none. */
function isCased(code: u32): boolean {
  return (
    mapCase(toUpperRanges, code) !== code ||
    mapCase(toLowerRanges, code) !== code ||
    expansionOf(code) !== notFound
  );
}

/** Signs within words: the apostrophe, points, accents. */
function isCaseIgnorable(code: u32): boolean {
  if (code >= 0x300 && code <= 0x36f) return true;
  return (
    code === 0x27 ||
    code === 0x2e ||
    code === 0x3a ||
    code === 0x5e ||
    code === 0x60 ||
    code === 0xa8 ||
    code === 0xad ||
    code === 0xaf ||
    code === 0xb4 ||
    code === 0xb7 ||
    code === 0xb8 ||
    code === 0x2019
  );
}

/** Behind a letter, and not in front of one. */
function isFinalSigma(text: string, index: u32): boolean {
  let before: u32 = index;
  while (before > 0 && isCaseIgnorable(u32(unitAt(text, before - 1)))) {
    before = before - 1;
  }
  if (before === 0 || !isCased(u32(unitAt(text, before - 1)))) return false;
  const length: u32 = stringLength(text);
  let after: u32 = index + 1;
  while (after < length && isCaseIgnorable(u32(unitAt(text, after)))) after++;
  return after === length || !isCased(codePointOf(text, after));
}
