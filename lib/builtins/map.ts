// Map: a table from keys to values.

import { Cursor, hashOfKey, notFound } from "./hash-table.ts";
import { EntryIterator, KeyedCollection } from "./keyed-collection.ts";
import { inspectsAsMap } from "../runtime/inspectable.ts";
import { toUnknown } from "../runtime/reflection.ts";

export class Map<K, V> extends KeyedCollection<K, V> {
  constructor(entries?: Iterable<readonly [K, V]> | null) {
    super();
    if (entries === undefined || entries === null) return;
    for (const [key, value] of entries) this.set(key, value);
  }

  get(key: K): V | undefined {
    const entry: u32 = this.table.find(key, hashOfKey(key));
    return entry === notFound ? undefined : this.table.valueAt(entry);
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

  forEach(callback: (value: V, key: K, map: Map<K, V>) => void): void {
    const cursor: Cursor<K, V> = this.cursor();
    while (cursor.advance()) callback(cursor.value(), cursor.key(), this);
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

  inspectionValue(slot: u32): unknown {
    return toUnknown(this.table.valueAt(slot));
  }
}

export class MapValues<K, V> extends EntryIterator<K, V, V> {
  protected read(cursor: Cursor<K, V>): V {
    return cursor.value();
  }
}

export class MapEntries<K, V> extends EntryIterator<K, V, [K, V]> {
  protected read(cursor: Cursor<K, V>): [K, V] {
    return [cursor.key(), cursor.value()];
  }
}
