// A deque of words for stealing work: its owner puts in and takes out at one
// end, others steal at the other. Chase and Lev, 2005, with the memory orders of
// Lê, Pop, Cohen and Zappella Nardelli, 2013; of a fixed size.

import { AtomicWords } from "../memory/atomic-words.ts";
import { freeObject } from "../memory/free-object.ts";
import { noWord } from "./word-queue.ts";

export class StealDeque {
  private readonly words: AtomicWords;
  private readonly mask: i64;
  /** Where the next is stolen; only ever grows. */
  private readonly top = new Atomic<i64>(0);
  /** Where the owner puts the next. */
  private readonly bottom = new Atomic<i64>(0);

  /** `capacity` is a power of two. @allocates */
  constructor(capacity: u32) {
    this.words = new AtomicWords(capacity, false);
    this.mask = i64(capacity) - 1;
  }

  /** The owner only. False when it is full. @hot */
  put(word: u64): boolean {
    const bottom = this.bottom.load("relaxed");
    if (bottom - this.top.load("acquire") > this.mask) return false;
    this.wordAt(bottom).store(word, "relaxed");
    this.bottom.store(bottom + 1, "release");
    return true;
  }

  /** The owner only: the word put in last; `noWord` when it is empty. @hot */
  take(): u64 {
    const bottom = this.bottom.load("relaxed") - 1;
    // Sequential: thieves see that we come before we look at what they left.
    this.bottom.exchange(bottom);
    const top = this.top.load();
    if (top > bottom) {
      this.bottom.store(bottom + 1, "relaxed");
      return noWord;
    }
    const word = this.wordAt(bottom).load("relaxed");
    if (top < bottom) return word;
    // The last one: a thief may be after it as well.
    const isOurs = this.top.compareExchange(top, top + 1);
    this.bottom.store(bottom + 1, "relaxed");
    return isOurs ? word : noWord;
  }

  /** Anybody: the word put in first; `noWord` when it is empty or somebody else was quicker. @hot */
  steal(): u64 {
    const top = this.top.load();
    if (top >= this.bottom.load()) return noWord;
    const word = this.wordAt(top).load("relaxed");
    return this.top.compareExchange(top, top + 1) ? word : noWord;
  }

  /** @inline */
  private wordAt(place: i64): Atomic<u64> {
    return this.words.at(u32(place & this.mask)).cell;
  }

  /** Nobody uses it any more. */
  release(): void {
    this.words.release();
  }

  /** See `freeObject`. */
  freeOwned(): void {
    freeObject(this.words);
  }
}
