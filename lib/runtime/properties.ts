// The properties of objects by name, through their type descriptors
// (docs/object-model.md).

import {
  addressOf,
  arrayLength,
  load,
  shapePropertyCount,
  shapePropertyName,
  shapePropertyPresent,
  shapePropertyValue,
  store,
} from "machine";
import { Error } from "../builtins/error.ts";
import { throwTypeError } from "./errors.ts";
import { isHoleAt } from "./holes.ts";
import { Inspectable } from "./inspectable.ts";
import { NamedValues } from "./named-values.ts";
import {
  fieldAddress,
  fieldRepresentation,
  getterCode,
  isAccessorAt,
  representationAccessor,
  setterCode,
  setThroughAccessor,
} from "./reflection.ts";
import { latePropertiesOf, noteAdded } from "./late-properties.ts";

const arrayKind: u32 = 2;
const functionKind: u32 = 3;
/** What a search gives that finds nothing. */
export const noProperty: u32 = 0xffff_ffff;

function descriptorOf(object: object): usize {
  return usize(load<u32>(addressOf(object)));
}

export function isArrayObject(object: object): boolean {
  return load<u32>(descriptorOf(object)) === arrayKind;
}

/** Whether any value is an array; not a guard, the type stays as it is. */
export function isArrayValue(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isArrayObject(value);
}

/** What every error has, and JavaScript does not enumerate. */
function isErrorProperty(name: string): boolean {
  return (
    name === "name" ||
    name === "message" ||
    name === "cause" ||
    name === "assignedStack"
  );
}

/** Whether Object.keys shows a property of an object that is no array. */
export function isEnumerable(object: object, index: u32): boolean {
  if (!shapePropertyPresent(object, index)) return false;
  const name: string = shapePropertyName(object, index);
  if (name.charCodeAt(0) === 35) return false; // #private
  return !(object instanceof Error && isErrorProperty(name));
}

/** How many properties there are to look at: collections show none. */
export function propertyCount(object: object): u32 {
  if (object instanceof Inspectable) return 0;
  if (load<u32>(descriptorOf(object)) === functionKind) return 0;
  return shapePropertyCount(object);
}

/** The place of a property in the object's shape, or `noProperty`. */
export function findProperty(object: object, name: string): u32 {
  const count: u32 = propertyCount(object);
  for (let i: u32 = 0; i < count; i++) {
    if (shapePropertyName(object, i) === name) return i;
  }
  return noProperty;
}

/** Whether an object has a property of its own. */
export function hasOwnProperty(object: object, name: string): boolean {
  if (object instanceof NamedValues) return object.has(name);
  if (isArrayObject(object)) return hasElement(object as unknown[], name);
  const index: u32 = findProperty(object, name);
  if (index !== noProperty && shapePropertyPresent(object, index)) return true;
  return hasExtra(object, name);
}

/** Whether an object has a property that its shape knows nothing of. */
function hasExtra(object: object, name: string): boolean {
  const late = latePropertiesOf(object);
  if (late === null) return false;
  const extra = late.extra;
  return extra !== null && extra.has(name);
}

/** What an object holds under a name that its shape knows nothing of. */
function extraValue(object: object, name: string): unknown {
  const late = latePropertiesOf(object);
  if (late === null) return undefined;
  const extra = late.extra;
  return extra === null ? undefined : extra.valueOfName(name);
}

function hasElement(array: unknown[], name: string): boolean {
  if (name === "length") return true;
  const index: number = Number(name);
  const isIndex: boolean = String(u32(index)) === name;
  if (!isIndex || u32(index) >= arrayLength(array)) return false;
  return !isHoleAt(array, u32(index));
}

function elementValue(array: unknown[], name: string): unknown {
  if (name === "length") return Number(arrayLength(array));
  return hasElement(array, name) ? array[u32(Number(name))] : undefined;
}

/** `object[name]`: undefined when there is no such property. */
export function propertyValue(object: object, name: string): unknown {
  if (object instanceof NamedValues) return object.valueOfName(name);
  if (isArrayObject(object)) return elementValue(object as unknown[], name);
  const index: u32 = findProperty(object, name);
  if (index === noProperty || !shapePropertyPresent(object, index)) {
    return extraValue(object, name);
  }
  return shapePropertyValue(object, index);
}

/** `value[index]` of whatever has numbers for names; undefined when it has not this one. */
export function numberedValue(value: unknown, index: number): unknown {
  if (typeof value === "string") {
    const isInside: boolean = index >= 0 && index < value.length;
    return isInside && index % 1 === 0 ? value.charAt(index) : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (value instanceof Inspectable) {
    throwTypeError(
      "The elements of this object are not found by its interface",
    );
  }
  return propertyValue(value, String(index));
}

/** `value[key]` in code for values of any type: what is no property of the value itself is not found. */
export function keyedValue(value: unknown, key: unknown): unknown {
  if (typeof key === "number") return numberedValue(value, key);
  const name: string = String(key);
  if (typeof value === "string" && name === "length") return value.length;
  if (typeof value === "object" && value !== null) {
    if (hasOwnProperty(value, name)) return propertyValue(value, name);
  }
  throwTypeError("The property '" + name + "' is not the value's own");
}

/** How console.log shows an accessor instead of its value; "" for what is none. */
export function accessorText(object: object, name: string): string {
  if (object instanceof NamedValues) return "";
  const index: u32 = findProperty(object, name);
  if (index === noProperty || !isAccessorAt(object, index)) return "";
  if (setterCode(object, index) === 0) return "[Getter]";
  return getterCode(object, index) === 0 ? "[Setter]" : "[Getter/Setter]";
}

/** `object[name] = value` for a property that the object's type has. */
export function assignProperty(
  object: object,
  name: string,
  value: unknown,
): void {
  if (object instanceof NamedValues) {
    object.assignName(name, value);
    return;
  }
  const index: u32 = findProperty(object, name);
  if (index === noProperty) {
    throwTypeError("Cannot add the property '" + name + "' to this object");
  }
  assignPropertyAt(object, index, name, value);
}

/** `object[name] = value` where the shape has the property at a place. */
export function assignPropertyAt(
  object: object,
  index: u32,
  name: string,
  value: unknown,
): void {
  const representation: u32 = fieldRepresentation(object, index);
  if (representation >= representationAccessor) {
    const isSet: boolean = setThroughAccessor(object, index, value);
    if (!isSet) throwTypeError("Cannot set the property '" + name + "'");
    return;
  }
  if (!shapePropertyPresent(object, index)) noteAdded(object, name);
  storeField(fieldAddress(object, index), representation, value);
}

/** Writes a value as a representation of docs/object-model.md says. */
function storeField(field: usize, representation: u32, value: unknown): void {
  const isNothing: boolean = value === undefined || value === null;
  if (representation === 5) {
    store<unknown>(field, value);
  } else if (representation === 1) {
    if (typeof value !== "number" && !isNothing) throwFieldError();
    store<unknown>(field, value);
  } else if (representation === 2 || representation === 3) {
    if (typeof value === "boolean") store<u8>(field, value ? 1 : 0);
    else if (isNothing) store<u8>(field, value === null ? 3 : 2);
    else throwFieldError();
  } else if (representation === 4) {
    if (isNothing) store<usize>(field, value === null ? 0 : 8);
    else if (typeof value === "string") store<string>(field, value);
    else if (typeof value === "object" || typeof value === "function") {
      store<object>(field, value as object);
    } else throwFieldError();
  } else {
    if (typeof value !== "number") throwFieldError();
    storeInteger(field, representation, value);
  }
}

/** Machine integers: representations 6 to 13. */
function storeInteger(field: usize, representation: u32, value: number): void {
  if (representation === 6) store<u8>(field, u8(value));
  else if (representation === 7) store<u16>(field, u16(value));
  else if (representation === 8) store<u32>(field, u32(value));
  else if (representation === 9) store<u64>(field, u64(value));
  else if (representation === 10) store<i8>(field, i8(value));
  else if (representation === 11) store<i16>(field, i16(value));
  else if (representation === 12) store<i32>(field, i32(value));
  else store<i64>(field, i64(value));
}

/**
 * @noinline
 * @cold
 */
function throwFieldError(): never {
  throwTypeError("The property is of another type");
}
