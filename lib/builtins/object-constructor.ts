// Object's static functions, through the shapes of objects.

import { arrayLength, stringLength } from "machine";
import { assignIndexed } from "../runtime/indexed-properties.ts";
import { ownNames } from "../runtime/late-properties.ts";
import {
  hasOwnProperty,
  isArrayObject,
  propertyValue,
} from "../runtime/properties.ts";
import { throwTypeError } from "../runtime/errors.ts";
import { isHoleAt } from "../runtime/holes.ts";

export function keys(object: object): string[] {
  return ownNames(object);
}

/** Strings have their indices as keys, other primitives have none. */
export function keysOfValue(value: unknown): string[] {
  const names: string[] = [];
  if (typeof value === "string") {
    pushIndices(names, stringLength(value));
    return names;
  }
  if (value === undefined || value === null) throwConversionError();
  return typeof value === "object" ? keys(value) : names;
}

function pushIndices(names: string[], count: u32): void {
  for (let i: u32 = 0; i < count; i++) names.push(String(Number(i)));
}

function throwConversionError(): never {
  throwTypeError("Cannot convert undefined or null to object");
}

export function values<T>(object: { [s: string]: T } | ArrayLike<T>): T[] {
  return valuesOf<T>(object);
}

export function valuesOfObject(object: object): unknown[] {
  return valuesOf<unknown>(object);
}

function valuesOf<T>(any: unknown): T[] {
  const result: T[] = [];
  if (typeof any === "string") {
    for (let i = 0; i < any.length; i++) result.push(any.charAt(i) as T);
    return result;
  }
  const source: object = any as object;
  if (isArrayObject(source)) {
    const array: unknown[] = source as unknown[];
    for (let i: u32 = 0; i < arrayLength(array); i++) {
      if (!isHoleAt(array, i)) result.push(array[i] as T);
    }
    return result;
  }
  for (const name of keys(source))
    result.push(propertyValue(source, name) as T);
  return result;
}

export function entries<T>(
  object: { [s: string]: T } | ArrayLike<T>,
): [string, T][] {
  return entriesOf<T>(object);
}

export function entriesOfObject(object: object): [string, unknown][] {
  return entriesOf<unknown>(object);
}

function entriesOf<T>(any: unknown): [string, T][] {
  const result: [string, T][] = [];
  if (typeof any === "string") {
    for (let i = 0; i < any.length; i++) {
      result.push([String(i), any.charAt(i) as T]);
    }
    return result;
  }
  const source: object = any as object;
  if (isArrayObject(source)) {
    const array: unknown[] = source as unknown[];
    for (let i: u32 = 0; i < arrayLength(array); i++) {
      if (isHoleAt(array, i)) continue;
      result.push([String(Number(i)), array[i] as T]);
    }
    return result;
  }
  for (const name of keys(source)) {
    result.push([name, propertyValue(source, name) as T]);
  }
  return result;
}

export function fromEntries<T>(entries: Iterable<readonly [PropertyKey, T]>): {
  [k: string]: T;
} {
  const result: { [k: string]: T } = {};
  for (const [key, value] of entries) result[String(key)] = value;
  return result;
}

function copyProperties(target: object, source: unknown): void {
  if (typeof source !== "object" || source === null) return;
  for (const name of keys(source)) {
    assignIndexed(target, name, propertyValue(source, name));
  }
}

export function assign<T extends {}, U>(target: T, source: U): T & U {
  copyProperties(target as object, source);
  return target as T & U;
}

export function assignTwo<T extends {}, U, V>(
  target: T,
  source1: U,
  source2: V,
): T & U & V {
  copyProperties(target as object, source1);
  copyProperties(target as object, source2);
  return target as T & U & V;
}

export function assignThree<T extends {}, U, V, W>(
  target: T,
  source1: U,
  source2: V,
  source3: W,
): T & U & V & W {
  copyProperties(target as object, source1);
  copyProperties(target as object, source2);
  copyProperties(target as object, source3);
  return target as T & U & V & W;
}

/** `===`, except that NaN equals itself and 0 differs from -0. */
export function is(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") {
    if (a === 0 && b === 0) return 1 / a === 1 / b;
    return a === b || (a !== a && b !== b);
  }
  return a === b;
}

export function hasOwn(object: object, key: PropertyKey): boolean {
  return hasOwnProperty(object, String(key));
}
