// The iterators of arrays and strings. The compiler turns for-of over an array
// or a string into a plain loop; these serve whoever calls next() himself, and
// code that knows only Iterable.

import { arrayLength, stringLength } from "machine";
import { stringOfUnit, unitAt } from "../runtime/strings.ts";

/** Elements, in order; sees those appended while it runs. */
export class ArrayValues<T> implements ArrayIterator<T> {
  private readonly array: readonly T[];
  private position: u32 = 0;
  private ended: boolean = false;

  constructor(array: readonly T[]) {
    this.array = array;
  }

  next(): IteratorResult<T, undefined> {
    const i: u32 = this.position;
    if (this.ended || i >= arrayLength(this.array)) {
      this.ended = true;
      return { value: undefined, done: true };
    }
    this.position = i + 1;
    return { value: this.array[i], done: false };
  }

  [Symbol.iterator](): ArrayValues<T> {
    return this;
  }
}

export class ArrayKeys<T> implements ArrayIterator<number> {
  private readonly array: readonly T[];
  private position: u32 = 0;
  private ended: boolean = false;

  constructor(array: readonly T[]) {
    this.array = array;
  }

  next(): IteratorResult<number, undefined> {
    const i: u32 = this.position;
    if (this.ended || i >= arrayLength(this.array)) {
      this.ended = true;
      return { value: undefined, done: true };
    }
    this.position = i + 1;
    return { value: Number(i), done: false };
  }

  [Symbol.iterator](): ArrayKeys<T> {
    return this;
  }
}

export class ArrayEntries<T> implements ArrayIterator<[number, T]> {
  private readonly array: readonly T[];
  private position: u32 = 0;
  private ended: boolean = false;

  constructor(array: readonly T[]) {
    this.array = array;
  }

  next(): IteratorResult<[number, T], undefined> {
    const i: u32 = this.position;
    if (this.ended || i >= arrayLength(this.array)) {
      this.ended = true;
      return { value: undefined, done: true };
    }
    this.position = i + 1;
    const entry: [number, T] = [Number(i), this.array[i]];
    return { value: entry, done: false };
  }

  [Symbol.iterator](): ArrayEntries<T> {
    return this;
  }
}

/** The characters of a string: a surrogate pair is one. */
export class StringCharacters implements StringIterator<string> {
  private readonly text: string;
  private position: u32 = 0;

  constructor(text: string) {
    this.text = text;
  }

  next(): IteratorResult<string, undefined> {
    const i: u32 = this.position;
    if (i >= stringLength(this.text)) return { value: undefined, done: true };
    const end: u32 = i + characterLength(this.text, i);
    this.position = end;
    return { value: characterAt(this.text, i, end), done: false };
  }

  [Symbol.iterator](): StringCharacters {
    return this;
  }
}

/** Units of the character at `index`: 2 for a surrogate pair, otherwise 1. */
export function characterLength(text: string, index: u32): u32 {
  const first: u16 = unitAt(text, index);
  if (first < 0xd800 || first > 0xdbff) return 1;
  if (index + 1 >= stringLength(text)) return 1;
  const second: u16 = unitAt(text, index + 1);
  return second >= 0xdc00 && second <= 0xdfff ? 2 : 1;
}

/** The character whose units are `start` up to `end`. */
export function characterAt(text: string, start: u32, end: u32): string {
  if (end - start === 1) return stringOfUnit(unitAt(text, start));
  return text.slice(Number(start), Number(end));
}
