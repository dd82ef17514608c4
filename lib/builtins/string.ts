// String.prototype, without regular expressions: reading, cutting, searching.

import { newString, stringIsWide, stringLength, stringUnits } from "machine";
import {
  clampPosition,
  codePointOf,
  findBackward,
  findForward,
  notFound,
  relativePosition,
  substringOf,
} from "../runtime/string-parts.ts";
import {
  concatStrings,
  copyUnits,
  equalUnits,
  stringOfUnit,
  unitAddress,
  unitAt,
} from "../runtime/strings.ts";
import { throwRangeError } from "../runtime/errors.ts";
import { isWhiteSpace } from "../runtime/units.ts";
import { StringCharacters } from "./iterator.ts";

export * from "./string-case.ts";
export * from "./string-compare.ts";
export * from "./string-replace.ts";

export function iterator(this: string): StringIterator<string> {
  return new StringCharacters(this);
}

export function toString(this: string): string {
  return this;
}

export function valueOf(this: string): string {
  return this;
}

/** Whether a position, cut off, is that of a unit. */
function isInside(position: number, length: u32): boolean {
  // NaN counts as 0, and so does what lies between -1 and 0.
  return !(position <= -1) && u32(position) < length;
}

export function at(this: string, index: number): string | undefined {
  const length: u32 = stringLength(this);
  const position: number = index <= -1 ? index + Number(length) : index;
  if (!isInside(position, length)) return undefined;
  return stringOfUnit(unitAt(this, relativePosition(index, length)));
}

export function charAt(this: string, position: number): string {
  if (!isInside(position, stringLength(this))) return "";
  return stringOfUnit(unitAt(this, u32(position)));
}

export function charCodeAt(this: string, index: number): number {
  if (!isInside(index, stringLength(this))) return NaN;
  return Number(unitAt(this, u32(index)));
}

export function codePointAt(
  this: string,
  position: number,
): number | undefined {
  if (!isInside(position, stringLength(this))) return undefined;
  return Number(codePointOf(this, u32(position)));
}

export function concat(this: string, ...strings: string[]): string {
  let result: string = this;
  for (let i = 0; i < strings.length; i++) {
    result = concatStrings(result, strings[i]);
  }
  return result;
}

export function slice(this: string, start: number = 0, end?: number): string {
  const length: u32 = stringLength(this);
  const from: u32 = relativePosition(start, length);
  const to: u32 = end === undefined ? length : relativePosition(end, length);
  return substringOf(this, from, to);
}

export function substring(this: string, start: number, end?: number): string {
  const length: u32 = stringLength(this);
  const from: u32 = clampPosition(start, length);
  const to: u32 = end === undefined ? length : clampPosition(end, length);
  return from < to ? substringOf(this, from, to) : substringOf(this, to, from);
}

export function substr(this: string, from: number, length?: number): string {
  const whole: u32 = stringLength(this);
  const start: u32 = relativePosition(from, whole);
  const left: u32 = whole - start;
  const count: u32 = length === undefined ? left : clampPosition(length, left);
  return substringOf(this, start, start + count);
}

export function indexOf(
  this: string,
  searchString: string,
  position: number = 0,
): number {
  const from: u32 = clampPosition(position, stringLength(this));
  const found: u32 = findForward(this, searchString, from);
  return found === notFound ? -1 : Number(found);
}

export function lastIndexOf(
  this: string,
  searchString: string,
  position: number = Infinity,
): number {
  // Unlike everywhere else NaN means the end here.
  const from: u32 = position !== position ? notFound : u32(position);
  const found: u32 = findBackward(this, searchString, from);
  return found === notFound ? -1 : Number(found);
}

export function includes(
  this: string,
  searchString: string,
  position: number = 0,
): boolean {
  const from: u32 = clampPosition(position, stringLength(this));
  return findForward(this, searchString, from) !== notFound;
}

export function startsWith(
  this: string,
  searchString: string,
  position: number = 0,
): boolean {
  const length: u32 = stringLength(this);
  const from: u32 = clampPosition(position, length);
  const count: u32 = stringLength(searchString);
  if (count > length - from) return false;
  return equalUnits(this, from, searchString, 0, count);
}

export function endsWith(
  this: string,
  searchString: string,
  endPosition?: number,
): boolean {
  const length: u32 = stringLength(this);
  const end: u32 =
    endPosition === undefined ? length : clampPosition(endPosition, length);
  const count: u32 = stringLength(searchString);
  if (count > end) return false;
  return equalUnits(this, end - count, searchString, 0, count);
}

export function repeat(this: string, count: number): string {
  if (count <= -1 || count === Infinity) {
    throwRangeError("Invalid count value: " + String(count));
  }
  const times: u32 = u32(count);
  const length: u32 = stringLength(this);
  if (times === 0 || length === 0) return "";
  if (u64(times) * u64(length) > 536870888) {
    throwRangeError("Invalid string length");
  }
  if (times === 1) return this;
  const wide: boolean = stringIsWide(this);
  const result: string = newString(length * times, wide);
  const units: usize = stringUnits(result);
  for (let i: u32 = 0; i < times; i++) {
    copyUnits(this, 0, unitAddress(units, i * length, wide), length, wide);
  }
  return result;
}

/** What brings `text` to the wished length; cut off at the end. */
function filling(text: string, maxLength: number, fill: string): string {
  const length: u32 = stringLength(text);
  const fillLength: u32 = stringLength(fill);
  if (!(maxLength >= Number(length) + 1) || fillLength === 0) return "";
  if (maxLength > 536870888) throwRangeError("Invalid string length");
  const count: u32 = u32(maxLength) - length;
  const times: u32 = (count + fillLength - 1) / fillLength;
  return substringOf(fill.repeat(Number(times)), 0, count);
}

export function padStart(
  this: string,
  maxLength: number,
  fillString: string = " ",
): string {
  return concatStrings(filling(this, maxLength, fillString), this);
}

export function padEnd(
  this: string,
  maxLength: number,
  fillString: string = " ",
): string {
  return concatStrings(this, filling(this, maxLength, fillString));
}

function firstSolid(text: string): u32 {
  const length: u32 = stringLength(text);
  let start: u32 = 0;
  while (start < length && isWhiteSpace(unitAt(text, start))) start++;
  return start;
}

/** Behind the last unit from `start` on that is not white space. */
function endOfSolid(text: string, start: u32): u32 {
  let end: u32 = stringLength(text);
  while (end > start && isWhiteSpace(unitAt(text, end - 1))) end = end - 1;
  return end;
}

export function trim(this: string): string {
  const start: u32 = firstSolid(this);
  return substringOf(this, start, endOfSolid(this, start));
}

export function trimStart(this: string): string {
  return substringOf(this, firstSolid(this), stringLength(this));
}

export function trimEnd(this: string): string {
  return substringOf(this, 0, endOfSolid(this, 0));
}

export function split(
  this: string,
  separator: string,
  limit?: number,
): string[] {
  const parts: string[] = [];
  const most: number = limit === undefined ? 4294967295 : limit >>> 0;
  if (most === 0) return parts;
  const length: u32 = stringLength(this);
  const separatorLength: u32 = stringLength(separator);
  if (separatorLength === 0) {
    for (let i: u32 = 0; i < length && parts.length < most; i++) {
      parts.push(stringOfUnit(unitAt(this, i)));
    }
    return parts;
  }
  let start: u32 = 0;
  for (;;) {
    const found: u32 = findForward(this, separator, start);
    if (found === notFound) break;
    parts.push(substringOf(this, start, found));
    if (parts.length >= most) return parts;
    start = found + separatorLength;
  }
  parts.push(substringOf(this, start, length));
  return parts;
}

/** The index of the first surrogate without its partner, or `notFound`. */
function loneSurrogate(text: string): u32 {
  if (!stringIsWide(text)) return notFound;
  const length: u32 = stringLength(text);
  for (let i: u32 = 0; i < length; i++) {
    if ((unitAt(text, i) & 0xf800) !== 0xd800) continue;
    if (codePointOf(text, i) < 0x1_0000) return i;
    i++;
  }
  return notFound;
}

export function isWellFormed(this: string): boolean {
  return loneSurrogate(this) === notFound;
}

export function toWellFormed(this: string): string {
  let result = "";
  let rest: string = this;
  for (;;) {
    const lone: u32 = loneSurrogate(rest);
    if (lone === notFound) return result + rest;
    result = result + substringOf(rest, 0, lone) + "\ufffd";
    rest = substringOf(rest, lone + 1, stringLength(rest));
  }
}
