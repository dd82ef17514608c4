// The iterators of typed arrays.

import type { TypedArray } from "./typed-array-base.ts";

export class TypedArrayKeys<
  Self extends TypedArray<Self>,
> implements ArrayIterator<number> {
  private readonly array: TypedArray<Self>;
  private position: u32 = 0;

  constructor(array: TypedArray<Self>) {
    this.array = array;
  }

  next(): IteratorResult<number, undefined> {
    const i: u32 = this.position;
    if (i >= this.array.count) return { value: undefined, done: true };
    this.position = i + 1;
    return { value: Number(i), done: false };
  }

  [Symbol.iterator](): TypedArrayKeys<Self> {
    return this;
  }
}

export class TypedArrayValues<
  Self extends TypedArray<Self>,
> implements ArrayIterator<number> {
  private readonly array: TypedArray<Self>;
  private position: u32 = 0;

  constructor(array: TypedArray<Self>) {
    this.array = array;
  }

  next(): IteratorResult<number, undefined> {
    const i: u32 = this.position;
    if (i >= this.array.count) return { value: undefined, done: true };
    this.position = i + 1;
    return { value: this.array.elementAt(i), done: false };
  }

  [Symbol.iterator](): TypedArrayValues<Self> {
    return this;
  }
}

export class TypedArrayEntries<
  Self extends TypedArray<Self>,
> implements ArrayIterator<[number, number]> {
  private readonly array: TypedArray<Self>;
  private position: u32 = 0;

  constructor(array: TypedArray<Self>) {
    this.array = array;
  }

  next(): IteratorResult<[number, number], undefined> {
    const i: u32 = this.position;
    if (i >= this.array.count) return { value: undefined, done: true };
    this.position = i + 1;
    const entry: [number, number] = [Number(i), this.array.elementAt(i)];
    return { value: entry, done: false };
  }

  [Symbol.iterator](): TypedArrayEntries<Self> {
    return this;
  }
}
