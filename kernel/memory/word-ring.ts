// A ring of words of a size that is known only when it is made.

import { load, store } from "machine";
import { kernelFree, tryAllocate } from "./heap.ts";

export class WordRing {
  private words: usize = 0;
  capacity: u32 = 0;
  private first: u32 = 0;
  count: u32 = 0;

  /** Room for so many words; false: there is no memory. @allocates */
  begin(capacity: u32): boolean {
    this.capacity = capacity;
    this.words = tryAllocate(usize(capacity) * 8);
    return this.words !== 0;
  }

  isFull(): boolean {
    return this.count === this.capacity;
  }

  /** The ring is not full. */
  append(word: usize): void {
    let at: u32 = this.first + this.count;
    if (at >= this.capacity) at -= this.capacity;
    store<usize>(this.words + usize(at) * 8, word);
    this.count += 1;
  }

  /** The ring is not empty. */
  removeFirst(): usize {
    const word = load<usize>(this.words + usize(this.first) * 8);
    this.first += 1;
    if (this.first === this.capacity) this.first = 0;
    this.count -= 1;
    return word;
  }

  /** The ring is not used any more. */
  release(): void {
    if (this.words !== 0) kernelFree(this.words);
    this.words = 0;
  }

  /** See `freeObject`. */
  freeOwned(): void {
    this.release();
  }
}
