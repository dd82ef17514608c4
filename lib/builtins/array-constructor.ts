// Array's static functions and `new Array(…)`.

import {
  arrayLength,
  newArray,
  shapePropertyCount,
  shapePropertyName,
  shapePropertyPresent,
  shapePropertyValue,
  stringLength,
} from "machine";
import { fillWithHoles } from "../runtime/arrays.ts";
import { throwRangeError } from "../runtime/errors.ts";
import { isArrayValue } from "../runtime/properties.ts";
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

/** The property called like an index, of an object such as `{ length, 0: a }`. */
function indexedProperty(object: object, index: u32): unknown {
  const count: u32 = shapePropertyCount(object);
  if (count <= 1) return undefined;
  const name: string = String(Number(index));
  for (let i: u32 = 0; i < count; i++) {
    if (shapePropertyName(object, i) === name) {
      return shapePropertyPresent(object, i)
        ? shapePropertyValue(object, i)
        : undefined;
    }
  }
  return undefined;
}

/** All that is known of the type of such an object. */
interface WithLength {
  readonly length: number;
}

function lengthOf(arrayLike: WithLength): u32 {
  const length: number = arrayLike.length;
  return length > 0 ? u32(length) : 0;
}

export function fromArrayLike<T>(arrayLike: WithLength): T[] {
  const result: T[] = [];
  const length: u32 = lengthOf(arrayLike);
  for (let i: u32 = 0; i < length; i++) {
    result.push(indexedProperty(arrayLike, i) as T);
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
    result.push(map(indexedProperty(arrayLike, i) as T, Number(i)));
  }
  return result;
}
