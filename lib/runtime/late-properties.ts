// What an object can hold beyond its shape (docs/object-model.md): the order in
// which properties were added to it, where the shape's is another, and
// properties with names that the shape does not have.
//
// Only objects of shapes that some code adds properties to have a field for it.

import {
  addressOf,
  arrayLength,
  load,
  objectAt,
  shapePropertyName,
  shapePropertyPresent,
  store,
} from "machine";
import { isHoleAt } from "./holes.ts";
import { NamedValues } from "./named-values.ts";
import {
  findProperty,
  isArrayObject,
  isEnumerable,
  hasOwnProperty,
  noProperty,
  propertyCount,
} from "./properties.ts";

/** Where an object's descriptor says at which offset this lies; 0: nowhere. */
const lateOffset: usize = 24;
const objectKind: u32 = 0;

export class LateProperties {
  /** All names as they were added, those deleted since included; null: as the shape has them. */
  order: string[] | null = null;
  /** Properties that the shape does not have. */
  extra: NamedValues | null = null;
}

/** The address of the field for it; 0 when the object has none. */
function placeOf(object: object): usize {
  const descriptor: usize = usize(load<u32>(addressOf(object)));
  if (load<u32>(descriptor) !== objectKind) return 0;
  const offset: u32 = load<u32>(descriptor + lateOffset);
  return offset === 0 ? 0 : addressOf(object) + usize(offset);
}

export function latePropertiesOf(object: object): LateProperties | null {
  const place: usize = placeOf(object);
  if (place === 0) return null;
  const held: usize = load<usize>(place);
  return held === 0 ? null : objectAt<LateProperties>(held);
}

/** As `latePropertiesOf`, made if need be; null where an object cannot have them. */
export function makeLateProperties(object: object): LateProperties | null {
  const known = latePropertiesOf(object);
  if (known !== null) return known;
  const place: usize = placeOf(object);
  if (place === 0) return null;
  const made = new LateProperties();
  store<object>(place, made);
  return made;
}

/** Whether an object may hold more than its shape, or in another order. */
export function hasLate(object: object): boolean {
  return latePropertiesOf(object) !== null;
}

/** Says that a property which was absent is about to get a value. */
export function noteAdded(object: object, name: string): void {
  const known = latePropertiesOf(object);
  if (known === null || known.order === null) {
    const index: u32 = findProperty(object, name);
    if (index !== noProperty && isAfterAll(object, index)) return;
  }
  const late = makeLateProperties(object);
  if (late === null) return;
  const order: string[] = late.order ?? namesOfShape(object);
  const before = order.indexOf(name);
  if (before >= 0) order.splice(before, 1);
  order.push(name);
  late.order = order;
}

/** Whether the shape lists a property after all that the object has. */
function isAfterAll(object: object, index: u32): boolean {
  const count: u32 = propertyCount(object);
  for (let i: u32 = index + 1; i < count; i++) {
    if (shapePropertyPresent(object, i)) return false;
  }
  return true;
}

/** The enumerable properties in the order of the shape. */
function namesOfShape(object: object): string[] {
  const names: string[] = [];
  const count: u32 = propertyCount(object);
  for (let i: u32 = 0; i < count; i++) {
    if (isEnumerable(object, i)) names.push(shapePropertyName(object, i));
  }
  return names;
}

/** What Object.keys gives: own enumerable names, as JavaScript lists them. */
export function ownNames(object: object): string[] {
  if (object instanceof NamedValues) return object.keys();
  if (isArrayObject(object)) return namesOfElements(object as unknown[]);
  const late = latePropertiesOf(object);
  const order = late === null ? null : late.order;
  if (order === null) return inKeyOrder(namesOfShape(object));
  return inKeyOrder(order.filter((name) => hasOwnProperty(object, name)));
}

function namesOfElements(array: unknown[]): string[] {
  const names: string[] = [];
  for (let i: u32 = 0; i < arrayLength(array); i++) {
    if (!isHoleAt(array, i)) names.push(String(Number(i)));
  }
  return names;
}

/** JavaScript's order: array indices by value, then the rest as they came. */
function inKeyOrder(names: string[]): string[] {
  let hasIndices: boolean = false;
  for (const name of names) hasIndices = hasIndices || isIndex(name);
  if (!hasIndices) return names;
  const indices: string[] = names.filter((name) => isIndex(name));
  indices.sort((a, b) => Number(a) - Number(b));
  return indices.concat(names.filter((name) => !isIndex(name)));
}

function isIndex(name: string): boolean {
  const first: number = name.charCodeAt(0);
  if (first < 48 || first > 57) return false;
  return String(u32(Number(name))) === name;
}
