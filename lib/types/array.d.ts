// Array: its instances and its static functions.
//
// Callbacks take no `thisArg`: arrow functions see the `this` around them.

type ConcatArray<T> = readonly T[];

/** The element type after flattening `Depth` levels. */
type FlatArray<Arr, Depth extends number> = {
  done: Arr;
  recur: Arr extends ReadonlyArray<infer InnerArr>
    ? FlatArray<
        InnerArr,
        [
          -1,
          0,
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          10,
          11,
          12,
          13,
          14,
          15,
          16,
          17,
          18,
          19,
          20,
        ][Depth]
      >
    : Arr;
}[Depth extends -1 ? "done" : "recur"];

interface Array<T> {
  /** Writing it cuts or extends the array. */
  length: number;
  [n: number]: T;
  [Symbol.iterator](): ArrayIterator<T>;

  at(index: number): T | undefined;
  concat(...items: ConcatArray<T>[]): T[];
  /** @implementation concatMixed */
  concat(...items: (T | ConcatArray<T>)[]): T[];
  copyWithin(target: number, start: number, end?: number): this;
  entries(): ArrayIterator<[number, T]>;
  /** @implementation everyGuard */
  every<S extends T>(
    predicate: (value: T, index: number, array: T[]) => value is S,
  ): this is S[];
  every(predicate: (value: T, index: number, array: T[]) => unknown): boolean;
  fill(value: T, start?: number, end?: number): this;
  /** @implementation filterGuard */
  filter<S extends T>(
    predicate: (value: T, index: number, array: T[]) => value is S,
  ): S[];
  filter(predicate: (value: T, index: number, array: T[]) => unknown): T[];
  /** @implementation findGuard */
  find<S extends T>(
    predicate: (value: T, index: number, array: T[]) => value is S,
  ): S | undefined;
  find(
    predicate: (value: T, index: number, array: T[]) => unknown,
  ): T | undefined;
  /** @implementation findLastGuard */
  findLast<S extends T>(
    predicate: (value: T, index: number, array: T[]) => value is S,
  ): S | undefined;
  findLast(
    predicate: (value: T, index: number, array: T[]) => unknown,
  ): T | undefined;
  findIndex(
    predicate: (value: T, index: number, array: T[]) => unknown,
  ): number;
  findLastIndex(
    predicate: (value: T, index: number, array: T[]) => unknown,
  ): number;
  /** @implementation flatOne */
  flat<U>(this: readonly (U | readonly U[])[]): U[];
  flat<A, D extends number = 1>(this: A, depth?: D): FlatArray<A, D>[];
  flatMap<U>(
    callback: (value: T, index: number, array: T[]) => U | readonly U[],
  ): U[];
  forEach(callback: (value: T, index: number, array: T[]) => void): void;
  includes(searchElement: T, fromIndex?: number): boolean;
  indexOf(searchElement: T, fromIndex?: number): number;
  join(separator?: string): string;
  keys(): ArrayIterator<number>;
  lastIndexOf(searchElement: T, fromIndex?: number): number;
  map<U>(callback: (value: T, index: number, array: T[]) => U): U[];
  pop(): T | undefined;
  /** @implementation pushOne */
  push(item: T): number;
  push(...items: T[]): number;
  reduce(
    callback: (previous: T, current: T, index: number, array: T[]) => T,
  ): T;
  /** @implementation reduceSame */
  reduce(
    callback: (previous: T, current: T, index: number, array: T[]) => T,
    initialValue: T,
  ): T;
  /** @implementation reduceInitial */
  reduce<U>(
    callback: (previous: U, current: T, index: number, array: T[]) => U,
    initialValue: U,
  ): U;
  reduceRight(
    callback: (previous: T, current: T, index: number, array: T[]) => T,
  ): T;
  /** @implementation reduceRightSame */
  reduceRight(
    callback: (previous: T, current: T, index: number, array: T[]) => T,
    initialValue: T,
  ): T;
  /** @implementation reduceRightInitial */
  reduceRight<U>(
    callback: (previous: U, current: T, index: number, array: T[]) => U,
    initialValue: U,
  ): U;
  reverse(): T[];
  shift(): T | undefined;
  slice(start?: number, end?: number): T[];
  some(predicate: (value: T, index: number, array: T[]) => unknown): boolean;
  /** Stable; without a comparison by the text of the elements. */
  sort(compare?: (a: T, b: T) => number): this;
  /** @implementation spliceToEnd */
  splice(start: number): T[];
  splice(start: number, deleteCount?: number): T[];
  /** @implementation spliceInsert */
  splice(start: number, deleteCount: number, ...items: T[]): T[];
  /** @unsupported there are no locales: use toString or join */
  toLocaleString(): string;
  toReversed(): T[];
  toSorted(compare?: (a: T, b: T) => number): T[];
  toSpliced(start: number, deleteCount?: number): T[];
  /** @implementation toSplicedInsert */
  toSpliced(start: number, deleteCount: number, ...items: T[]): T[];
  toString(): string;
  /** @implementation unshiftOne */
  unshift(item: T): number;
  unshift(...items: T[]): number;
  values(): ArrayIterator<T>;
  with(index: number, value: T): T[];
}

interface ArrayConstructor {
  /** @implementation constructLength */
  new (arrayLength?: number): any[];
  /** @implementation constructLength */
  new <T>(arrayLength: number): T[];
  /** @implementation construct */
  new <T>(...items: T[]): T[];
  /** @implementation constructLength */
  (arrayLength?: number): any[];
  /** @implementation constructLength */
  <T>(arrayLength: number): T[];
  /** @implementation construct */
  <T>(...items: T[]): T[];
  readonly prototype: any[];

  // One function for each kind of source, most specific first.
  /** @implementation fromString */
  from(text: string): string[];
  /** @implementation fromStringMapped */
  from<U>(text: string, map: (value: string, index: number) => U): U[];
  /** @implementation fromArray */
  from<T>(array: readonly T[]): T[];
  /** @implementation fromArrayMapped */
  from<T, U>(array: readonly T[], map: (value: T, index: number) => U): U[];
  from<T>(iterable: Iterable<T>): T[];
  /** @implementation fromMapped */
  from<T, U>(iterable: Iterable<T>, map: (value: T, index: number) => U): U[];
  /** @implementation fromArrayLike */
  from<T>(arrayLike: { readonly length: number }): T[];
  /** @implementation fromArrayLikeMapped */
  from<T, U>(
    arrayLike: { readonly length: number },
    map: (value: T, index: number) => U,
  ): U[];
  isArray(arg: any): arg is any[];
  of<T>(...items: T[]): T[];
}
declare var Array: ArrayConstructor;
