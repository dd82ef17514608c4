// The nine typed arrays. Their members are declared once.

/** What every typed array has; `Self` is the array a copy makes. */
interface TypedArrayMembers<
  Self,
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> {
  readonly BYTES_PER_ELEMENT: number;
  readonly buffer: TArrayBuffer;
  readonly byteLength: number;
  readonly byteOffset: number;
  readonly length: number;
  [index: number]: number;
  [Symbol.iterator](): ArrayIterator<number>;

  at(index: number): number | undefined;
  copyWithin(target: number, start: number, end?: number): this;
  entries(): ArrayIterator<[number, number]>;
  every(
    predicate: (value: number, index: number, array: this) => unknown,
  ): boolean;
  fill(value: number, start?: number, end?: number): this;
  filter(
    predicate: (value: number, index: number, array: this) => unknown,
  ): Self;
  find(
    predicate: (value: number, index: number, array: this) => unknown,
  ): number | undefined;
  findLast(
    predicate: (value: number, index: number, array: this) => unknown,
  ): number | undefined;
  findIndex(
    predicate: (value: number, index: number, array: this) => unknown,
  ): number;
  findLastIndex(
    predicate: (value: number, index: number, array: this) => unknown,
  ): number;
  forEach(callback: (value: number, index: number, array: this) => void): void;
  includes(searchElement: number, fromIndex?: number): boolean;
  indexOf(searchElement: number, fromIndex?: number): number;
  join(separator?: string): string;
  keys(): ArrayIterator<number>;
  lastIndexOf(searchElement: number, fromIndex?: number): number;
  map(callback: (value: number, index: number, array: this) => number): Self;
  reduce(
    callback: (
      previous: number,
      current: number,
      index: number,
      array: this,
    ) => number,
  ): number;
  /** @implementation reduceSame */
  reduce(
    callback: (
      previous: number,
      current: number,
      index: number,
      array: this,
    ) => number,
    initialValue: number,
  ): number;
  /** @implementation reduceInitial */
  reduce<U>(
    callback: (previous: U, current: number, index: number, array: this) => U,
    initialValue: U,
  ): U;
  reduceRight(
    callback: (
      previous: number,
      current: number,
      index: number,
      array: this,
    ) => number,
  ): number;
  /** @implementation reduceRightSame */
  reduceRight(
    callback: (
      previous: number,
      current: number,
      index: number,
      array: this,
    ) => number,
    initialValue: number,
  ): number;
  /** @implementation reduceRightInitial */
  reduceRight<U>(
    callback: (previous: U, current: number, index: number, array: this) => U,
    initialValue: U,
  ): U;
  reverse(): this;
  set(array: Iterable<number>, offset?: number): void;
  slice(start?: number, end?: number): Self;
  some(
    predicate: (value: number, index: number, array: this) => unknown,
  ): boolean;
  /** By value, and NaN last, when there is no comparison. */
  sort(compare?: (a: number, b: number) => number): this;
  /** @unsupported there are no locales: use toString or join */
  toLocaleString(): string;
  subarray(begin?: number, end?: number): Self;
  toReversed(): Self;
  toSorted(compare?: (a: number, b: number) => number): Self;
  toString(): string;
  valueOf(): this;
  values(): ArrayIterator<number>;
  with(index: number, value: number): Self;
}

/** The constructors' common members. */
interface TypedArrayConstructorMembers<Self> {
  readonly BYTES_PER_ELEMENT: number;
  new (length?: number): Self;
  new (source: Iterable<number>): Self;
  new (buffer: ArrayBuffer, byteOffset?: number, length?: number): Self;
  of(...items: number[]): Self;
  from(source: Iterable<number>): Self;
  /** @implementation fromMapped */
  from<T>(source: Iterable<T>, map: (value: T, index: number) => number): Self;
  /** @implementation fromArrayLike */
  from(
    source: { readonly length: number },
    map: (value: unknown, index: number) => number,
  ): Self;
}

interface Int8Array<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Int8Array<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Int8Array";
}
interface Int8ArrayConstructor extends TypedArrayConstructorMembers<
  Int8Array<ArrayBuffer>
> {
  readonly prototype: Int8Array<ArrayBufferLike>;
}
declare var Int8Array: Int8ArrayConstructor;

interface Uint8Array<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Uint8Array<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Uint8Array";
}
interface Uint8ArrayConstructor extends TypedArrayConstructorMembers<
  Uint8Array<ArrayBuffer>
> {
  readonly prototype: Uint8Array<ArrayBufferLike>;
}
declare var Uint8Array: Uint8ArrayConstructor;

interface Uint8ClampedArray<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Uint8ClampedArray<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Uint8ClampedArray";
}
interface Uint8ClampedArrayConstructor extends TypedArrayConstructorMembers<
  Uint8ClampedArray<ArrayBuffer>
> {
  readonly prototype: Uint8ClampedArray<ArrayBufferLike>;
}
declare var Uint8ClampedArray: Uint8ClampedArrayConstructor;

interface Int16Array<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Int16Array<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Int16Array";
}
interface Int16ArrayConstructor extends TypedArrayConstructorMembers<
  Int16Array<ArrayBuffer>
> {
  readonly prototype: Int16Array<ArrayBufferLike>;
}
declare var Int16Array: Int16ArrayConstructor;

interface Uint16Array<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Uint16Array<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Uint16Array";
}
interface Uint16ArrayConstructor extends TypedArrayConstructorMembers<
  Uint16Array<ArrayBuffer>
> {
  readonly prototype: Uint16Array<ArrayBufferLike>;
}
declare var Uint16Array: Uint16ArrayConstructor;

interface Int32Array<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Int32Array<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Int32Array";
}
interface Int32ArrayConstructor extends TypedArrayConstructorMembers<
  Int32Array<ArrayBuffer>
> {
  readonly prototype: Int32Array<ArrayBufferLike>;
}
declare var Int32Array: Int32ArrayConstructor;

interface Uint32Array<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Uint32Array<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Uint32Array";
}
interface Uint32ArrayConstructor extends TypedArrayConstructorMembers<
  Uint32Array<ArrayBuffer>
> {
  readonly prototype: Uint32Array<ArrayBufferLike>;
}
declare var Uint32Array: Uint32ArrayConstructor;

interface Float32Array<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Float32Array<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Float32Array";
}
interface Float32ArrayConstructor extends TypedArrayConstructorMembers<
  Float32Array<ArrayBuffer>
> {
  readonly prototype: Float32Array<ArrayBufferLike>;
}
declare var Float32Array: Float32ArrayConstructor;

interface Float64Array<
  TArrayBuffer extends ArrayBufferLike = ArrayBufferLike,
> extends TypedArrayMembers<Float64Array<ArrayBuffer>, TArrayBuffer> {
  readonly [Symbol.toStringTag]: "Float64Array";
}
interface Float64ArrayConstructor extends TypedArrayConstructorMembers<
  Float64Array<ArrayBuffer>
> {
  readonly prototype: Float64Array<ArrayBufferLike>;
}
declare var Float64Array: Float64ArrayConstructor;
