// A lock for many readers or one writer. Readers that meet no writer pay one
// atomic instruction each way; once a writer waits, new readers wait behind it.

import { restore } from "#arch/interrupts";
import { rankOuterQueue } from "../cpu/lock-ranks.ts";
import {
  endCritical,
  forEver,
  limitAfter,
  WaitQueue,
} from "../sched/wait-queue.ts";

/** A writer holds it, or waits for it. */
const writerBit: u32 = 0x8000_0000;

export class ReaderWriterLock {
  /** Readers inside, and the writer's bit. */
  private readonly state = new Atomic<u32>(0);
  /** Readers that wait for a writer to leave; its lock guards the slow paths. */
  private readonly readers = new WaitQueue(
    "lock to read",
    null,
    rankOuterQueue,
  );
  private readonly writers = new WaitQueue("lock to write");
  /** The writer that holds the bit waits for the last reader. */
  private readonly lastReader = new WaitQueue("last reader");

  /** @sleeps @inline */
  lockRead(): void {
    if ((this.state.fetchAdd(1, "acquire") & writerBit) !== 0)
      this.waitRead(forEver);
  }

  /** @inline */
  unlockRead(): void {
    if (this.state.fetchSub(1, "release") === (writerBit | 1))
      this.wakeWriter();
  }

  /** As `lockRead`; false when a writer had it for all of `durationNs`. @sleeps */
  lockReadWithin(durationNs: u64): boolean {
    if ((this.state.fetchAdd(1, "acquire") & writerBit) === 0) return true;
    return this.waitRead(limitAfter(durationNs));
  }

  /** @sleeps */
  lockWrite(): void {
    this.lockWriteUntil(forEver);
  }

  /** As `lockWrite`; false when it was not free within `durationNs`. @sleeps */
  lockWriteWithin(durationNs: u64): boolean {
    return this.lockWriteUntil(limitAfter(durationNs));
  }

  private lockWriteUntil(untilNs: u64): boolean {
    const wereEnabled = this.readers.lock.lock();
    let isInTime = true;
    let hasBit = this.takeBit();
    while (!hasBit && isInTime) {
      this.writers.lock.acquire();
      this.readers.lock.release();
      isInTime = this.writers.wait(untilNs);
      this.readers.lock.acquire();
      // A wake-up at the limit's very end must not be lost on us.
      hasBit = this.takeBit();
    }
    this.readers.lock.release();
    if (hasBit) isInTime = this.awaitReaders(untilNs);
    restore(wereEnabled);
    if (hasBit && !isInTime) this.unlockWrite();
    return hasBit && isInTime;
  }

  /** No other writer holds it or waits for readers. */
  private takeBit(): boolean {
    return (this.state.fetchOr(writerBit, "acquire") & writerBit) === 0;
  }

  /** Whoever has the bit waits for the readers inside; false: not in time. */
  private awaitReaders(untilNs: u64): boolean {
    let isInTime = true;
    this.lastReader.lock.acquire();
    // Once nobody was inside, nobody comes in: a reader that is counted after
    // that sees the bit and leaves. So the first such look decides.
    let isAlone: boolean = this.state.load("acquire") === writerBit;
    while (!isAlone && isInTime) {
      isInTime = this.lastReader.wait(untilNs);
      this.lastReader.lock.acquire();
      isAlone = this.state.load("acquire") === writerBit;
    }
    this.lastReader.lock.release();
    return isAlone;
  }

  unlockWrite(): void {
    const wereEnabled = this.readers.lock.lock();
    this.state.fetchAnd(~writerBit, "release");
    this.writers.wakeOne();
    this.readers.lock.release();
    this.readers.wakeAll();
    endCritical(wereEnabled);
  }

  /** Counted as a reader though a writer was first: leaves again, and waits; false: until the limit. @noinline */
  private waitRead(untilNs: u64): boolean {
    for (;;) {
      this.unlockRead();
      const wereEnabled = this.readers.lock.lock();
      let isInTime = true;
      if ((this.state.load() & writerBit) !== 0)
        isInTime = this.readers.wait(untilNs);
      else this.readers.lock.release();
      restore(wereEnabled);
      if (!isInTime) return false;
      if ((this.state.fetchAdd(1, "acquire") & writerBit) === 0) return true;
    }
  }

  /** @noinline */
  private wakeWriter(): void {
    this.lastReader.wakeOne();
  }
}
