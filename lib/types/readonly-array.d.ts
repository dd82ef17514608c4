// ReadonlyArray: an array seen through a type that does not let it change.

interface ReadonlyArray<T> {
  readonly length: number;
  readonly [n: number]: T;
  [Symbol.iterator](): ArrayIterator<T>;

  at(index: number): T | undefined;
  concat(...items: ConcatArray<T>[]): T[];
  /** @implementation concatMixed */
  concat(...items: (T | ConcatArray<T>)[]): T[];
  entries(): ArrayIterator<[number, T]>;
  /** @implementation everyGuard */
  every<S extends T>(
    predicate: (value: T, index: number, array: readonly T[]) => value is S,
  ): this is readonly S[];
  every(
    predicate: (value: T, index: number, array: readonly T[]) => unknown,
  ): boolean;
  /** @implementation filterGuard */
  filter<S extends T>(
    predicate: (value: T, index: number, array: readonly T[]) => value is S,
  ): S[];
  filter(
    predicate: (value: T, index: number, array: readonly T[]) => unknown,
  ): T[];
  /** @implementation findGuard */
  find<S extends T>(
    predicate: (value: T, index: number, array: readonly T[]) => value is S,
  ): S | undefined;
  find(
    predicate: (value: T, index: number, array: readonly T[]) => unknown,
  ): T | undefined;
  /** @implementation findLastGuard */
  findLast<S extends T>(
    predicate: (value: T, index: number, array: readonly T[]) => value is S,
  ): S | undefined;
  findLast(
    predicate: (value: T, index: number, array: readonly T[]) => unknown,
  ): T | undefined;
  findIndex(
    predicate: (value: T, index: number, array: readonly T[]) => unknown,
  ): number;
  findLastIndex(
    predicate: (value: T, index: number, array: readonly T[]) => unknown,
  ): number;
  /** @implementation flatOne */
  flat<U>(this: readonly (U | readonly U[])[]): U[];
  flat<A, D extends number = 1>(this: A, depth?: D): FlatArray<A, D>[];
  flatMap<U>(
    callback: (
      value: T,
      index: number,
      array: readonly T[],
    ) => U | readonly U[],
  ): U[];
  forEach(
    callback: (value: T, index: number, array: readonly T[]) => void,
  ): void;
  includes(searchElement: T, fromIndex?: number): boolean;
  indexOf(searchElement: T, fromIndex?: number): number;
  join(separator?: string): string;
  keys(): ArrayIterator<number>;
  lastIndexOf(searchElement: T, fromIndex?: number): number;
  map<U>(callback: (value: T, index: number, array: readonly T[]) => U): U[];
  reduce(
    callback: (
      previous: T,
      current: T,
      index: number,
      array: readonly T[],
    ) => T,
  ): T;
  /** @implementation reduceSame */
  reduce(
    callback: (
      previous: T,
      current: T,
      index: number,
      array: readonly T[],
    ) => T,
    initialValue: T,
  ): T;
  /** @implementation reduceInitial */
  reduce<U>(
    callback: (
      previous: U,
      current: T,
      index: number,
      array: readonly T[],
    ) => U,
    initialValue: U,
  ): U;
  reduceRight(
    callback: (
      previous: T,
      current: T,
      index: number,
      array: readonly T[],
    ) => T,
  ): T;
  /** @implementation reduceRightSame */
  reduceRight(
    callback: (
      previous: T,
      current: T,
      index: number,
      array: readonly T[],
    ) => T,
    initialValue: T,
  ): T;
  /** @implementation reduceRightInitial */
  reduceRight<U>(
    callback: (
      previous: U,
      current: T,
      index: number,
      array: readonly T[],
    ) => U,
    initialValue: U,
  ): U;
  slice(start?: number, end?: number): T[];
  some(
    predicate: (value: T, index: number, array: readonly T[]) => unknown,
  ): boolean;
  /** @unsupported there are no locales: use toString or join */
  toLocaleString(): string;
  toReversed(): T[];
  toSorted(compare?: (a: T, b: T) => number): T[];
  toSpliced(start: number, deleteCount?: number): T[];
  /** @implementation toSplicedInsert */
  toSpliced(start: number, deleteCount: number, ...items: T[]): T[];
  toString(): string;
  values(): ArrayIterator<T>;
  with(index: number, value: T): T[];
}
