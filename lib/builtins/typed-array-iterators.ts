// The iterators of typed arrays.

import type { TypedArray } from "./typed-array-base.ts";

abstract class TypedArrayIterator<Self extends TypedArray<Self>, R> {
  private position: u32 = 0;

  constructor(protected readonly array: TypedArray<Self>) {}

  protected abstract read(index: u32): R;

  next(): IteratorResult<R, undefined> {
    const i: u32 = this.position;
    if (i >= this.array.count) return { value: undefined, done: true };
    this.position = i + 1;
    return { value: this.read(i), done: false };
  }

  [Symbol.iterator](): this {
    return this;
  }
}

export class TypedArrayKeys<
  Self extends TypedArray<Self>,
> extends TypedArrayIterator<Self, number> {
  protected read(index: u32): number {
    return Number(index);
  }
}

export class TypedArrayValues<
  Self extends TypedArray<Self>,
> extends TypedArrayIterator<Self, number> {
  protected read(index: u32): number {
    return this.array.elementAt(index);
  }
}

export class TypedArrayEntries<
  Self extends TypedArray<Self>,
> extends TypedArrayIterator<Self, [number, number]> {
  protected read(index: u32): [number, number] {
    return [Number(index), this.array.elementAt(index)];
  }
}
