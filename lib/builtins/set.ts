// Set: a table whose values are one unused byte each.

import { Cursor, hashOfKey, notFound } from "./hash-table.ts";
import {
  EntryIterator,
  KeyIterator,
  KeyedCollection,
} from "./keyed-collection.ts";
import { inspectsAsSet } from "../runtime/inspectable.ts";

const unused: u8 = 0;

export class Set<T> extends KeyedCollection<T, u8> {
  constructor(values?: Iterable<T> | null) {
    super();
    if (values === undefined || values === null) return;
    for (const value of values) this.add(value);
  }

  add(value: T): this {
    const hash: u32 = hashOfKey(value);
    if (this.table.find(value, hash) !== notFound) return this;
    this.table = this.table.withRoom();
    this.table.append(value, unused, hash);
    return this;
  }

  forEach(callback: (value: T, value2: T, set: Set<T>) => void): void {
    const cursor: Cursor<T, u8> = this.cursor();
    while (cursor.advance()) callback(cursor.key(), cursor.key(), this);
  }

  values(): KeyIterator<T, u8> {
    return new KeyIterator<T, u8>(this.cursor());
  }

  entries(): SetEntries<T> {
    return new SetEntries<T>(this.cursor());
  }

  [Symbol.iterator](): KeyIterator<T, u8> {
    return new KeyIterator<T, u8>(this.cursor());
  }

  inspectionKind(): u32 {
    return inspectsAsSet;
  }

  inspectionValue(slot: u32): unknown {
    return this.inspectionKey(slot);
  }
}

export class SetEntries<T> extends EntryIterator<T, u8, [T, T]> {
  protected read(cursor: Cursor<T, u8>): [T, T] {
    return [cursor.key(), cursor.key()];
  }
}
