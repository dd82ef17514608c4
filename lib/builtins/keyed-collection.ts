// What Map and Set share: a table of keys in the order of their first insertion,
// equal as SameValueZero says, and the iterators over it.

import {
  Cursor,
  HashTable,
  hashOfKey,
  makeTable,
  notFound,
} from "./hash-table.ts";
import { Inspectable } from "../runtime/inspectable.ts";
import { toUnknown } from "../runtime/reflection.ts";

export abstract class KeyedCollection<K, V> extends Inspectable {
  protected table: HashTable<K, V> = makeTable<K, V>();

  get size(): number {
    return Number(this.table.count);
  }

  has(key: K): boolean {
    return this.table.find(key, hashOfKey(key)) !== notFound;
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

  keys(): KeyIterator<K, V> {
    return new KeyIterator<K, V>(this.cursor());
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
}

/** An iterator that has ended stays so, whatever is added later. */
export abstract class EntryIterator<K, V, R> {
  private cursor: Cursor<K, V> | null;

  constructor(cursor: Cursor<K, V>) {
    this.cursor = cursor;
  }

  protected abstract read(cursor: Cursor<K, V>): R;

  next(): IteratorResult<R, undefined> {
    const cursor: Cursor<K, V> | null = this.cursor;
    if (cursor === null || !cursor.advance()) {
      this.cursor = null;
      return { value: undefined, done: true };
    }
    return { value: this.read(cursor), done: false };
  }

  [Symbol.iterator](): this {
    return this;
  }
}

export class KeyIterator<K, V> extends EntryIterator<K, V, K> {
  protected read(cursor: Cursor<K, V>): K {
    return cursor.key();
  }
}
