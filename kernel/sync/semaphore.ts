// Counting semaphores. Nobody waiting, both operations are one atomic
// instruction; who has to wait does so in the order of arrival. Who waits for
// several things counts as one that waits, so that units are seen to come.

import { disableAndSave, restore } from "#arch/interrupts";
import { currentScheduler } from "../sched/scheduler.ts";
import { limitAfter, type Watched, WaitQueue } from "../sched/wait-queue.ts";

export class Semaphore implements Watched {
  /** Units that are free; below zero, how many threads wait or are about to. */
  private readonly count = new Atomic<i32>(0);
  private readonly queue = new WaitQueue("semaphore");
  /** Units given to threads that had not come to wait yet; under the queue's lock. */
  private granted: u32 = 0;

  constructor(initial: i32) {
    this.begin(initial);
  }

  /** Sets how many units are free, before anybody uses it. */
  begin(initial: i32): void {
    this.count.store(initial, "relaxed");
  }

  /** Takes a unit, waiting for it. @sleeps @inline @hot */
  down(): void {
    if (this.count.fetchSub(1, "acquire") <= 0) this.wait();
  }

  /** As `down`; false when none came within `durationNs`. @sleeps */
  downWithin(durationNs: u64): boolean {
    if (this.count.fetchSub(1, "acquire") > 0) return true;
    return this.waitUntil(limitAfter(durationNs));
  }

  /** Takes a unit if there is one. May be called in an interrupt. @hot */
  tryDown(): boolean {
    let free = this.count.load("relaxed");
    while (free > 0) {
      if (this.count.compareExchange(free, free - 1, "acquire")) return true;
      free = this.count.load("relaxed");
    }
    return false;
  }

  /** Gives a unit. May be called in an interrupt. @inline @hot */
  up(): void {
    if (this.count.fetchAdd(1, "release") < 0) this.grant();
  }

  /** Whoever waits for a unit waits here: for wait sets. */
  units(): WaitQueue {
    this.queue.watched = this;
    return this.queue;
  }

  /** See `Watched`: who looks on counts as one that waits. */
  beginWatch(): boolean {
    return this.count.fetchSub(1, "acquire") > 0;
  }

  endWatch(): boolean {
    const wereEnabled = disableAndSave();
    const isGranted = this.takeLate();
    restore(wereEnabled);
    return isGranted;
  }

  giveBack(): void {
    this.up();
  }

  /** Free units; negative: threads that wait. */
  value(): i32 {
    return this.count.load("relaxed");
  }

  /** @noinline @hot */
  private wait(): void {
    const queue = this.queue;
    const wereEnabled = queue.lock.lock();
    if (this.granted > 0) {
      this.granted -= 1;
      queue.lock.release();
    } else {
      queue.waitForEver();
    }
    restore(wereEnabled);
  }

  /** @noinline */
  private waitUntil(untilNs: u64): boolean {
    const wereEnabled = this.queue.lock.lock();
    let isGranted: boolean = this.granted > 0;
    if (isGranted) {
      this.granted -= 1;
      this.queue.lock.release();
    } else {
      isGranted = this.queue.wait(untilNs) || this.takeLate();
    }
    restore(wereEnabled);
    return isGranted;
  }

  /**
   * After the limit, interrupts off: no longer counted, unless a unit is already
   * on its way. Who brings that may be a thread of this CPU that has to run first:
   * it is waited for, not spun for.
   */
  private takeLate(): boolean {
    for (;;) {
      this.queue.lock.acquire();
      if (this.granted > 0) {
        this.granted -= 1;
        this.queue.lock.release();
        return true;
      }
      const count = this.count.load("relaxed");
      if (count >= 0) {
        this.queue.waitForEver();
        return true;
      }
      const isLeft: boolean = this.count.compareExchange(count, count + 1);
      this.queue.lock.release();
      if (isLeft) return false;
    }
  }

  /** Somebody is counted as waiting: wakes it, or lets it not wait at all. @noinline @hot */
  private grant(): void {
    const queue = this.queue;
    const lock = queue.lock;
    const wereEnabled = lock.lock();
    const thread = queue.take();
    if (thread === null) {
      this.granted += 1;
      lock.unlock(wereEnabled);
      if (queue.isWatched()) queue.tellWatches();
      return;
    }
    lock.release();
    const scheduler = currentScheduler();
    scheduler.wake(thread);
    scheduler.endCritical(wereEnabled);
  }
}
