// The table under Map and Set: entries in the order of insertion, found through
// open addressing.
//
//   slots:   | 0 | 2 | 0 | 1 | …   entry number + 1, or 0; twice as many
//   hashes:  | h | h | …           0 once the entry is deleted
//   keys:    | k | k | …
//   values:  | v | v | …
//
// A deleted entry keeps its slot, so that what lies behind it is still found,
// until the table is copied into a new one. Loops that run meanwhile follow the
// old table's `successor` (Cursor below).

import {
  arrayElements,
  fillMemory,
  load,
  newArray,
  sizeOf,
  store,
} from "machine";
import { throwRangeError } from "../runtime/errors.ts";
import { hashOf, sameValueZero } from "./hash.ts";

const smallestCapacity: u32 = 4;
/** V8's limit: 2^24 entries. */
const largestCapacity: u32 = 0x100_0000;
/** Set in every stored hash, which thus is never 0. */
const present: u32 = 0x8000_0000;
/** What `find` gives when there is no such key. */
export const notFound: u32 = 0xffff_ffff;

const minusZeroBits: u64 = 0x8000_0000_0000_0000;

export class HashTable<K, V> {
  /** Entries written so far, deleted ones included. */
  used: u32 = 0;
  /** Entries that are there. */
  count: u32 = 0;
  private readonly capacity: u32;
  private readonly keys: K[];
  private readonly values: V[];
  private readonly hashes: u32[];
  private readonly slots: u32[];
  // Where the elements of these arrays are.
  private readonly keysAddress: usize;
  private readonly valuesAddress: usize;
  private readonly hashesAddress: usize;
  private readonly slotsAddress: usize;
  /** The table that took this one's place. */
  successor: HashTable<K, V> | null = null;
  /** It did so because everything was deleted. */
  cleared: boolean = false;
  /** Some cursor stands on this table: entries may not move within it. */
  hasCursors: boolean = false;

  constructor(capacity: u32) {
    this.capacity = capacity;
    this.keys = newArray<K>(capacity);
    this.values = newArray<V>(capacity);
    this.hashes = newArray<u32>(capacity);
    this.slots = newArray<u32>(capacity * 2);
    this.keysAddress = arrayElements(this.keys);
    this.valuesAddress = arrayElements(this.values);
    this.hashesAddress = arrayElements(this.hashes);
    this.slotsAddress = arrayElements(this.slots);
  }

  /** The entry of a key, or `notFound`. `hash` is what `hashOfKey` gives. */
  find(key: K, hash: u32): u32 {
    const mask: u32 = this.capacity * 2 - 1;
    let slot: u32 = hash & mask;
    while (true) {
      const number: u32 = load<u32>(this.slotsAddress + usize(slot) * 4);
      if (number === 0) return notFound;
      const entry: u32 = number - 1;
      if (
        this.hashAt(entry) === hash &&
        sameValueZero<K>(this.keyAt(entry), key)
      ) {
        return entry;
      }
      slot = (slot + 1) & mask;
    }
  }

  private hashAt(entry: u32): u32 {
    return load<u32>(this.hashesAddress + usize(entry) * 4);
  }

  isDeleted(entry: u32): boolean {
    return this.hashAt(entry) === 0;
  }

  keyAt(entry: u32): K {
    return load<K>(this.keysAddress + usize(entry) * sizeOf<K>());
  }

  valueAt(entry: u32): V {
    return load<V>(this.valuesAddress + usize(entry) * sizeOf<V>());
  }

  setValueAt(entry: u32, value: V): void {
    store<V>(this.valuesAddress + usize(entry) * sizeOf<V>(), value);
  }

  private setKeyAt(entry: u32, key: K): void {
    const address: usize = this.keysAddress + usize(entry) * sizeOf<K>();
    store<K>(address, key);
    // Keys are never -0.
    if (
      typeof key === "number" &&
      sizeOf<K>() === 8 &&
      Number(key) === 0 &&
      load<u64>(address) === minusZeroBits
    ) {
      store<u64>(address, 0);
    }
  }

  /** Adds a key that is not there; the table has room. */
  append(key: K, value: V, hash: u32): void {
    const entry: u32 = this.used;
    this.setKeyAt(entry, key);
    this.setValueAt(entry, value);
    this.link(entry, hash);
    this.used = entry + 1;
    this.count = this.count + 1;
  }

  /** Writes the hash of an entry and takes a slot for it. */
  private link(entry: u32, hash: u32): void {
    const mask: u32 = this.capacity * 2 - 1;
    const slots: usize = this.slotsAddress;
    let slot: u32 = hash & mask;
    while (load<u32>(slots + usize(slot) * 4) !== 0) slot = (slot + 1) & mask;
    store<u32>(slots + usize(slot) * 4, entry + 1);
    store<u32>(this.hashesAddress + usize(entry) * 4, hash);
  }

  remove(entry: u32): void {
    store<u32>(this.hashesAddress + usize(entry) * 4, 0);
    this.count = this.count - 1;
  }

  /** The table to append to: this one if it has room or can make some. */
  withRoom(): HashTable<K, V> {
    if (this.used < this.capacity) return this;
    const isRoomy: boolean = this.count <= this.capacity / 2;
    if (!isRoomy) return this.copyTo(this.capacity * 2);
    if (this.hasCursors) return this.copyTo(this.capacity);
    this.compact();
    return this;
  }

  /** Closes the gaps that deleted entries left. */
  private compact(): void {
    const used: u32 = this.used;
    fillMemory(this.slotsAddress, 0, usize(this.capacity) * 8);
    this.used = 0;
    this.count = 0;
    for (let i: u32 = 0; i < used; i++) {
      const hash: u32 = this.hashAt(i);
      if (hash !== 0) this.append(this.keyAt(i), this.valueAt(i), hash);
    }
  }

  /** A successor without the deleted entries. */
  private copyTo(capacity: u32): HashTable<K, V> {
    if (capacity > largestCapacity) {
      throwRangeError("Map maximum size exceeded");
    }
    const next: HashTable<K, V> = new HashTable<K, V>(capacity);
    for (let i: u32 = 0; i < this.used; i++) {
      const hash: u32 = this.hashAt(i);
      if (hash !== 0) next.append(this.keyAt(i), this.valueAt(i), hash);
    }
    // A cursor may still stand here and follow later.
    next.hasCursors = this.hasCursors;
    this.successor = next;
    return next;
  }

  /** An empty table in place of this one. */
  emptied(): HashTable<K, V> {
    if (this.used === 0) return this;
    const next: HashTable<K, V> = makeTable<K, V>();
    this.cleared = true;
    this.successor = next;
    return next;
  }
}

export function hashOfKey<K>(key: K): u32 {
  return hashOf<K>(key) | present;
}

export function makeTable<K, V>(): HashTable<K, V> {
  return new HashTable<K, V>(smallestCapacity);
}

/**
 * A place in a loop over a table. It sees entries added while the loop runs,
 * and misses those deleted before it gets there.
 */
export class Cursor<K, V> {
  private table: HashTable<K, V>;
  /** The entry after the current one. */
  private next: u32 = 0;

  constructor(table: HashTable<K, V>) {
    this.table = table;
    table.hasCursors = true;
  }

  /** Goes on to the next entry; false when there is none. */
  advance(): boolean {
    if (this.table.successor !== null) this.follow();
    while (this.next < this.table.used) {
      this.next = this.next + 1;
      if (!this.table.isDeleted(this.next - 1)) return true;
    }
    return false;
  }

  /** The current entry's, until the loop's body changes the table. */
  key(): K {
    return this.table.keyAt(this.next - 1);
  }

  value(): V {
    return this.table.valueAt(this.next - 1);
  }

  /** Finds this place in the newest table. */
  private follow(): void {
    let successor: HashTable<K, V> | null = this.table.successor;
    while (successor !== null) {
      const old: HashTable<K, V> = this.table;
      if (old.cleared) {
        this.next = 0;
      } else {
        let kept: u32 = 0;
        for (let i: u32 = 0; i < this.next; i++) {
          if (!old.isDeleted(i)) kept++;
        }
        this.next = kept;
      }
      this.table = successor;
      successor = this.table.successor;
    }
    this.table.hasCursors = true;
  }
}
