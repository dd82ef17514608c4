// Array's static functions and `new Array(…)`.

import { arrayLength, newArray, stringLength } from "machine";
import { fillWithHoles } from "../runtime/arrays.ts";
import { throwRangeError } from "../runtime/errors.ts";
import { isArrayValue, propertyValue } from "../runtime/properties.ts";
import { characterLength } from "./iterator.ts";

/** `new Array(length)`: holes. */
export function constructLength<T>(arrayLength?: number): T[] {
  if (arrayLength === undefined) return [];
  const length: u32 = u32(arrayLength);
  if (Number(length) !== arrayLength) throwRangeError("Invalid array length");
  const result: T[] = newArray<T>(length);
  fillWithHoles(result, 0, length);
  return result;
}

/** `new Array(a, b, …)`. */
export function construct<T>(...items: T[]): T[] {
  return items;
}

export function of<T>(...items: T[]): T[] {
  return items;
}

export function isArray(value: unknown): boolean {
  return isArrayValue(value);
}

export function fromString(text: string): string[] {
  const result: string[] = [];
  const length: u32 = stringLength(text);
  let i: u32 = 0;
  while (i < length) {
    const end: u32 = i + characterLength(text, i);
    result.push(text.slice(Number(i), Number(end)));
    i = end;
  }
  return result;
}

export function fromStringMapped<U>(
  text: string,
  map: (value: string, index: number) => U,
): U[] {
  return fromArrayMapped<string, U>(fromString(text), map);
}

/** Holes become undefined, as the iterator would give them. */
export function fromArray<T>(array: readonly T[]): T[] {
  return array.slice();
}

export function fromArrayMapped<T, U>(
  array: readonly T[],
  map: (value: T, index: number) => U,
): U[] {
  const result: U[] = [];
  for (let i: u32 = 0; i < arrayLength(array); i++) {
    result.push(map(array[i], Number(i)));
  }
  return result;
}

export function from<T>(iterable: Iterable<T>): T[] {
  const result: T[] = [];
  for (const value of iterable) result.push(value);
  return result;
}

export function fromMapped<T, U>(
  iterable: Iterable<T>,
  map: (value: T, index: number) => U,
): U[] {
  const result: U[] = [];
  let index: u32 = 0;
  for (const value of iterable) {
    result.push(map(value, Number(index)));
    index++;
  }
  return result;
}

/** `{ length: 3 }` and the like: elements are properties called like indices. */
interface WithLength {
  readonly length: number;
}

function lengthOf(arrayLike: WithLength): u32 {
  return arrayLike.length > 0 ? u32(arrayLike.length) : 0;
}

function elementOf(arrayLike: WithLength, index: u32): unknown {
  return propertyValue(arrayLike, String(Number(index)));
}

export function fromArrayLike<T>(arrayLike: WithLength): T[] {
  const length: u32 = lengthOf(arrayLike);
  const result: T[] = newArray<T>(length);
  fillWithHoles(result, 0, length);
  for (let i: u32 = 0; i < length; i++) {
    const element: unknown = elementOf(arrayLike, i);
    if (element !== undefined) result[i] = element as T;
  }
  return result;
}

export function fromArrayLikeMapped<T, U>(
  arrayLike: WithLength,
  map: (value: T, index: number) => U,
): U[] {
  const result: U[] = [];
  const length: u32 = lengthOf(arrayLike);
  for (let i: u32 = 0; i < length; i++) {
    result.push(map(elementOf(arrayLike, i) as T, Number(i)));
  }
  return result;
}
