// Queues of words without locks: any number of CPUs put in and take out, nobody
// waits for anybody. Vyukov's bounded queue: each place has a number that says
// whose turn it is, so a CPU that is slow holds up its own place only.

import { AtomicWords } from "../memory/atomic-words.ts";
import { freeObject } from "../memory/free-object.ts";
import { throwOutOfMemory } from "../memory/out-of-memory.ts";

/** What `take` gives when there is nothing. */
export const noWord: u64 = ~u64(0);

export class WordQueue {
  /** Of place i: i when it is free for the i-th word, i + 1 when that is there. */
  private readonly turns: AtomicWords;
  private readonly words: AtomicWords;
  private readonly mask: u64;
  private readonly putAt = new Atomic<u64>(0);
  private readonly takeAt = new Atomic<u64>(0);

  /** `capacity` is a power of two, at least 2. @allocates */
  constructor(capacity: u32) {
    this.turns = new AtomicWords(capacity, true);
    try {
      this.words = new AtomicWords(capacity, false);
    } catch {
      freeObject(this.turns);
      throwOutOfMemory();
    }
    this.mask = u64(capacity) - 1;
    for (let i: u32 = 0; i < capacity; i++)
      this.turns.at(i).cell.store(u64(i), "relaxed");
  }

  /** False when it is full. `word` is any but `noWord`. May be called in an interrupt. @hot */
  put(word: u64): boolean {
    let at = this.putAt.load("relaxed");
    for (;;) {
      const place = u32(at & this.mask);
      const turn = this.turns.at(place).cell.load("acquire");
      const ahead = i64(turn - at);
      if (ahead < 0) return false;
      if (ahead === 0 && this.putAt.compareExchange(at, at + 1, "relaxed")) {
        this.words.at(place).cell.store(word, "relaxed");
        this.turns.at(place).cell.store(at + 1, "release");
        return true;
      }
      at = this.putAt.load("relaxed");
    }
  }

  /** `noWord` when it is empty. May be called in an interrupt. @hot */
  take(): u64 {
    let at = this.takeAt.load("relaxed");
    for (;;) {
      const place = u32(at & this.mask);
      const turn = this.turns.at(place).cell.load("acquire");
      const ahead = i64(turn - (at + 1));
      if (ahead < 0) return noWord;
      if (ahead === 0 && this.takeAt.compareExchange(at, at + 1, "relaxed")) {
        const word = this.words.at(place).cell.load("relaxed");
        this.turns.at(place).cell.store(at + this.mask + 1, "release");
        return word;
      }
      at = this.takeAt.load("relaxed");
    }
  }

  /** Nobody uses it any more. */
  release(): void {
    this.turns.release();
    this.words.release();
  }

  /** See `freeObject`. */
  freeOwned(): void {
    freeObject(this.turns);
    freeObject(this.words);
  }
}
