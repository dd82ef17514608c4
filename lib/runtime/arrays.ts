// What the compiler calls for arrays: room for more elements, writing at or
// past the end, and assigning the length.

import {
  addressOf,
  allocate,
  arrayCapacity,
  arrayElements,
  arrayLength,
  copyMemory,
  holeOf,
  load,
  objectAt,
  setArrayLength,
  setArrayStorage,
  sizeOf,
  store,
} from "machine";
import { throwRangeError, throwTypeError } from "./errors.ts";

/** The least capacity an array grows to. */
const smallestCapacity: u32 = 4;
/** Below V8's 2^32 - 2, so that a capacity can double within 32 bits. */
const longestLength: u32 = 0x7fff_ffff;
/**
 * A write this far past the end would leave more holes than an array that V8
 * keeps in one piece can have: almost certainly a wrong index.
 */
const longestGap: u32 = 32 * 1024 * 1024;

// Element representations as an array's descriptor numbers them
// (docs/object-model.md). They differ from those of T when the array is seen
// through a wider element type: `number[]` as `unknown[]`.
const elementRepresentationOffset: usize = 24;
const representationNumber: u32 = 1;
const representationBoolean: u32 = 2;
const representationOptionalBoolean: u32 = 3;
const representationReference: u32 = 4;
const representationValue: u32 = 5;

const numberHole: u64 = 0xfff9_0000_0000_0003;
const referenceHole: u64 = 16;
const booleanHole: u8 = 4;

export function elementRepresentation<T>(array: readonly T[]): u32 {
  const descriptor: usize = usize(load<u32>(addressOf(array)));
  return load<u32>(descriptor + elementRepresentationOffset);
}

/** How far apart the elements really lie. */
export function elementBytes<T>(array: readonly T[]): usize {
  if (sizeOf<T>() !== 8) return sizeOf<T>();
  const representation: u32 = elementRepresentation(array);
  const isByte: boolean =
    representation === representationBoolean ||
    representation === representationOptionalBoolean;
  return isByte ? 1 : 8;
}

/** Gives `array` room for `minimumCapacity` elements and a half more. */
export function growArray<T>(array: T[], minimumCapacity: u32): void {
  const oldCapacity: u32 = arrayCapacity(array);
  if (minimumCapacity <= oldCapacity) return;
  if (minimumCapacity > longestLength) throwRangeError("Invalid array length");
  let capacity: u32 = oldCapacity + (oldCapacity >> 1) + smallestCapacity;
  if (capacity < minimumCapacity) capacity = minimumCapacity;
  const size: usize = elementBytes(array);
  const elements: usize = allocate(usize(capacity) * size);
  copyMemory(elements, arrayElements(array), usize(arrayLength(array)) * size);
  setArrayStorage(array, elements, capacity);
}

/** `array[index] = value` where `index` is the length or more. */
export function setPastEnd<T>(array: T[], index: u32, value: T): void {
  const length: u32 = arrayLength(array);
  if (index - length > longestGap) {
    throwRangeError("Index is too far past the end of the array");
  }
  if (index >= arrayCapacity(array)) growArray(array, index + 1);
  if (index > length) fillWithHoles(array, length, index);
  setArrayLength(array, index + 1);
  array[index] = value;
}

/** `array.length = length`. */
export function setLength<T>(array: T[], length: number): void {
  const wanted: u32 = u32(length);
  if (Number(wanted) !== length) throwRangeError("Invalid array length");
  const old: u32 = arrayLength(array);
  if (wanted > old) {
    growArray(array, wanted);
    fillWithHoles(array, old, wanted);
  }
  setArrayLength(array, wanted);
}

/** Elements from `start` up to `end`, within the capacity, become holes. */
export function fillWithHoles<T>(array: T[], start: u32, end: u32): void {
  const elements: usize = arrayElements(array);
  const representation: u32 = elementRepresentation(array);
  if (
    representation === representationNumber ||
    representation === representationValue
  ) {
    fillWords(elements, start, end, numberHole);
  } else if (representation === representationReference) {
    fillWords(elements, start, end, referenceHole);
  } else if (
    representation === representationBoolean ||
    representation === representationOptionalBoolean
  ) {
    for (let i: u32 = start; i < end; i++) {
      store<u8>(elements + usize(i), booleanHole);
    }
  } else {
    const hole: T = holeOf<T>();
    for (let i: u32 = start; i < end; i++) {
      store<T>(elements + usize(i) * sizeOf<T>(), hole);
    }
  }
}

function fillWords(elements: usize, start: u32, end: u32, word: u64): void {
  for (let i: u32 = start; i < end; i++) {
    store<u64>(elements + usize(i) * 8, word);
  }
}

/** `[...array, value]`: appends one element. */
export function appendOne<T>(array: T[], value: T): void {
  const length: u32 = arrayLength(array);
  if (length === arrayCapacity(array)) growArray(array, length + 1);
  setArrayLength(array, length + 1);
  array[length] = value;
}

/** `[...array, ...items]`: appends all; both hold their elements alike. */
export function appendAll<T>(array: T[], items: readonly T[]): void {
  const length: u32 = arrayLength(array);
  const count: u32 = arrayLength(items);
  growArray(array, length + count);
  setArrayLength(array, length + count);
  const size: usize = elementBytes(array);
  const target: usize = arrayElements(array) + usize(length) * size;
  copyMemory(target, arrayElements(items), usize(count) * size);
}

/**
 * An element of an array that is seen as `unknown[]` but holds something else.
 * The index is in range.
 */
export function loadOtherElement(array: unknown[], index: u32): unknown {
  const elements: usize = arrayElements(array);
  const representation: u32 = elementRepresentation(array);
  if (representation === representationReference) {
    const word: usize = load<usize>(elements + usize(index) * 8);
    if (word === 0) return null;
    if (word === 8) return undefined;
    if (word === 16) return holeOf<unknown>();
    return objectAt<object>(word);
  }
  if (
    representation === representationBoolean ||
    representation === representationOptionalBoolean
  ) {
    const byte: u8 = load<u8>(elements + usize(index));
    if (byte === 2) return undefined;
    if (byte === 3) return null;
    if (byte === booleanHole) return holeOf<unknown>();
    return byte === 1;
  }
  if (representation === representationNumber) {
    // A number, undefined, null or a hole has the bits of the value.
    return load<unknown>(elements + usize(index) * 8);
  }
  return loadInteger(elements, index, representation);
}

/** Machine integers: representations 6 to 13. */
function loadInteger(elements: usize, index: u32, representation: u32): number {
  const i: usize = usize(index);
  if (representation === 6) return Number(load<u8>(elements + i));
  if (representation === 7) return Number(load<u16>(elements + i * 2));
  if (representation === 8) return Number(load<u32>(elements + i * 4));
  if (representation === 9) return Number(load<u64>(elements + i * 8));
  if (representation === 10) return Number(load<i8>(elements + i));
  if (representation === 11) return Number(load<i16>(elements + i * 2));
  if (representation === 12) return Number(load<i32>(elements + i * 4));
  return Number(load<i64>(elements + i * 8));
}

/** Writes such an element; what the array cannot hold is a TypeError. */
export function storeOtherElement(
  array: unknown[],
  index: u32,
  value: unknown,
): void {
  const elements: usize = arrayElements(array);
  const representation: u32 = elementRepresentation(array);
  const isNothing: boolean = value === undefined || value === null;
  if (representation === representationReference) {
    if (isNothing) {
      store<usize>(elements + usize(index) * 8, value === null ? 0 : 8);
      return;
    }
    if (typeof value === "number" || typeof value === "boolean") {
      throwElementError();
    }
    store<object>(elements + usize(index) * 8, value as object);
  } else if (representation === representationNumber) {
    if (typeof value !== "number" && !isNothing) throwElementError();
    store<unknown>(elements + usize(index) * 8, value);
  } else if (
    representation === representationOptionalBoolean ||
    representation === representationBoolean
  ) {
    store<u8>(elements + usize(index), booleanByte(value, isNothing));
  } else {
    throwElementError();
  }
}

function booleanByte(value: unknown, isNothing: boolean): u8 {
  if (isNothing) return value === null ? 3 : 2;
  if (typeof value !== "boolean") throwElementError();
  return value === true ? 1 : 0;
}

/**
 * @noinline
 * @cold
 */
function throwElementError(): never {
  throwTypeError("The array's own elements are of another type");
}
