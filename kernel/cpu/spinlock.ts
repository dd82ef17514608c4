// The lock everything else is made of: held for moments, spinning for it.

import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import {
  checksLocks,
  noteReleased,
  noteTaken,
  rankNone,
} from "./lock-ranks.ts";

/**
 * Test and test-and-set. Interrupts stay off while it is held, or the CPU could
 * meet it again in an interrupt: `acquire` and `release` are for callers who
 * have them off already, `lock` and `unlock` save them.
 */
export class Spinlock {
  private readonly held = new Atomic<u32>(0);
  private readonly rank: u32;

  constructor(rank: u32 = rankNone) {
    this.rank = rank;
  }

  /** @inline @hot */
  acquire(): void {
    if (checksLocks()) noteTaken(this.rank);
    if (this.held.exchange(1, "acquire") !== 0) this.spin();
  }

  /** @inline @hot */
  release(): void {
    if (checksLocks()) noteReleased(this.rank);
    this.held.store(0, "release");
  }

  /** False when somebody holds it. */
  tryAcquire(): boolean {
    return this.held.exchange(1, "acquire") === 0;
  }

  /** Gives what `unlock` takes: whether interrupts were on. @hot */
  lock(): boolean {
    const wereEnabled = disableAndSave();
    this.acquire();
    return wereEnabled;
  }

  /** @hot */
  unlock(wereEnabled: boolean): void {
    this.release();
    restore(wereEnabled);
  }

  /** @noinline @cold */
  private spin(): void {
    do {
      while (this.held.load("relaxed") !== 0) relax();
    } while (this.held.exchange(1, "acquire") !== 0);
  }
}
