// What the compiler calls for arrays: room for more elements, writing at or
// past the end, and assigning the length.

import {
  addressOf,
  allocate,
  arrayCapacity,
  arrayElements,
  arrayLength,
  copyMemory,
  fillMemory,
  load,
  setArrayLength,
  setArrayStorage,
  sizeOf,
  store,
} from "machine";
import { throwRangeError, throwTypeError } from "./errors.ts";
import { isHoleAt } from "./holes.ts";
import {
  kindOfValue,
  kindUndefined,
  loadValue,
  representationBoolean,
  representationBytes,
  representationNumber,
  representationOptionalBoolean,
  representationReference,
  representationValue,
} from "./reflection.ts";

/** The least capacity an array grows to. */
const smallestCapacity: u32 = 4;
/** Below V8's 2^32 - 2, so that a capacity can double within 32 bits. */
const longestLength: u32 = 0x7fff_ffff;
/**
 * A write this far past the end would leave more holes than an array that V8
 * keeps in one piece can have: almost certainly a wrong index.
 */
const longestGap: u32 = 32 * 1024 * 1024;

// How an array's descriptor says that elements are held. It differs from T's
// representation when the array is seen through a wider element type:
// `number[]` as `unknown[]`.
const elementRepresentationOffset: usize = 24;

// What fills a gap: undefined, since `array[i]` gives elements as they are. A
// hole of its own kind would have to be turned into undefined at every read.
const numberHole: u64 = 0xfff9_0000_0000_0001;
const referenceHole: u64 = 8;
const booleanHole: u8 = 2;

export function elementRepresentation<T>(array: readonly T[]): u32 {
  const descriptor: usize = usize(load<u32>(addressOf(array)));
  return load<u32>(descriptor + elementRepresentationOffset);
}

/** How far apart the elements really lie. */
export function elementBytes<T>(array: readonly T[]): usize {
  if (sizeOf<T>() !== 8) return sizeOf<T>();
  return representationBytes(elementRepresentation(array));
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
  if (start >= end) return;
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
    // Machine integers have no undefined.
    const size: usize = sizeOf<T>();
    fillMemory(elements + usize(start) * size, 0, usize(end - start) * size);
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
  const representation: u32 = elementRepresentation(array);
  const size: usize = representationBytes(representation);
  return loadValue(arrayElements(array) + usize(index) * size, representation);
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

/** Where an array's descriptor says that its elements are never undefined. */
const neverUndefinedOffset: usize = 28;

/**
 * An array seen as one of elements held in one way. One that generic code made
 * for values of any kind becomes an array of the other descriptor: whoever else
 * sees it looks there first. `kinds` are those of `acceptedKinds`.
 */
export function checkElements(
  array: unknown[],
  representation: u32,
  kinds: u32,
  descriptor: usize,
): void {
  const own: u32 = elementRepresentation(array);
  if (own === representation) return;
  const length: u32 = arrayLength(array);
  if (own !== representationValue) {
    if (length !== 0) throwOtherKind();
    return;
  }
  const mayBeUndefined: boolean =
    load<u32>(descriptor + neverUndefinedOffset) === 0;
  const accepted: u32 = mayBeUndefined ? kinds : kinds & ~kindUndefined;
  for (let i: u32 = 0; i < length; i++) {
    if (isHoleAt(array, i)) continue;
    if ((accepted & kindOfValue(array[i])) === 0) throwOtherKind();
  }
  const elements: usize = arrayElements(array);
  // Elements get no longer: each is read before its place is written.
  for (let i: u32 = 0; i < length; i++) {
    narrowElement(elements, i, representation);
  }
  store<u32>(addressOf(array), u32(descriptor));
}

/** Makes a value a number, a reference or a boolean as arrays of these hold it. */
function narrowElement(elements: usize, index: u32, representation: u32): void {
  const bits: u64 = load<u64>(elements + usize(index) * 8);
  const sentinel: u64 = bits - undefinedBits;
  if (representation === representationReference) {
    const place: usize = elements + usize(index) * 8;
    if (sentinel === 0) store<u64>(place, 8);
    else if (sentinel === 1) store<u64>(place, 0);
    else if (sentinel === 2) store<u64>(place, 16);
    else store<u64>(place, bits & addressBits);
  } else if (
    representation === representationBoolean ||
    representation === representationOptionalBoolean
  ) {
    // undefined, null, absent, false, true are 2, 3, 4, 0, 1.
    const byte: u64 = sentinel >= 3 ? sentinel - 3 : sentinel + 2;
    store<u8>(elements + usize(index), u8(byte));
  } else if (representation !== representationNumber) {
    throwOtherKind();
  }
}

const undefinedBits: u64 = 0xfff9_0000_0000_0001;
const addressBits: u64 = 0xffff_ffff_ffff;

/**
 * @noinline
 * @cold
 */
function throwOtherKind(): never {
  throwTypeError("The array holds values of any kind");
}
