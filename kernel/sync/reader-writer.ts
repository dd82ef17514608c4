// A lock for many readers or one writer. Readers that meet no writer pay one
// atomic instruction each way; once a writer waits, new readers wait behind it.

import { restore } from "#arch/interrupts";
import { rankOuterQueue } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { endCritical, forEver, WaitQueue } from "../sched/wait-queue.ts";

/** A writer holds it, or waits for it. */
const writerBit: u32 = 0x8000_0000;

export class ReaderWriterLock {
  /** Readers inside, and the writer's bit. */
  private readonly state = new Atomic<u32>(0);
  /** Readers that wait for a writer to leave; its lock guards the slow paths. */
  private readonly readers = new WaitQueue(
    "lock to read",
    new Spinlock(rankOuterQueue),
  );
  private readonly writers = new WaitQueue("lock to write");
  /** The writer that holds the bit waits for the last reader. */
  private readonly lastReader = new WaitQueue("last reader");

  /** @sleeps @inline */
  lockRead(): void {
    if ((this.state.fetchAdd(1, "acquire") & writerBit) !== 0) this.waitRead();
  }

  /** @inline */
  unlockRead(): void {
    if (this.state.fetchSub(1, "release") === (writerBit | 1))
      this.wakeWriter();
  }

  /** @sleeps */
  lockWrite(): void {
    const wereEnabled = this.readers.lock.lock();
    while ((this.state.fetchOr(writerBit, "acquire") & writerBit) !== 0) {
      this.writers.lock.acquire();
      this.readers.lock.release();
      this.writers.wait(forEver);
      this.readers.lock.acquire();
    }
    this.readers.lock.release();
    this.lastReader.lock.acquire();
    while (this.state.load("acquire") !== writerBit) {
      this.lastReader.wait(forEver);
      this.lastReader.lock.acquire();
    }
    this.lastReader.lock.release();
    restore(wereEnabled);
  }

  unlockWrite(): void {
    const wereEnabled = this.readers.lock.lock();
    this.state.fetchAnd(~writerBit, "release");
    this.writers.wakeOne();
    this.readers.lock.release();
    this.readers.wakeAll();
    endCritical(wereEnabled);
  }

  /** Counted as a reader though a writer was first: leaves again, and waits. @noinline */
  private waitRead(): void {
    for (;;) {
      this.unlockRead();
      const wereEnabled = this.readers.lock.lock();
      if ((this.state.load() & writerBit) !== 0) this.readers.wait(forEver);
      else this.readers.lock.release();
      restore(wereEnabled);
      if ((this.state.fetchAdd(1, "acquire") & writerBit) === 0) return;
    }
  }

  /** @noinline */
  private wakeWriter(): void {
    this.lastReader.wakeOne();
  }
}
