// Set: values in the order of their first insertion, equal as SameValueZero
// says. A table whose values are one unused byte each.

import {
  Cursor,
  HashTable,
  hashOfKey,
  makeTable,
  notFound,
} from "./hash-table.ts";
import { Inspectable, inspectsAsSet } from "../runtime/inspectable.ts";
import { toUnknown } from "../runtime/reflection.ts";

const unused: u8 = 0;

export class Set<T> extends Inspectable {
  private table: HashTable<T, u8>;

  constructor(values?: Iterable<T> | null) {
    super();
    this.table = makeTable<T, u8>();
    if (values === undefined || values === null) return;
    for (const value of values) this.add(value);
  }

  get size(): number {
    return Number(this.table.count);
  }

  has(value: T): boolean {
    return this.table.find(value, hashOfKey(value)) !== notFound;
  }

  add(value: T): this {
    const hash: u32 = hashOfKey(value);
    if (this.table.find(value, hash) !== notFound) return this;
    this.table = this.table.withRoom();
    this.table.append(value, unused, hash);
    return this;
  }

  delete(value: T): boolean {
    const entry: u32 = this.table.find(value, hashOfKey(value));
    if (entry === notFound) return false;
    this.table.remove(entry);
    return true;
  }

  clear(): void {
    this.table = this.table.emptied();
  }

  /** For loops: no object is made for each value; `key()` gives it. */
  cursor(): Cursor<T, u8> {
    return new Cursor<T, u8>(this.table);
  }

  forEach(callback: (value: T, value2: T, set: Set<T>) => void): void {
    const cursor: Cursor<T, u8> = this.cursor();
    while (cursor.advance()) callback(cursor.key(), cursor.key(), this);
  }

  keys(): SetValues<T> {
    return new SetValues<T>(this.cursor());
  }

  values(): SetValues<T> {
    return new SetValues<T>(this.cursor());
  }

  entries(): SetEntries<T> {
    return new SetEntries<T>(this.cursor());
  }

  [Symbol.iterator](): SetValues<T> {
    return new SetValues<T>(this.cursor());
  }

  inspectionKind(): u32 {
    return inspectsAsSet;
  }

  inspectionSize(): u32 {
    return this.table.count;
  }

  inspectionSlot(from: u32): u32 {
    let entry: u32 = from;
    while (this.table.isDeleted(entry)) entry++;
    return entry;
  }

  inspectionKey(slot: u32): unknown {
    return toUnknown(this.table.keyAt(slot));
  }

  inspectionValue(slot: u32): unknown {
    return toUnknown(this.table.keyAt(slot));
  }
}

export class SetValues<T> implements SetIterator<T> {
  private cursor: Cursor<T, u8> | null;

  constructor(cursor: Cursor<T, u8>) {
    this.cursor = cursor;
  }

  next(): IteratorResult<T, undefined> {
    const cursor: Cursor<T, u8> | null = this.cursor;
    if (cursor === null || !cursor.advance()) {
      this.cursor = null;
      return { value: undefined, done: true };
    }
    return { value: cursor.key(), done: false };
  }

  [Symbol.iterator](): SetValues<T> {
    return this;
  }
}

export class SetEntries<T> implements SetIterator<[T, T]> {
  private cursor: Cursor<T, u8> | null;

  constructor(cursor: Cursor<T, u8>) {
    this.cursor = cursor;
  }

  next(): IteratorResult<[T, T], undefined> {
    const cursor: Cursor<T, u8> | null = this.cursor;
    if (cursor === null || !cursor.advance()) {
      this.cursor = null;
      return { value: undefined, done: true };
    }
    const entry: [T, T] = [cursor.key(), cursor.key()];
    return { value: entry, done: false };
  }

  [Symbol.iterator](): SetEntries<T> {
    return this;
  }
}
