// All of the nine typed arrays. Their code is made once for each kind a program
// uses, and what an element is comes from the type argument: no access is an
// indirect call. The compiler itself does `array[i]` from `address` and `count`.

import {
  addressOf,
  construct,
  copyMemory,
  elementBytes,
  load,
  loadElement,
  moveMemory,
  newArray,
  objectAt,
  shapeName,
  storeElement,
} from "machine";
import { throwRangeError } from "../runtime/errors.ts";
import { Inspectable, inspectsAsTypedArray } from "../runtime/inspectable.ts";
import { ArrayBuffer } from "./array-buffer.ts";
import { clampedEnd, clampedIndex } from "./array.ts";
import { wholeNumber } from "./data-view.ts";
import { sameValueZero } from "./hash.ts";
import { joinTexts } from "./join.ts";
import { sortItems } from "./sort.ts";
import {
  byValue,
  countInBuffer,
  itemsOf,
  throwEmptyReduce,
  type TypedArraySource,
} from "./typed-array-sources.ts";
import {
  TypedArrayEntries,
  TypedArrayKeys,
  TypedArrayValues,
} from "./typed-array-iterators.ts";

/** `Self` is the class of the array, and of the copies its methods make. */
export abstract class TypedArray<
  Self extends TypedArray<Self>,
> extends Inspectable {
  /** Of element 0. */
  readonly address: usize;
  /** Number of elements. */
  readonly count: u32;
  readonly buffer: ArrayBuffer;
  readonly byteOffset: number;

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super();
    const bytes: number = Number(elementBytes<Self>());
    let items: readonly number[] | null = null;
    if (source instanceof ArrayBuffer) {
      this.buffer = source;
      this.byteOffset = wholeNumber(byteOffset);
      this.count = countInBuffer(
        shapeName(this),
        source,
        bytes,
        this.byteOffset,
        length,
      );
    } else {
      let count: number = 0;
      if (typeof source === "number") {
        count = wholeNumber(source);
      } else {
        items = itemsOf(source);
        count = items.length;
      }
      if (count < 0 || count > 0xffff_ffff / bytes) {
        throwRangeError("Invalid typed array length: " + String(count));
      }
      this.buffer = new ArrayBuffer(count * bytes);
      this.byteOffset = 0;
      this.count = u32(count);
    }
    this.address = this.buffer.address + usize(this.byteOffset);
    if (items !== null) this.setAll(items, 0);
  }

  static of<Self>(...items: number[]): Self {
    return construct<Self>(items);
  }

  static from<Self>(source: Iterable<number>): Self {
    return construct<Self>(source);
  }

  static fromMapped<Self, T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Self {
    return construct<Self>(Array.from(source, map));
  }

  static fromArrayLike<Self>(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Self {
    return construct<Self>(Array.from(source, map));
  }

  /** The element at an index below the count. */
  elementAt(index: u32): number {
    return loadElement<Self>(this.address, index);
  }

  setElementAt(index: u32, value: number): void {
    storeElement<Self>(this.address, index, value);
  }

  get BYTES_PER_ELEMENT(): number {
    return Number(elementBytes<Self>());
  }

  get length(): number {
    return Number(this.count);
  }

  get byteLength(): number {
    return Number(this.bytesOf(this.count));
  }

  private bytesOf(count: u32): usize {
    return usize(count) * usize(elementBytes<Self>());
  }

  private setAll(items: readonly number[], start: u32): void {
    const length: u32 = u32(items.length);
    for (let i: u32 = 0; i < length; i++) {
      this.setElementAt(start + i, items[i]);
    }
  }

  private clampedStart(position: number | undefined): u32 {
    return position === undefined ? 0 : clampedIndex(position, this.count);
  }

  /** The index of `at` and `with`, or the count when there is no such element. */
  private exactIndex(index: number): u32 {
    let position: i64 = i64(index);
    if (position < 0) position = position + i64(this.count);
    if (position < 0 || position >= i64(this.count)) return this.count;
    return u32(position);
  }

  private copyOfRange(start: u32, count: u32): Self {
    const copy: Self = construct<Self>(Number(count));
    const source: usize = this.address + this.bytesOf(start);
    copyMemory(copy.address, source, this.bytesOf(count));
    return copy;
  }

  // Reading.

  at(index: number): number | undefined {
    const i: u32 = this.exactIndex(index);
    return i === this.count ? undefined : this.elementAt(i);
  }

  slice(start?: number, end?: number): Self {
    const first: u32 = this.clampedStart(start);
    const last: u32 = clampedEnd(end, this.count);
    return this.copyOfRange(first, last > first ? last - first : 0);
  }

  includes(searchElement: number, fromIndex?: number): boolean {
    for (let i: u32 = this.clampedStart(fromIndex); i < this.count; i++) {
      if (sameValueZero(this.elementAt(i), searchElement)) return true;
    }
    return false;
  }

  indexOf(searchElement: number, fromIndex?: number): number {
    for (let i: u32 = this.clampedStart(fromIndex); i < this.count; i++) {
      if (this.elementAt(i) === searchElement) return Number(i);
    }
    return -1;
  }

  lastIndexOf(searchElement: number, fromIndex?: number): number {
    let end: i64 = i64(this.count);
    if (fromIndex !== undefined) {
      const from: i64 = i64(fromIndex);
      if (from < 0) end = end + from + 1;
      else if (from + 1 < end) end = from + 1;
    }
    for (let i: i64 = end - 1; i >= 0; i--) {
      if (this.elementAt(u32(i)) === searchElement) return Number(i);
    }
    return -1;
  }

  join(separator?: string): string {
    const texts: string[] = newArray<string>(this.count);
    for (let i: u32 = 0; i < this.count; i++) {
      texts[i] = String(this.elementAt(i));
    }
    return joinTexts(texts, separator === undefined ? "," : separator);
  }

  override toString(): string {
    return this.join(",");
  }

  override valueOf(): this {
    return this;
  }

  keys(): TypedArrayKeys<Self> {
    return new TypedArrayKeys<Self>(this);
  }

  values(): TypedArrayValues<Self> {
    return new TypedArrayValues<Self>(this);
  }

  entries(): TypedArrayEntries<Self> {
    return new TypedArrayEntries<Self>(this);
  }

  [Symbol.iterator](): TypedArrayValues<Self> {
    return new TypedArrayValues<Self>(this);
  }

  subarray(begin?: number, end?: number): Self {
    const first: u32 = this.clampedStart(begin);
    const last: u32 = clampedEnd(end, this.count);
    return construct<Self>(
      this.buffer,
      this.byteOffset + Number(this.bytesOf(first)),
      last > first ? Number(last - first) : 0,
    );
  }

  // Changing.

  set(source: Iterable<number>, offset?: number): void {
    const start: number = wholeNumber(offset);
    if (load<u32>(addressOf(source)) === load<u32>(addressOf(this))) {
      // One type descriptor, so one class: the bytes mean the same.
      const same: Self = objectAt<Self>(addressOf(source));
      this.checkRoom(start, same.length);
      const to: usize = this.address + this.bytesOf(u32(start));
      moveMemory(to, same.address, this.bytesOf(same.count));
      return;
    }
    const items: readonly number[] = itemsOf(source);
    this.checkRoom(start, items.length);
    this.setAll(items, u32(start));
  }

  private checkRoom(start: number, count: number): void {
    if (start < 0 || start + count > this.length) {
      throwRangeError("offset is out of bounds");
    }
  }

  fill(value: number, start?: number, end?: number): this {
    const last: u32 = clampedEnd(end, this.count);
    for (let i: u32 = this.clampedStart(start); i < last; i++) {
      this.setElementAt(i, value);
    }
    return this;
  }

  copyWithin(target: number, start: number, end?: number): this {
    const to: u32 = clampedIndex(target, this.count);
    const from: u32 = clampedIndex(start, this.count);
    const last: u32 = clampedEnd(end, this.count);
    if (last <= from) return this;
    let count: u32 = last - from;
    if (count > this.count - to) count = this.count - to;
    moveMemory(
      this.address + this.bytesOf(to),
      this.address + this.bytesOf(from),
      this.bytesOf(count),
    );
    return this;
  }

  reverse(): this {
    const count: u32 = this.count;
    for (let i: u32 = 0; i < count / 2; i++) {
      const value: number = this.elementAt(i);
      this.setElementAt(i, this.elementAt(count - 1 - i));
      this.setElementAt(count - 1 - i, value);
    }
    return this;
  }

  toReversed(): Self {
    return this.copyOfRange(0, this.count).reverse();
  }

  with(index: number, value: number): Self {
    const i: u32 = this.exactIndex(index);
    if (i === this.count) throwRangeError("Invalid typed array index");
    const copy: Self = this.copyOfRange(0, this.count);
    copy.setElementAt(i, value);
    return copy;
  }

  sort(compare?: (a: number, b: number) => number): this {
    const items: number[] = newArray<number>(this.count);
    for (let i: u32 = 0; i < this.count; i++) items[i] = this.elementAt(i);
    sortItems(items, this.count, compare === undefined ? byValue : compare);
    for (let i: u32 = 0; i < this.count; i++) this.setElementAt(i, items[i]);
    return this;
  }

  toSorted(compare?: (a: number, b: number) => number): Self {
    return this.copyOfRange(0, this.count).sort(compare);
  }

  // Calling back.

  forEach(callback: (value: number, index: number, array: this) => void): void {
    for (let i: u32 = 0; i < this.count; i++) {
      callback(this.elementAt(i), Number(i), this);
    }
  }

  map(callback: (value: number, index: number, array: this) => number): Self {
    const result: Self = construct<Self>(this.length);
    for (let i: u32 = 0; i < this.count; i++) {
      result.setElementAt(i, callback(this.elementAt(i), Number(i), this));
    }
    return result;
  }

  filter(
    predicate: (value: number, index: number, array: this) => unknown,
  ): Self {
    const kept: number[] = [];
    for (let i: u32 = 0; i < this.count; i++) {
      const value: number = this.elementAt(i);
      if (predicate(value, Number(i), this)) kept.push(value);
    }
    const result: Self = construct<Self>(kept.length);
    result.setAll(kept, 0);
    return result;
  }

  every(
    predicate: (value: number, index: number, array: this) => unknown,
  ): boolean {
    for (let i: u32 = 0; i < this.count; i++) {
      if (!predicate(this.elementAt(i), Number(i), this)) return false;
    }
    return true;
  }

  some(
    predicate: (value: number, index: number, array: this) => unknown,
  ): boolean {
    for (let i: u32 = 0; i < this.count; i++) {
      if (predicate(this.elementAt(i), Number(i), this)) return true;
    }
    return false;
  }

  find(
    predicate: (value: number, index: number, array: this) => unknown,
  ): number | undefined {
    const index: number = this.findIndex(predicate);
    return index < 0 ? undefined : this.elementAt(u32(index));
  }

  findIndex(
    predicate: (value: number, index: number, array: this) => unknown,
  ): number {
    for (let i: u32 = 0; i < this.count; i++) {
      if (predicate(this.elementAt(i), Number(i), this)) return Number(i);
    }
    return -1;
  }

  findLast(
    predicate: (value: number, index: number, array: this) => unknown,
  ): number | undefined {
    const index: number = this.findLastIndex(predicate);
    return index < 0 ? undefined : this.elementAt(u32(index));
  }

  findLastIndex(
    predicate: (value: number, index: number, array: this) => unknown,
  ): number {
    for (let i: u32 = this.count; i > 0; i--) {
      if (predicate(this.elementAt(i - 1), Number(i - 1), this))
        return Number(i - 1);
    }
    return -1;
  }

  reduce(
    callback: (
      previous: number,
      current: number,
      index: number,
      array: this,
    ) => number,
  ): number {
    if (this.count === 0) throwEmptyReduce();
    let result: number = this.elementAt(0);
    for (let i: u32 = 1; i < this.count; i++) {
      result = callback(result, this.elementAt(i), Number(i), this);
    }
    return result;
  }

  reduceSame(
    callback: (
      previous: number,
      current: number,
      index: number,
      array: this,
    ) => number,
    initialValue: number,
  ): number {
    return this.reduceInitial<number>(callback, initialValue);
  }

  reduceInitial<U>(
    callback: (previous: U, current: number, index: number, array: this) => U,
    initialValue: U,
  ): U {
    let result: U = initialValue;
    for (let i: u32 = 0; i < this.count; i++) {
      result = callback(result, this.elementAt(i), Number(i), this);
    }
    return result;
  }

  reduceRight(
    callback: (
      previous: number,
      current: number,
      index: number,
      array: this,
    ) => number,
  ): number {
    if (this.count === 0) throwEmptyReduce();
    let result: number = this.elementAt(this.count - 1);
    for (let i: u32 = this.count - 1; i > 0; i--) {
      result = callback(result, this.elementAt(i - 1), Number(i - 1), this);
    }
    return result;
  }

  reduceRightSame(
    callback: (
      previous: number,
      current: number,
      index: number,
      array: this,
    ) => number,
    initialValue: number,
  ): number {
    return this.reduceRightInitial<number>(callback, initialValue);
  }

  reduceRightInitial<U>(
    callback: (previous: U, current: number, index: number, array: this) => U,
    initialValue: U,
  ): U {
    let result: U = initialValue;
    for (let i: u32 = this.count; i > 0; i--) {
      result = callback(result, this.elementAt(i - 1), Number(i - 1), this);
    }
    return result;
  }

  inspectionKind(): u32 {
    return inspectsAsTypedArray;
  }

  inspectionSize(): u32 {
    return this.count;
  }

  inspectionSlot(from: u32): u32 {
    return from;
  }

  inspectionKey(slot: u32): unknown {
    return this.elementAt(slot);
  }

  inspectionValue(slot: u32): unknown {
    return this.elementAt(slot);
  }
}
