// Objects' shapes as the intrinsics `shapeName`, `shapePropertyCount`, … of
// module "machine" show them: type descriptors (docs/object-model.md).
//
// Objects of index signature types have the properties that were added to them.

import {
  addressOf,
  arrayLength,
  callGetter,
  callSetter,
  holeOf,
  load,
  objectAt,
  store,
} from "machine";
import { NamedValues } from "./named-values.ts";

const nameOffset: usize = 16;
const propertyCountOffset: usize = 12;
const propertyTableOffset: usize = 20;

// One entry of the property table.
const entryBytes: usize = 16;
const fieldOffsetOffset: usize = 4;
const representationOffset: usize = 8;
const setterOffset: usize = 12;
const absentBits: u64 = 0xfff9_0000_0000_0003;

// Representations as the table numbers them; 6 to 13 are machine integers.
export const representationNumber: u32 = 1;
export const representationBoolean: u32 = 2;
export const representationOptionalBoolean: u32 = 3;
export const representationReference: u32 = 4;
export const representationValue: u32 = 5;
/** Members of object literals: code that gives the value lies where others have an offset. */
export const representationAccessor: u32 = 14;
export const representationMethod: u32 = 15;

// What a field takes that only views of its object declare (`acceptedKinds`).
export const kindString: u32 = 1;
export const kindObject: u32 = 2;
export const kindFunction: u32 = 4;
export const kindNumber: u32 = 8;
export const kindBoolean: u32 = 16;
export const kindUndefined: u32 = 32;
export const kindNull: u32 = 64;

/** What a value of a representation takes in memory. */
export function representationBytes(representation: u32): usize {
  if (
    representation === representationBoolean ||
    representation === representationOptionalBoolean ||
    representation === 6 ||
    representation === 10
  ) {
    return 1;
  }
  if (representation === 7 || representation === 11) return 2;
  if (representation === 8 || representation === 12) return 4;
  return 8;
}

function descriptorOf(object: object): usize {
  return usize(load<u32>(addressOf(object)));
}

function entryOf(object: object, index: u32): usize {
  const table: u32 = load<u32>(descriptorOf(object) + propertyTableOffset);
  return usize(table) + usize(index) * entryBytes;
}

export function shapeNameOf(object: object): string {
  if (object instanceof NamedValues) return "Object";
  const name: u32 = load<u32>(descriptorOf(object) + nameOffset);
  return name === 0 ? "" : objectAt<string>(usize(name));
}

export function shapePropertyCountOf(object: object): u32 {
  if (object instanceof NamedValues) return arrayLength(object.keys());
  return load<u32>(descriptorOf(object) + propertyCountOffset);
}

export function shapePropertyNameOf(object: object, index: u32): string {
  if (object instanceof NamedValues) return object.keys()[index];
  return objectAt<string>(usize(load<u32>(entryOf(object, index))));
}

/** The address of a property's field, and how the field is held. */
export function fieldAddress(object: object, index: u32): usize {
  const entry: usize = entryOf(object, index);
  return addressOf(object) + usize(load<u32>(entry + fieldOffsetOffset));
}

export function fieldRepresentation(object: object, index: u32): u32 {
  return load<u32>(entryOf(object, index) + representationOffset);
}

/** Which kinds of values a field may get from whoever only knows its name; 0: its representation says. */
export function acceptedKinds(object: object, index: u32): u32 {
  const entry: usize = entryOf(object, index);
  const representation: u32 = load<u32>(entry + representationOffset);
  return representation >= representationAccessor
    ? 0
    : load<u32>(entry + setterOffset);
}

/** The bit of `acceptedKinds` that a value needs. */
export function kindOfValue(value: unknown): u32 {
  if (typeof value === "string") return kindString;
  if (typeof value === "number") return kindNumber;
  if (typeof value === "boolean") return kindBoolean;
  if (typeof value === "function") return kindFunction;
  if (value === undefined) return kindUndefined;
  return value === null ? kindNull : kindObject;
}

/** Whether a property is a literal's accessor (and not only its method). */
export function isAccessorAt(object: object, index: u32): boolean {
  return fieldRepresentation(object, index) === representationAccessor;
}

/** The code of an accessor or method that gives its value; 0 when there is none. */
export function getterCode(object: object, index: u32): usize {
  return usize(load<u32>(entryOf(object, index) + fieldOffsetOffset));
}

/** The code of an accessor that takes a value; 0 when there is none. */
export function setterCode(object: object, index: u32): usize {
  return usize(load<u32>(entryOf(object, index) + setterOffset));
}

/** Gives a value to an accessor; false when nothing takes it. */
export function setThroughAccessor(
  object: object,
  index: u32,
  value: unknown,
): boolean {
  const code: usize = setterCode(object, index);
  if (code === 0) return false;
  callSetter(code, object, value);
  return true;
}

export function shapePropertyPresentOf(object: object, index: u32): boolean {
  if (object instanceof NamedValues) return true;
  const field: usize = fieldAddress(object, index);
  const representation: u32 = fieldRepresentation(object, index);
  if (
    representation === representationNumber ||
    representation === representationValue
  ) {
    return load<u64>(field) !== absentBits;
  }
  if (representation === representationReference) {
    return load<u64>(field) !== 16;
  }
  if (representation === representationOptionalBoolean) {
    return load<u8>(field) !== 4;
  }
  return true;
}

export function shapePropertyValueOf(object: object, index: u32): unknown {
  if (object instanceof NamedValues) {
    return object.valueOfName(object.keys()[index]);
  }
  const representation: u32 = fieldRepresentation(object, index);
  if (representation >= representationAccessor) {
    const code: usize = getterCode(object, index);
    return code === 0 ? undefined : callGetter(code, object);
  }
  return loadValue(fieldAddress(object, index), representation);
}

/** Makes a property absent; false where its representation has no way to say so. */
export function clearProperty(object: object, index: u32): boolean {
  const field: usize = fieldAddress(object, index);
  const representation: u32 = fieldRepresentation(object, index);
  if (
    representation === representationNumber ||
    representation === representationValue
  ) {
    store<u64>(field, absentBits);
  } else if (representation === representationReference) {
    store<u64>(field, 16);
  } else if (representation === representationOptionalBoolean) {
    store<u8>(field, 4);
  } else {
    return false;
  }
  return true;
}

/** What lies at an address, held as `representation` says. */
export function loadValue(address: usize, representation: u32): unknown {
  if (representation === representationReference) {
    const word: usize = load<usize>(address);
    if (word === 0) return null;
    if (word === 8) return undefined;
    if (word === 16) return holeOf<unknown>();
    return objectAt<object>(word);
  }
  if (
    representation === representationBoolean ||
    representation === representationOptionalBoolean
  ) {
    const byte: u8 = load<u8>(address);
    if (byte === 2) return undefined;
    if (byte === 3) return null;
    if (byte === 4) return holeOf<unknown>();
    return byte === 1;
  }
  if (
    representation === representationNumber ||
    representation === representationValue
  ) {
    // A number, undefined, null or a hole has the bits of the value.
    return load<unknown>(address);
  }
  return loadInteger(address, representation);
}

/** Machine integers: representations 6 to 13. */
function loadInteger(address: usize, representation: u32): number {
  if (representation === 6) return Number(load<u8>(address));
  if (representation === 7) return Number(load<u16>(address));
  if (representation === 8) return Number(load<u32>(address));
  if (representation === 9) return Number(load<u64>(address));
  if (representation === 10) return Number(load<i8>(address));
  if (representation === 11) return Number(load<i16>(address));
  if (representation === 12) return Number(load<i32>(address));
  return Number(load<i64>(address));
}

/** Any value as `unknown`; machine integers as plain numbers. */
export function toUnknown<T>(value: T): unknown {
  if (typeof value === "number") {
    return Number(value);
  } else {
    return value;
  }
}
