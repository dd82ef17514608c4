// Map: keys in the order of their first insertion, equal as SameValueZero says.

import {
  Cursor,
  HashTable,
  hashOfKey,
  makeTable,
  notFound,
} from "./hash-table.ts";
import { Inspectable, inspectsAsMap } from "../runtime/inspectable.ts";
import { toUnknown } from "../runtime/reflection.ts";

export class Map<K, V> extends Inspectable {
  private table: HashTable<K, V>;

  constructor(entries?: Iterable<readonly [K, V]> | null) {
    super();
    this.table = makeTable<K, V>();
    if (entries === undefined || entries === null) return;
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return Number(this.table.count);
  }

  get(key: K): V | undefined {
    const entry: u32 = this.table.find(key, hashOfKey(key));
    return entry === notFound ? undefined : this.table.valueAt(entry);
  }

  has(key: K): boolean {
    return this.table.find(key, hashOfKey(key)) !== notFound;
  }

  set(key: K, value: V): this {
    const hash: u32 = hashOfKey(key);
    const entry: u32 = this.table.find(key, hash);
    if (entry !== notFound) {
      this.table.setValueAt(entry, value);
      return this;
    }
    this.table = this.table.withRoom();
    this.table.append(key, value, hash);
    return this;
  }

  delete(key: K): boolean {
    const entry: u32 = this.table.find(key, hashOfKey(key));
    if (entry === notFound) return false;
    this.table.remove(entry);
    return true;
  }

  clear(): void {
    this.table = this.table.emptied();
  }

  /** For loops: no object is made for each entry. */
  cursor(): Cursor<K, V> {
    return new Cursor<K, V>(this.table);
  }

  forEach(callback: (value: V, key: K, map: Map<K, V>) => void): void {
    const cursor: Cursor<K, V> = this.cursor();
    while (cursor.advance()) callback(cursor.value(), cursor.key(), this);
  }

  keys(): MapKeys<K, V> {
    return new MapKeys<K, V>(this.cursor());
  }

  values(): MapValues<K, V> {
    return new MapValues<K, V>(this.cursor());
  }

  entries(): MapEntries<K, V> {
    return new MapEntries<K, V>(this.cursor());
  }

  [Symbol.iterator](): MapEntries<K, V> {
    return new MapEntries<K, V>(this.cursor());
  }

  inspectionKind(): u32 {
    return inspectsAsMap;
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
    return toUnknown(this.table.valueAt(slot));
  }
}

export class MapKeys<K, V> implements MapIterator<K> {
  private cursor: Cursor<K, V> | null;

  constructor(cursor: Cursor<K, V>) {
    this.cursor = cursor;
  }

  next(): IteratorResult<K, undefined> {
    const cursor: Cursor<K, V> | null = this.cursor;
    if (cursor === null || !cursor.advance()) {
      this.cursor = null;
      return { value: undefined, done: true };
    }
    return { value: cursor.key(), done: false };
  }

  [Symbol.iterator](): MapKeys<K, V> {
    return this;
  }
}

export class MapValues<K, V> implements MapIterator<V> {
  private cursor: Cursor<K, V> | null;

  constructor(cursor: Cursor<K, V>) {
    this.cursor = cursor;
  }

  next(): IteratorResult<V, undefined> {
    const cursor: Cursor<K, V> | null = this.cursor;
    if (cursor === null || !cursor.advance()) {
      this.cursor = null;
      return { value: undefined, done: true };
    }
    return { value: cursor.value(), done: false };
  }

  [Symbol.iterator](): MapValues<K, V> {
    return this;
  }
}

export class MapEntries<K, V> implements MapIterator<[K, V]> {
  private cursor: Cursor<K, V> | null;

  constructor(cursor: Cursor<K, V>) {
    this.cursor = cursor;
  }

  next(): IteratorResult<[K, V], undefined> {
    const cursor: Cursor<K, V> | null = this.cursor;
    if (cursor === null || !cursor.advance()) {
      this.cursor = null;
      return { value: undefined, done: true };
    }
    const entry: [K, V] = [cursor.key(), cursor.value()];
    return { value: entry, done: false };
  }

  [Symbol.iterator](): MapEntries<K, V> {
    return this;
  }
}
