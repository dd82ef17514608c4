// Array's methods that call a function for each element.
//
// The length is read once: elements appended meanwhile are not visited. Those
// removed meanwhile are not visited either.

import { arrayLength, isHole, newArray } from "machine";
import { fillWithHoles } from "../runtime/arrays.ts";
import { throwTypeError } from "../runtime/errors.ts";
import { isArrayValue } from "../runtime/properties.ts";

type Predicate<T> = (value: T, index: number, array: T[]) => unknown;

export function forEach<T>(
  this: T[],
  callback: (value: T, index: number, array: T[]) => void,
): void {
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (!isHole(value)) callback(value, Number(i), this);
  }
}

/** Holes stay holes. */
export function map<T, U>(
  this: T[],
  callback: (value: T, index: number, array: T[]) => U,
): U[] {
  const length: u32 = arrayLength(this);
  const result: U[] = newArray<U>(length);
  let i: u32 = 0;
  for (; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (isHole(value)) fillWithHoles(result, i, i + 1);
    else result[i] = callback(value, Number(i), this);
  }
  fillWithHoles(result, i, length);
  return result;
}

export function filter<T>(this: T[], predicate: Predicate<T>): T[] {
  const result: T[] = [];
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (!isHole(value) && predicate(value, Number(i), this)) result.push(value);
  }
  return result;
}

export function filterGuard<T, S extends T>(
  this: T[],
  predicate: (value: T, index: number, array: T[]) => value is S,
): S[] {
  const result: S[] = [];
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (!isHole(value) && predicate(value, Number(i), this)) result.push(value);
  }
  return result;
}

export function every<T>(this: T[], predicate: Predicate<T>): boolean {
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (!isHole(value) && !predicate(value, Number(i), this)) return false;
  }
  return true;
}

export function everyGuard<T, S extends T>(
  this: T[],
  predicate: (value: T, index: number, array: T[]) => value is S,
): boolean {
  return this.every(predicate as Predicate<T>);
}

export function some<T>(this: T[], predicate: Predicate<T>): boolean {
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (!isHole(value) && predicate(value, Number(i), this)) return true;
  }
  return false;
}

export function find<T>(this: T[], predicate: Predicate<T>): T | undefined {
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (predicate(value, Number(i), this)) return value;
  }
  return undefined;
}

export function findGuard<T, S extends T>(
  this: T[],
  predicate: (value: T, index: number, array: T[]) => value is S,
): S | undefined {
  return this.find(predicate as Predicate<T>) as S | undefined;
}

export function findIndex<T>(this: T[], predicate: Predicate<T>): number {
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (predicate(value, Number(i), this)) return Number(i);
  }
  return -1;
}

export function findLast<T>(this: T[], predicate: Predicate<T>): T | undefined {
  const length: u32 = arrayLength(this);
  for (let i: u32 = length; i > 0; i--) {
    if (i > arrayLength(this)) continue;
    const value: T = this[i - 1];
    if (predicate(value, Number(i - 1), this)) return value;
  }
  return undefined;
}

export function findLastGuard<T, S extends T>(
  this: T[],
  predicate: (value: T, index: number, array: T[]) => value is S,
): S | undefined {
  return this.findLast(predicate as Predicate<T>) as S | undefined;
}

export function findLastIndex<T>(this: T[], predicate: Predicate<T>): number {
  const length: u32 = arrayLength(this);
  for (let i: u32 = length; i > 0; i--) {
    if (i > arrayLength(this)) continue;
    const value: T = this[i - 1];
    if (predicate(value, Number(i - 1), this)) return Number(i - 1);
  }
  return -1;
}

export function reduce<T>(
  this: T[],
  callback: (previous: T, current: T, index: number, array: T[]) => T,
): T {
  const length: u32 = arrayLength(this);
  let start: u32 = 0;
  while (start < length && isHole(this[start])) start++;
  if (start === length) throwEmptyReduce();
  let result: T = this[start];
  for (let i: u32 = start + 1; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (!isHole(value)) result = callback(result, value, Number(i), this);
  }
  return result;
}

export function reduceSame<T>(
  this: T[],
  callback: (previous: T, current: T, index: number, array: T[]) => T,
  initialValue: T,
): T {
  return this.reduce<T>(callback, initialValue);
}

export function reduceInitial<T, U>(
  this: T[],
  callback: (previous: U, current: T, index: number, array: T[]) => U,
  initialValue: U,
): U {
  const length: u32 = arrayLength(this);
  let result: U = initialValue;
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (!isHole(value)) result = callback(result, value, Number(i), this);
  }
  return result;
}

export function reduceRight<T>(
  this: T[],
  callback: (previous: T, current: T, index: number, array: T[]) => T,
): T {
  const length: u32 = arrayLength(this);
  let start: u32 = length;
  while (start > 0 && isHole(this[start - 1])) start--;
  if (start === 0) throwEmptyReduce();
  let result: T = this[start - 1];
  for (let i: u32 = start - 1; i > 0; i--) {
    if (i > arrayLength(this)) continue;
    const value: T = this[i - 1];
    if (!isHole(value)) result = callback(result, value, Number(i - 1), this);
  }
  return result;
}

export function reduceRightSame<T>(
  this: T[],
  callback: (previous: T, current: T, index: number, array: T[]) => T,
  initialValue: T,
): T {
  return this.reduceRight<T>(callback, initialValue);
}

export function reduceRightInitial<T, U>(
  this: T[],
  callback: (previous: U, current: T, index: number, array: T[]) => U,
  initialValue: U,
): U {
  const length: u32 = arrayLength(this);
  let result: U = initialValue;
  for (let i: u32 = length; i > 0; i--) {
    if (i > arrayLength(this)) continue;
    const value: T = this[i - 1];
    if (!isHole(value)) result = callback(result, value, Number(i - 1), this);
  }
  return result;
}

function throwEmptyReduce(): never {
  throwTypeError("Reduce of empty array with no initial value");
}

// Flattening. Elements are looked at one by one, since `(U | U[])[]` may hold
// both; holes disappear.

export function flatMap<T, U>(
  this: T[],
  callback: (value: T, index: number, array: T[]) => U | readonly U[],
): U[] {
  const result: U[] = [];
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length && i < arrayLength(this); i++) {
    const value: T = this[i];
    if (isHole(value)) continue;
    const made: U | readonly U[] = callback(value, Number(i), this);
    if (isArrayValue(made)) appendPresent(result, made as readonly U[]);
    else result.push(made as U);
  }
  return result;
}

function appendPresent<U>(result: U[], items: readonly U[]): void {
  const length: u32 = arrayLength(items);
  for (let i: u32 = 0; i < length; i++) {
    const value: U = items[i];
    if (!isHole(value)) result.push(value);
  }
}

/** One level: what `flat()` nearly always means. */
export function flatOne<T, U>(this: readonly (U | readonly U[])[]): U[] {
  const result: U[] = [];
  const length: u32 = arrayLength(this);
  for (let i: u32 = 0; i < length; i++) {
    const item: U | readonly U[] = this[i];
    if (isHole(item)) continue;
    if (isArrayValue(item)) appendPresent(result, item as readonly U[]);
    else result.push(item as U);
  }
  return result;
}

export function flat<T, A, D extends number = 1>(
  this: A,
  depth?: D,
): FlatArray<A, D>[] {
  const result: FlatArray<A, D>[] = [];
  const levels: number = depth === undefined ? 1 : depth;
  flattenInto(result, this as unknown as readonly unknown[], levels);
  return result;
}

function flattenInto<R>(
  result: R[],
  items: readonly unknown[],
  levels: number,
): void {
  const length: u32 = arrayLength(items);
  for (let i: u32 = 0; i < length; i++) {
    const item: unknown = items[i];
    if (isHole(item)) continue;
    if (levels >= 1 && isArrayValue(item)) {
      flattenInto(result, item as readonly unknown[], levels - 1);
    } else {
      result.push(item as R);
    }
  }
}
