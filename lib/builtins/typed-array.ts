// The nine typed arrays: what one element is, and how a number becomes one.

import { float32Bits, float32OfBits, load, numberOfBits, store } from "machine";
import { canonicalNaN, integerBits } from "./data-view.ts";
import { TypedArray, type TypedArraySource } from "./typed-array-base.ts";

/** To 0 … 255, the nearest, even when two are. */
export function clampedByte(value: number): u8 {
  if (!(value > 0)) return 0;
  if (value >= 255) return 255;
  const whole: u8 = u8(value);
  const rest: number = value - Number(whole);
  const up: boolean = rest > 0.5 || (rest === 0.5 && (whole & 1) === 1);
  return up ? whole + 1 : whole;
}

export class Int8Array extends TypedArray<Int8Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(0, 1, source, byteOffset, length);
  }

  static of(...items: number[]): Int8Array {
    return new Int8Array(items);
  }

  static from(source: Iterable<number>): Int8Array {
    return new Int8Array(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Int8Array {
    return new Int8Array(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Int8Array {
    return new Int8Array(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return Number(load<i8>(this.address + usize(index)));
  }

  setElementAt(index: u32, value: number): void {
    store<i8>(this.address + usize(index), i8(integerBits(value)));
  }

  protected create(length: number): Int8Array {
    return new Int8Array(length);
  }

  protected itself(): Int8Array {
    return this;
  }

  subarray(begin?: number, end?: number): Int8Array {
    const first: number = this.viewStart(begin);
    return new Int8Array(
      this.buffer,
      this.byteOffset + first * 1,
      this.viewLength(first, end),
    );
  }
}

export class Uint8Array extends TypedArray<Uint8Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(1, 1, source, byteOffset, length);
  }

  static of(...items: number[]): Uint8Array {
    return new Uint8Array(items);
  }

  static from(source: Iterable<number>): Uint8Array {
    return new Uint8Array(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Uint8Array {
    return new Uint8Array(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Uint8Array {
    return new Uint8Array(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return Number(load<u8>(this.address + usize(index)));
  }

  setElementAt(index: u32, value: number): void {
    store<u8>(this.address + usize(index), u8(integerBits(value)));
  }

  protected create(length: number): Uint8Array {
    return new Uint8Array(length);
  }

  protected itself(): Uint8Array {
    return this;
  }

  subarray(begin?: number, end?: number): Uint8Array {
    const first: number = this.viewStart(begin);
    return new Uint8Array(
      this.buffer,
      this.byteOffset + first * 1,
      this.viewLength(first, end),
    );
  }
}

export class Uint8ClampedArray extends TypedArray<Uint8ClampedArray> {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(2, 1, source, byteOffset, length);
  }

  static of(...items: number[]): Uint8ClampedArray {
    return new Uint8ClampedArray(items);
  }

  static from(source: Iterable<number>): Uint8ClampedArray {
    return new Uint8ClampedArray(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Uint8ClampedArray {
    return new Uint8ClampedArray(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Uint8ClampedArray {
    return new Uint8ClampedArray(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return Number(load<u8>(this.address + usize(index)));
  }

  setElementAt(index: u32, value: number): void {
    store<u8>(this.address + usize(index), clampedByte(value));
  }

  protected create(length: number): Uint8ClampedArray {
    return new Uint8ClampedArray(length);
  }

  protected itself(): Uint8ClampedArray {
    return this;
  }

  subarray(begin?: number, end?: number): Uint8ClampedArray {
    const first: number = this.viewStart(begin);
    return new Uint8ClampedArray(
      this.buffer,
      this.byteOffset + first * 1,
      this.viewLength(first, end),
    );
  }
}

export class Int16Array extends TypedArray<Int16Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 2;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(3, 2, source, byteOffset, length);
  }

  static of(...items: number[]): Int16Array {
    return new Int16Array(items);
  }

  static from(source: Iterable<number>): Int16Array {
    return new Int16Array(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Int16Array {
    return new Int16Array(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Int16Array {
    return new Int16Array(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return Number(load<i16>(this.address + usize(index) * 2));
  }

  setElementAt(index: u32, value: number): void {
    store<i16>(this.address + usize(index) * 2, i16(integerBits(value)));
  }

  protected create(length: number): Int16Array {
    return new Int16Array(length);
  }

  protected itself(): Int16Array {
    return this;
  }

  subarray(begin?: number, end?: number): Int16Array {
    const first: number = this.viewStart(begin);
    return new Int16Array(
      this.buffer,
      this.byteOffset + first * 2,
      this.viewLength(first, end),
    );
  }
}

export class Uint16Array extends TypedArray<Uint16Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 2;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(4, 2, source, byteOffset, length);
  }

  static of(...items: number[]): Uint16Array {
    return new Uint16Array(items);
  }

  static from(source: Iterable<number>): Uint16Array {
    return new Uint16Array(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Uint16Array {
    return new Uint16Array(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Uint16Array {
    return new Uint16Array(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return Number(load<u16>(this.address + usize(index) * 2));
  }

  setElementAt(index: u32, value: number): void {
    store<u16>(this.address + usize(index) * 2, u16(integerBits(value)));
  }

  protected create(length: number): Uint16Array {
    return new Uint16Array(length);
  }

  protected itself(): Uint16Array {
    return this;
  }

  subarray(begin?: number, end?: number): Uint16Array {
    const first: number = this.viewStart(begin);
    return new Uint16Array(
      this.buffer,
      this.byteOffset + first * 2,
      this.viewLength(first, end),
    );
  }
}

export class Int32Array extends TypedArray<Int32Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(5, 4, source, byteOffset, length);
  }

  static of(...items: number[]): Int32Array {
    return new Int32Array(items);
  }

  static from(source: Iterable<number>): Int32Array {
    return new Int32Array(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Int32Array {
    return new Int32Array(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Int32Array {
    return new Int32Array(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return Number(load<i32>(this.address + usize(index) * 4));
  }

  setElementAt(index: u32, value: number): void {
    store<i32>(this.address + usize(index) * 4, i32(integerBits(value)));
  }

  protected create(length: number): Int32Array {
    return new Int32Array(length);
  }

  protected itself(): Int32Array {
    return this;
  }

  subarray(begin?: number, end?: number): Int32Array {
    const first: number = this.viewStart(begin);
    return new Int32Array(
      this.buffer,
      this.byteOffset + first * 4,
      this.viewLength(first, end),
    );
  }
}

export class Uint32Array extends TypedArray<Uint32Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(6, 4, source, byteOffset, length);
  }

  static of(...items: number[]): Uint32Array {
    return new Uint32Array(items);
  }

  static from(source: Iterable<number>): Uint32Array {
    return new Uint32Array(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Uint32Array {
    return new Uint32Array(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Uint32Array {
    return new Uint32Array(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return Number(load<u32>(this.address + usize(index) * 4));
  }

  setElementAt(index: u32, value: number): void {
    store<u32>(this.address + usize(index) * 4, u32(integerBits(value)));
  }

  protected create(length: number): Uint32Array {
    return new Uint32Array(length);
  }

  protected itself(): Uint32Array {
    return this;
  }

  subarray(begin?: number, end?: number): Uint32Array {
    const first: number = this.viewStart(begin);
    return new Uint32Array(
      this.buffer,
      this.byteOffset + first * 4,
      this.viewLength(first, end),
    );
  }
}

export class Float32Array extends TypedArray<Float32Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(7, 4, source, byteOffset, length);
  }

  static of(...items: number[]): Float32Array {
    return new Float32Array(items);
  }

  static from(source: Iterable<number>): Float32Array {
    return new Float32Array(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Float32Array {
    return new Float32Array(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Float32Array {
    return new Float32Array(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return canonicalNaN(
      float32OfBits(load<u32>(this.address + usize(index) * 4)),
    );
  }

  setElementAt(index: u32, value: number): void {
    store<u32>(this.address + usize(index) * 4, float32Bits(value));
  }

  protected create(length: number): Float32Array {
    return new Float32Array(length);
  }

  protected itself(): Float32Array {
    return this;
  }

  subarray(begin?: number, end?: number): Float32Array {
    const first: number = this.viewStart(begin);
    return new Float32Array(
      this.buffer,
      this.byteOffset + first * 4,
      this.viewLength(first, end),
    );
  }
}

export class Float64Array extends TypedArray<Float64Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 8;
  }

  constructor(
    source: TypedArraySource = 0,
    byteOffset?: number,
    length?: number,
  ) {
    super(8, 8, source, byteOffset, length);
  }

  static of(...items: number[]): Float64Array {
    return new Float64Array(items);
  }

  static from(source: Iterable<number>): Float64Array {
    return new Float64Array(source);
  }

  static fromMapped<T>(
    source: Iterable<T>,
    map: (value: T, index: number) => number,
  ): Float64Array {
    return new Float64Array(Array.from(source, map));
  }

  static fromArrayLike(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Float64Array {
    return new Float64Array(Array.from(source, map));
  }

  elementAt(index: u32): number {
    return canonicalNaN(
      numberOfBits(load<u64>(this.address + usize(index) * 8)),
    );
  }

  setElementAt(index: u32, value: number): void {
    store<number>(this.address + usize(index) * 8, value);
  }

  protected create(length: number): Float64Array {
    return new Float64Array(length);
  }

  protected itself(): Float64Array {
    return this;
  }

  subarray(begin?: number, end?: number): Float64Array {
    const first: number = this.viewStart(begin);
    return new Float64Array(
      this.buffer,
      this.byteOffset + first * 8,
      this.viewLength(first, end),
    );
  }
}
