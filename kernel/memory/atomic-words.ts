// Arrays of words that CPUs share, of a size that is known only when they are
// made, each with a cache line of its own or close together.

import { objectAt } from "machine";
import { kernelAllocate, kernelFree } from "./heap.ts";

/** @layout @size 8 */
export class AtomicWord {
  readonly cell!: Atomic<u64>;
}

/** Bytes that travel between CPUs together. */
const lineSizeBytes: usize = 64;

export class AtomicWords {
  private start: usize;
  private readonly strideBytes: usize;

  /** Zeroes; `isSpread`: no two in one cache line. @allocates */
  constructor(count: u32, isSpread: boolean) {
    this.strideBytes = isSpread ? lineSizeBytes : 8;
    this.start = kernelAllocate(usize(count) * this.strideBytes);
  }

  /** @inline @hot */
  at(index: u32): AtomicWord {
    return objectAt<AtomicWord>(this.start + usize(index) * this.strideBytes);
  }

  /** Nobody uses it any more. */
  release(): void {
    if (this.start !== 0) kernelFree(this.start);
    this.start = 0;
  }

  /** See `freeObject`. */
  freeOwned(): void {
    this.release();
  }
}
