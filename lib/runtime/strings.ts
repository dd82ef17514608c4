// What the compiler calls for strings: joining, comparing, reading a unit.
//
// `+` makes a rope, so that a text built piece by piece costs linear time; the
// first read by index turns the rope into one flat string, once.

import {
  addressOf,
  allocate,
  copyMemory,
  load,
  newString,
  objectAt,
  store,
  stringIsWide,
  stringLength,
  stringUnits,
} from "machine";
import { throwRangeError } from "./errors.ts";

// The layout of strings: docs/object-model.md.
const lengthOffset: usize = 8;
const flagsOffset: usize = 12;
const leftOffset: usize = 16;
const rightOffset: usize = 24;
const unitsOffset: usize = 16;
const wideFlag: u32 = 1;
const ropeFlag: u32 = 2;
/** In a descriptor. */
const stringKind: u32 = 1;
/** References up to here are no addresses. */
const lastSentinel: usize = 16;

/** Shorter results are copied: a rope would take more memory than the copy. */
const shortestRopeUnits: u32 = 32;
/** V8's limit, which keeps lengths in 32 bits whatever is joined. */
const longestStringUnits: u32 = 536870888;

/** The language's `a + b` for strings. */
export function concatStrings(a: string, b: string): string {
  const leftLength: u32 = stringLength(a);
  const rightLength: u32 = stringLength(b);
  if (rightLength === 0) return a;
  if (leftLength === 0) return b;
  const length: u32 = leftLength + rightLength;
  if (length < shortestRopeUnits) return joinFlat(a, b, leftLength, length);
  if (length > longestStringUnits) throwRangeError("Invalid string length");
  return makeRope(a, b, length);
}

function joinFlat(a: string, b: string, leftLength: u32, length: u32): string {
  const wide: boolean = stringIsWide(a) || stringIsWide(b);
  const result: string = newString(length, wide);
  const units: usize = stringUnits(result);
  copyUnits(a, 0, units, leftLength, wide);
  const rightUnits: usize = unitAddress(units, leftLength, wide);
  copyUnits(b, 0, rightUnits, length - leftLength, wide);
  return result;
}

/** A rope is a string object whose units are the two pointers. */
function makeRope(a: string, b: string, length: u32): string {
  const rope: string = newString(16, false);
  const address: usize = addressOf(rope);
  const wide: boolean = stringIsWide(a) || stringIsWide(b);
  store<u32>(address + lengthOffset, length);
  store<u32>(address + flagsOffset, wide ? ropeFlag | wideFlag : ropeFlag);
  store<string>(address + leftOffset, a);
  store<string>(address + rightOffset, b);
  return rope;
}

function isRope(text: string): boolean {
  return (load<u32>(addressOf(text) + flagsOffset) & ropeFlag) !== 0;
}

/** Whether a rope still has its two halves. */
function isUnflattened(rope: string): boolean {
  return load<usize>(addressOf(rope) + rightOffset) !== 0;
}

/** The string as one run of units; a rope remembers the result. */
export function flatten(text: string): string {
  if (!isRope(text)) return text;
  return flattenRope(text);
}

/** @noinline */
function flattenRope(rope: string): string {
  const address: usize = addressOf(rope);
  if (!isUnflattened(rope)) return load<string>(address + leftOffset);
  const wide: boolean = stringIsWide(rope);
  const flat: string = newString(stringLength(rope), wide);
  fillFromRope(rope, addressOf(flat) + unitsOffset, wide);
  store<string>(address + leftOffset, flat);
  store<usize>(address + rightOffset, 0);
  return flat;
}

/**
 * Writes the units of `text` to `target`. It calls itself for the shorter half
 * only, so the depth is at most the logarithm of the length however the rope
 * was built.
 */
function fillFromRope(text: string, target: usize, wide: boolean): void {
  let rest: string = text;
  let restTarget: usize = target;
  while (isRope(rest) && isUnflattened(rest)) {
    const address: usize = addressOf(rest);
    const left: string = load<string>(address + leftOffset);
    const right: string = load<string>(address + rightOffset);
    const leftLength: u32 = stringLength(left);
    const rightTarget: usize = unitAddress(restTarget, leftLength, wide);
    if (leftLength < stringLength(right)) {
      fillFromRope(left, restTarget, wide);
      rest = right;
      restTarget = rightTarget;
    } else {
      fillFromRope(right, rightTarget, wide);
      rest = left;
    }
  }
  copyUnits(rest, 0, restTarget, stringLength(rest), wide);
}

/** The address `index` units behind `units`. */
export function unitAddress(units: usize, index: u32, wide: boolean): usize {
  return wide ? units + usize(index) * 2 : units + usize(index);
}

/**
 * Copies `count` units of `text` from `start` on to raw memory, widening them
 * if `wide` says so and narrowing never: the caller knows that they fit.
 */
export function copyUnits(
  text: string,
  start: u32,
  target: usize,
  count: u32,
  wide: boolean,
): void {
  const sourceWide: boolean = stringIsWide(text);
  const units: usize = unitAddress(stringUnits(text), start, sourceWide);
  if (sourceWide === wide) {
    copyMemory(target, units, wide ? usize(count) * 2 : usize(count));
  } else if (wide) {
    for (let i: usize = 0; i < usize(count); i++) {
      store<u16>(target + i * 2, u16(load<u8>(units + i)));
    }
  } else {
    for (let i: usize = 0; i < usize(count); i++) {
      store<u8>(target + i, u8(load<u16>(units + i * 2)));
    }
  }
}

/** The unit at an index below the length. */
export function unitAt(text: string, index: u32): u16 {
  const address: usize = addressOf(text);
  const flags: u32 = load<u32>(address + flagsOffset);
  const units: usize = address + unitsOffset;
  if (flags === 0) return u16(load<u8>(units + usize(index)));
  if (flags === wideFlag) return load<u16>(units + usize(index) * 2);
  // A rope that has been flattened before: its left is a flat string.
  if (load<usize>(address + rightOffset) === 0) {
    const flat: usize = load<usize>(address + leftOffset);
    const flatUnits: usize = flat + unitsOffset;
    return load<u32>(flat + flagsOffset) === 0
      ? u16(load<u8>(flatUnits + usize(index)))
      : load<u16>(flatUnits + usize(index) * 2);
  }
  return unitAtRope(text, index);
}

/**
 * Where the units of a flat string lie, plus 1 if they are wide; 0 for a rope
 * not flattened yet, and for what is no string: passes/string-views.ts asks
 * before a loop, in which a variable may turn out to be something else.
 */
export function stringView(text: string): usize {
  const address: usize = addressOf(text);
  if (address <= lastSentinel) return 0;
  if (load<u32>(usize(load<u32>(address))) !== stringKind) return 0;
  const flags: u32 = load<u32>(address + flagsOffset);
  if ((flags & ropeFlag) === 0) return address + unitsOffset + usize(flags);
  if (load<usize>(address + rightOffset) !== 0) return 0;
  const flat: usize = load<usize>(address + leftOffset);
  return flat + unitsOffset + usize(load<u32>(flat + flagsOffset));
}

/**
 * Looking at what was appended last must not flatten: a loop that appends and
 * looks would take quadratic time and memory.
 * @noinline
 */
function unitAtRope(rope: string, index: u32): u16 {
  const address: usize = addressOf(rope);
  if (isUnflattened(rope)) {
    const leftLength: u32 = stringLength(load<string>(address + leftOffset));
    const right: string = load<string>(address + rightOffset);
    if (index >= leftLength && !isRope(right)) {
      return unitAt(right, index - leftLength);
    }
  }
  return unitAt(flattenRope(rope), index);
}

/** The language's `===` for strings. */
export function equalStrings(a: string, b: string): boolean {
  if (addressOf(a) === addressOf(b)) return true;
  const length: u32 = stringLength(a);
  if (length !== stringLength(b)) return false;
  return equalUnits(a, 0, b, 0, length);
}

/** Whether `count` units of `a` from `aStart` are those of `b` from `bStart`. */
export function equalUnits(
  a: string,
  aStart: u32,
  b: string,
  bStart: u32,
  count: u32,
): boolean {
  const aWide: boolean = stringIsWide(a);
  const bWide: boolean = stringIsWide(b);
  const aUnits: usize = unitAddress(stringUnits(a), aStart, aWide);
  const bUnits: usize = unitAddress(stringUnits(b), bStart, bWide);
  if (aWide === bWide) {
    const sizeBytes: usize = aWide ? usize(count) * 2 : usize(count);
    return equalBytes(aUnits, bUnits, sizeBytes);
  }
  const narrow: usize = aWide ? bUnits : aUnits;
  const wide: usize = aWide ? aUnits : bUnits;
  for (let i: usize = 0; i < usize(count); i++) {
    if (u16(load<u8>(narrow + i)) !== load<u16>(wide + i * 2)) return false;
  }
  return true;
}

function equalBytes(a: usize, b: usize, sizeBytes: usize): boolean {
  let done: usize = 0;
  while (done + 8 <= sizeBytes) {
    if (load<u64>(a + done) !== load<u64>(b + done)) return false;
    done = done + 8;
  }
  while (done < sizeBytes) {
    if (load<u8>(a + done) !== load<u8>(b + done)) return false;
    done = done + 1;
  }
  return true;
}

/** Negative, 0 or positive as `a` sorts before, with or behind `b`. */
export function compareStrings(a: string, b: string): i32 {
  if (addressOf(a) === addressOf(b)) return 0;
  const aLength: u32 = stringLength(a);
  const bLength: u32 = stringLength(b);
  const common: u32 = aLength < bLength ? aLength : bLength;
  const aFlat: string = flatten(a);
  const bFlat: string = flatten(b);
  for (let i: u32 = 0; i < common; i++) {
    const aUnit: u16 = unitAt(aFlat, i);
    const bUnit: u16 = unitAt(bFlat, i);
    if (aUnit !== bUnit) return aUnit < bUnit ? -1 : 1;
  }
  if (aLength === bLength) return 0;
  return aLength < bLength ? -1 : 1;
}

/** Addresses of the 256 one-unit Latin-1 strings, each made when first used. */
let singleUnitStrings: usize = 0;

/** The string of one unit: `text[i]`, `charAt`, for-of. */
export function stringOfUnit(unit: u16): string {
  if (unit > 255) return makeStringOfUnit(unit);
  if (singleUnitStrings === 0) singleUnitStrings = allocate(256 * 8);
  const slot: usize = singleUnitStrings + usize(unit) * 8;
  const known: usize = load<usize>(slot);
  if (known !== 0) return objectAt<string>(known);
  const made: string = makeStringOfUnit(unit);
  store<string>(slot, made);
  return made;
}

function makeStringOfUnit(unit: u16): string {
  const wide: boolean = unit > 255;
  const result: string = newString(1, wide);
  if (wide) store<u16>(stringUnits(result), unit);
  else store<u8>(stringUnits(result), u8(unit));
  return result;
}
