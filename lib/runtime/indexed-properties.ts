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
import { clearProperty } from "./reflection.ts";

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
  if (index !== noProperty) {
    assignPropertyAt(object, index, name, value);
    return;
  }
  const late = makeLateProperties(object);
  if (late === null) {
    throwTypeError("Cannot add the property '" + name + "' to this object");
  }
  const extra: NamedValues = late.extra ?? new Dictionary<unknown>();
  late.extra = extra;
  if (!extra.has(name)) noteAdded(object, name);
  extra.assignName(name, value);
}

/** Gives an object all that another one has. */
export function copyInto(object: object, source: object): void {
  for (const name of ownNames(source)) {
    assignIndexed(object, name, propertyValue(source, name));
  }
}

/**
 * Gives a copy the order of what it was made of, names and objects (undefined
 * is neither), and what those hold beyond their shapes.
 */
export function copyOrder(
  copy: object,
  pieces: unknown[],
  omitted: unknown[],
): void {
  for (let i = 0; i < pieces.length; i++) {
    const piece: unknown = pieces[i];
    if (typeof piece !== "object" || piece === null) continue;
    const late = latePropertiesOf(piece);
    const extra = late === null ? null : late.extra;
    if (extra === null) continue;
    for (const name of extra.keys()) {
      if (omitted.includes(name) || isGivenLater(pieces, i, name)) continue;
      assignIndexed(copy, name, extra.valueOfName(name));
    }
  }
  const names: string[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") addName(names, piece);
    else if (typeof piece === "object" && piece !== null) {
      for (const name of ownNames(piece)) addName(names, name);
    }
  }
  const held = makeLateProperties(copy);
  if (held !== null) held.order = names;
}

function addName(names: string[], name: string): void {
  if (!names.includes(name)) names.push(name);
}

function isGivenLater(pieces: unknown[], at: number, name: string): boolean {
  for (let i = at + 1; i < pieces.length; i++) {
    const piece: unknown = pieces[i];
    if (typeof piece === "string") {
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
    return;
  }
  const late = latePropertiesOf(object);
  const extra = late === null ? null : late.extra;
  if (extra !== null) extra.deleteName(name);
}
