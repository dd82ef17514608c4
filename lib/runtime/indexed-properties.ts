// Objects of types with names of their own and an index signature beside them:
// `interface Scores { total: number; [subject: string]: number }`. What the
// shape does not have goes into the object's late properties.

import { Dictionary } from "../builtins/dictionary.ts";
import { throwTypeError } from "./errors.ts";
import {
  latePropertiesOf,
  makeLateProperties,
  noteAdded,
  ownNames,
} from "./late-properties.ts";
import { NamedValues } from "./named-values.ts";
import {
  assignPropertyAt,
  findProperty,
  hasOwnProperty,
  noProperty,
  propertyValue,
} from "./properties.ts";
import { acceptedKinds, clearProperty, kindOfValue } from "./reflection.ts";

/** `object[name] = value`, whether the object has the property or not. */
export function assignIndexed(
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
    addExtra(object, name, value);
    return;
  }
  const kinds: u32 = acceptedKinds(object, index);
  if (kinds === 0) {
    assignPropertyAt(object, index, name, value);
  } else if ((kinds & kindOfValue(value)) !== 0) {
    deleteExtra(object, name);
    assignPropertyAt(object, index, name, value);
  } else {
    // Its place among the names stays.
    const isNew: boolean = !hasOwnProperty(object, name);
    clearProperty(object, index);
    addExtra(object, name, value, isNew);
  }
}

/** A property that the object's shape has no place for. */
function addExtra(
  object: object,
  name: string,
  value: unknown,
  isNew: boolean = true,
): void {
  const late = makeLateProperties(object);
  if (late === null) {
    throwTypeError("Cannot add the property '" + name + "' to this object");
  }
  const extra: NamedValues = late.extra ?? new Dictionary<unknown>();
  late.extra = extra;
  if (isNew && !extra.has(name)) noteAdded(object, name);
  extra.assignName(name, value);
}

function deleteExtra(object: object, name: string): void {
  const late = latePropertiesOf(object);
  const extra = late === null ? null : late.extra;
  if (extra !== null) extra.deleteName(name);
}

/** Gives an object all that another one has. */
export function copyInto(object: object, source: object): void {
  for (const name of ownNames(source)) {
    assignIndexed(object, name, propertyValue(source, name));
  }
}

/**
 * Gives a copy the order of what it was made of, names and objects (undefined
 * is neither), and what those have beyond the names that were copied already.
 */
export function copyOrder(
  copy: object,
  pieces: unknown[],
  declared: unknown[],
  omitted: unknown[],
): void {
  const names: string[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece: unknown = pieces[i];
    const known: unknown = declared[i];
    if (known === undefined) {
      if (typeof piece === "string") addName(names, piece);
      continue;
    }
    if (typeof piece === "string") copyText(copy, piece, names);
    if (typeof piece !== "object" || piece === null) continue;
    for (const name of ownNames(piece)) {
      if (omitted.includes(name)) continue;
      addName(names, name);
      if ((known as unknown[]).includes(name)) continue;
      if (isGivenLater(pieces, declared, i, name)) continue;
      assignIndexed(copy, name, propertyValue(piece, name));
    }
  }
  const held = makeLateProperties(copy);
  if (held !== null) held.order = names;
}

/** A text has its units as properties. */
function copyText(copy: object, text: string, names: string[]): void {
  for (let i = 0; i < text.length; i++) {
    addName(names, String(i));
    assignIndexed(copy, String(i), text.charAt(i));
  }
}

function addName(names: string[], name: string): void {
  if (!names.includes(name)) names.push(name);
}

function isGivenLater(
  pieces: unknown[],
  declared: unknown[],
  at: number,
  name: string,
): boolean {
  for (let i = at + 1; i < pieces.length; i++) {
    const piece: unknown = pieces[i];
    if (declared[i] === undefined) {
      if (piece === name) return true;
    } else if (typeof piece === "object" && piece !== null) {
      if (hasOwnProperty(piece, name)) return true;
    }
  }
  return false;
}

/** `delete object[name]`. */
export function deleteIndexed(object: object, name: string): void {
  if (object instanceof NamedValues) {
    object.deleteName(name);
    return;
  }
  const index: u32 = findProperty(object, name);
  if (index !== noProperty) {
    const isCleared: boolean = clearProperty(object, index);
    if (!isCleared) throwTypeError("Cannot delete the property '" + name + "'");
  }
  deleteExtra(object, name);
}
