// Array's methods. Functions with a `this` parameter; ReadonlyArray uses the
// same ones.
//
// Elements are read as `array[i]`, because an array may be seen through a wider
// element type than its own (docs/object-model.md); whole stretches are moved
// as bytes where both sides are held alike. Methods that JavaScript has skip
// holes skip them, the others see undefined.

import {
  arrayCapacity,
  arrayElements,
  arrayLength,
  isHole,
  moveMemory,
  newArray,
  setArrayLength,
} from "machine";
import {
  elementBytes,
  elementRepresentation,
  growArray,
} from "../runtime/arrays.ts";
import { throwRangeError, throwTypeError } from "../runtime/errors.ts";
import { isArrayValue } from "../runtime/properties.ts";
import { sameValueZero } from "./hash.ts";
import { ArrayEntries, ArrayKeys, ArrayValues } from "./iterator.ts";
import { joinTexts, textOfElement } from "./join.ts";
import { sortInPlace, sortedCopy } from "./array-sort.ts";

export * from "./array-callbacks.ts";

/** An element as a result: a hole is undefined. */
function orUndefined<T>(value: T): T | undefined {
  return isHole(value) ? undefined : value;
}

/** A position as `slice` takes it: from the end if negative, within bounds. */
export function clampedIndex(position: number, length: u32): u32 {
  let index: i64 = i64(position);
  if (index < 0) index = index + i64(length);
  if (index < 0) return 0;
  return index > i64(length) ? length : u32(index);
}

/** An optional end position: the length when left out. */
export function clampedEnd(position: number | undefined, length: u32): u32 {
  return position === undefined ? length : clampedIndex(position, length);
}

function clampedStart(position: number | undefined, length: u32): u32 {
  return position === undefined ? 0 : clampedIndex(position, length);
}

/** Copies elements between two arrays, or within one where they may overlap. */
function copyElements<T>(
  target: T[],
  targetStart: u32,
  source: readonly T[],
  sourceStart: u32,
  count: u32,
): void {
  if (elementRepresentation(target) === elementRepresentation(source)) {
    const size: usize = elementBytes(target);
    moveMemory(
      arrayElements(target) + usize(targetStart) * size,
      arrayElements(source) + usize(sourceStart) * size,
      usize(count) * size,
    );
    return;
  }
  for (let i: u32 = 0; i < count; i++) {
    target[targetStart + i] = source[sourceStart + i];
  }
}

/** A copy of `count` elements with room for no more. */
export function copyOfRange<T>(
  array: readonly T[],
  start: u32,
  count: u32,
): T[] {
  const copy: T[] = newArray<T>(count);
  copyElements(copy, 0, array, start, count);
  return copy;
}

/** Appends without looking for room; the caller has seen to it. */
function append<T>(array: T[], item: T): void {
  const length: u32 = arrayLength(array);
  setArrayLength(array, length + 1);
  array[length] = item;
}

// Reading.

export function at<T>(this: T[], index: number): T | undefined {
  const length: u32 = arrayLength(this);
  let position: i64 = i64(index);
  if (position < 0) position = position + i64(length);
  if (position < 0 || position >= i64(length)) return undefined;
  return orUndefined(this[u32(position)]);
}

export function slice<T>(this: T[], start?: number, end?: number): T[] {
  const length: u32 = arrayLength(this);
  const first: u32 = clampedStart(start, length);
  const last: u32 = clampedEnd(end, length);
  return copyOfRange(this, first, last > first ? last - first : 0);
}

export function concat<T>(this: T[], ...items: (readonly T[])[]): T[] {
  let length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < arrayLength(items); i++) {
    length = length + arrayLength(items[i]);
  }
  const result: T[] = newArray<T>(length);
  copyElements(result, 0, this, 0, arrayLength(this));
  let done: u32 = arrayLength(this);
  for (let i: u32 = 0; i < arrayLength(items); i++) {
    const count: u32 = arrayLength(items[i]);
    copyElements(result, done, items[i], 0, count);
    done = done + count;
  }
  return result;
}

export function concatMixed<T>(this: T[], ...items: (T | readonly T[])[]): T[] {
  const result: T[] = copyOfRange(this, 0, arrayLength(this));
  for (let i: u32 = 0; i < arrayLength(items); i++) {
    const item: T | readonly T[] = items[i];
    if (isArrayValue(item)) appendAll(result, item as readonly T[]);
    else result.push(item as T);
  }
  return result;
}

export function appendAll<T>(array: T[], items: readonly T[]): void {
  const length: u32 = arrayLength(array);
  const count: u32 = arrayLength(items);
  growArray(array, length + count);
  setArrayLength(array, length + count);
  copyElements(array, length, items, 0, count);
}

export function includes<T>(
  this: T[],
  searchElement: T,
  fromIndex?: number,
): boolean {
  const length: u32 = arrayLength(this);
  for (let i: u32 = clampedStart(fromIndex, length); i < length; i++) {
    if (sameValueZero(this[i], searchElement)) return true;
  }
  return false;
}

export function indexOf<T>(
  this: T[],
  searchElement: T,
  fromIndex?: number,
): number {
  const length: u32 = arrayLength(this);
  for (let i: u32 = clampedStart(fromIndex, length); i < length; i++) {
    if (this[i] === searchElement) return Number(i);
  }
  return -1;
}

export function lastIndexOf<T>(
  this: T[],
  searchElement: T,
  fromIndex?: number,
): number {
  const length: u32 = arrayLength(this);
  let end: i64 = i64(length);
  if (fromIndex !== undefined) {
    const from: i64 = i64(fromIndex);
    if (from < 0) end = end + from + 1;
    else if (from + 1 < end) end = from + 1;
  }
  for (let i: i64 = end - 1; i >= 0; i--) {
    if (this[u32(i)] === searchElement) return Number(i);
  }
  return -1;
}

export function join<T>(this: T[], separator?: string): string {
  const length: u32 = arrayLength(this);
  const texts: string[] = newArray<string>(length);
  for (let i: u32 = 0; i < length; i++) texts[i] = textOfElement(this[i]);
  return joinTexts(texts, separator === undefined ? "," : separator);
}

export function toString<T>(this: T[]): string {
  return this.join(",");
}

export function keys<T>(this: T[]): ArrayIterator<number> {
  return new ArrayKeys<T>(this);
}

export function values<T>(this: T[]): ArrayIterator<T> {
  return new ArrayValues<T>(this);
}

export function iterator<T>(this: T[]): ArrayIterator<T> {
  return new ArrayValues<T>(this);
}

export function entries<T>(this: T[]): ArrayIterator<[number, T]> {
  return new ArrayEntries<T>(this);
}

// Changing.

export function pushOne<T>(this: T[], item: T): number {
  const length: u32 = arrayLength(this);
  if (length === arrayCapacity(this)) growArray(this, length + 1);
  setArrayLength(this, length + 1);
  this[length] = item;
  return Number(length) + 1;
}

export function push<T>(this: T[], ...items: T[]): number {
  appendAll(this, items);
  return Number(arrayLength(this));
}

export function pop<T>(this: T[]): T | undefined {
  const length: u32 = arrayLength(this);
  if (length === 0) return undefined;
  const value: T = this[length - 1];
  setArrayLength(this, length - 1);
  return orUndefined(value);
}

export function shift<T>(this: T[]): T | undefined {
  const length: u32 = arrayLength(this);
  if (length === 0) return undefined;
  const value: T = this[0];
  copyElements(this, 0, this, 1, length - 1);
  setArrayLength(this, length - 1);
  return orUndefined(value);
}

/** Makes room for `count` elements at `index`; they are the caller's to write. */
function openGap<T>(array: T[], index: u32, count: u32): void {
  const length: u32 = arrayLength(array);
  growArray(array, length + count);
  setArrayLength(array, length + count);
  copyElements(array, index + count, array, index, length - index);
}

export function unshiftOne<T>(this: T[], item: T): number {
  openGap(this, 0, 1);
  this[0] = item;
  return Number(arrayLength(this));
}

export function unshift<T>(this: T[], ...items: T[]): number {
  const count: u32 = arrayLength(items);
  openGap(this, 0, count);
  copyElements(this, 0, items, 0, count);
  return Number(arrayLength(this));
}

/** Replaces `count` elements at `start` by `items`; gives those removed. */
function replaceRange<T>(
  array: T[],
  start: u32,
  count: u32,
  items: readonly T[] | null,
): T[] {
  const removed: T[] = copyOfRange(array, start, count);
  const added: u32 = items === null ? 0 : arrayLength(items);
  if (added > count) {
    openGap(array, start + count, added - count);
  } else if (added < count) {
    const length: u32 = arrayLength(array);
    const tail: u32 = length - start - count;
    copyElements(array, start + added, array, start + count, tail);
    setArrayLength(array, length - (count - added));
  }
  if (items !== null) copyElements(array, start, items, 0, added);
  return removed;
}

function clampedCount(count: number | undefined, most: u32): u32 {
  if (count === undefined) return 0;
  const wanted: i64 = i64(count);
  if (wanted <= 0) return 0;
  return wanted > i64(most) ? most : u32(wanted);
}

export function spliceToEnd<T>(this: T[], start: number): T[] {
  const length: u32 = arrayLength(this);
  const first: u32 = clampedIndex(start, length);
  return replaceRange(this, first, length - first, null);
}

export function splice<T>(this: T[], start: number, deleteCount?: number): T[] {
  const length: u32 = arrayLength(this);
  const first: u32 = clampedIndex(start, length);
  const count: u32 = clampedCount(deleteCount, length - first);
  return replaceRange(this, first, count, null);
}

export function spliceInsert<T>(
  this: T[],
  start: number,
  deleteCount: number,
  ...items: T[]
): T[] {
  const length: u32 = arrayLength(this);
  const first: u32 = clampedIndex(start, length);
  const count: u32 = clampedCount(deleteCount, length - first);
  return replaceRange(this, first, count, items);
}

export function toSpliced<T>(
  this: T[],
  start: number,
  deleteCount?: number,
): T[] {
  const length: u32 = arrayLength(this);
  const first: u32 = clampedIndex(start, length);
  // Left out is not the same as undefined; nobody passes undefined on purpose.
  const count: u32 =
    deleteCount === undefined
      ? length - first
      : clampedCount(deleteCount, length - first);
  const copy: T[] = copyOfRange(this, 0, length);
  replaceRange(copy, first, count, null);
  return copy;
}

export function toSplicedInsert<T>(
  this: T[],
  start: number,
  deleteCount: number,
  ...items: T[]
): T[] {
  const length: u32 = arrayLength(this);
  const first: u32 = clampedIndex(start, length);
  const copy: T[] = copyOfRange(this, 0, length);
  const count: u32 = clampedCount(deleteCount, length - first);
  replaceRange(copy, first, count, items);
  return copy;
}

export function fill<T>(
  this: T[],
  value: T,
  start?: number,
  end?: number,
): T[] {
  const length: u32 = arrayLength(this);
  const last: u32 = clampedEnd(end, length);
  for (let i: u32 = clampedStart(start, length); i < last; i++) this[i] = value;
  return this;
}

export function copyWithin<T>(
  this: T[],
  target: number,
  start: number,
  end?: number,
): T[] {
  const length: u32 = arrayLength(this);
  const to: u32 = clampedIndex(target, length);
  const from: u32 = clampedIndex(start, length);
  const last: u32 = clampedEnd(end, length);
  if (last <= from) return this;
  let count: u32 = last - from;
  if (count > length - to) count = length - to;
  copyElements(this, to, this, from, count);
  return this;
}

export function reverse<T>(this: T[]): T[] {
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length / 2; i++) {
    const value: T = this[i];
    this[i] = this[length - 1 - i];
    this[length - 1 - i] = value;
  }
  return this;
}

export function toReversed<T>(this: T[]): T[] {
  return copyOfRange(this, 0, arrayLength(this)).reverse();
}

export function with_<T>(this: T[], index: number, value: T): T[] {
  const length: u32 = arrayLength(this);
  let position: i64 = i64(index);
  if (position < 0) position = position + i64(length);
  if (position < 0 || position >= i64(length)) {
    throwRangeError("Invalid index : " + String(index));
  }
  const copy: T[] = copyOfRange(this, 0, length);
  copy[u32(position)] = value;
  return copy;
}

export function sort<T>(this: T[], compare?: (a: T, b: T) => number): T[] {
  sortInPlace(this, compare);
  return this;
}

export function toSorted<T>(this: T[], compare?: (a: T, b: T) => number): T[] {
  return sortedCopy(this, compare);
}
