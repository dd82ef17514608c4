// Objects of index signature types (`Record<string, T>`, `{ [key: string]: T }`):
// a map from names to values, in the order JavaScript lists properties:
// array indices first, ascending, then the others as they were added.

import { ownNames } from "../runtime/late-properties.ts";
import { NamedValues } from "../runtime/named-values.ts";
import { propertyValue } from "../runtime/properties.ts";
import { toUnknown } from "../runtime/reflection.ts";
import { Map } from "./map.ts";

export class Dictionary<T> extends NamedValues {
  private readonly entriesByName: Map<string, T> = new Map<string, T>();

  get(name: string): T | undefined {
    return this.entriesByName.get(name);
  }

  set(name: string, value: T): void {
    this.entriesByName.set(name, value);
  }

  has(name: string): boolean {
    return this.entriesByName.has(name);
  }

  delete(name: string): void {
    this.entriesByName.delete(name);
  }

  /** Copies the properties of a dictionary or any other object (`{ ...object }`). */
  assignAll(source: object): void {
    if (source instanceof NamedValues) {
      for (const name of source.keys()) {
        this.assignName(name, source.valueOfName(name));
      }
      return;
    }
    for (const name of ownNames(source)) {
      this.set(name, propertyValue(source, name) as T);
    }
  }

  valueOfName(name: string): unknown {
    return toUnknown(this.get(name));
  }

  assignName(name: string, value: unknown): void {
    this.set(name, value as T);
  }

  deleteName(name: string): void {
    this.delete(name);
  }

  keys(): string[] {
    const indices: number[] = [];
    const names: string[] = [];
    const cursor = this.entriesByName.cursor();
    while (cursor.advance()) {
      const name = cursor.key();
      if (isArrayIndex(name)) indices.push(Number(name));
      else names.push(name);
    }
    indices.sort((a, b) => a - b);
    const all: string[] = [];
    for (const index of indices) all.push(String(index));
    for (const name of names) all.push(name);
    return all;
  }
}

/** The canonical decimal form of an integer below 2^32 - 1. */
function isArrayIndex(name: string): boolean {
  if (name.length === 0 || name.length > 10) return false;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (unit < 48 || unit > 57) return false;
  }
  if (name.length > 1 && name.charCodeAt(0) === 48) return false;
  return Number(name) < 4294967295;
}
