// Condition variables: waiting, with a mutex given up meanwhile, for somebody to
// say that something has changed. No signal is lost: a thread stands in the
// queue before the mutex is free.

import { restore } from "#arch/interrupts";
import { rankOuterQueue } from "../cpu/lock-ranks.ts";
import { forEver, limitAfter, WaitQueue } from "../sched/wait-queue.ts";
import type { Mutex } from "./mutex.ts";

export class Condition {
  private readonly queue = new WaitQueue("condition", null, rankOuterQueue);

  /** Gives `mutex`, which is held, up until it is signalled. Test again afterwards. @sleeps */
  wait(mutex: Mutex): void {
    this.waitUntil(mutex, forEver);
  }

  /** As `wait`; false when there was no signal within `durationNs`. @sleeps */
  waitWithin(mutex: Mutex, durationNs: u64): boolean {
    return this.waitUntil(mutex, limitAfter(durationNs));
  }

  /** Wakes one that waits. */
  signal(): void {
    this.queue.wakeOne();
  }

  /** Wakes all that wait. */
  broadcast(): void {
    this.queue.wakeAll();
  }

  /** Whoever waits for a signal waits here: for wait sets. */
  signals(): WaitQueue {
    return this.queue;
  }

  private waitUntil(mutex: Mutex, untilNs: u64): boolean {
    const wereEnabled = this.queue.lock.lock();
    // With interrupts off nobody runs here before we stand in the queue; on
    // another CPU the queue's lock keeps signals out until then.
    mutex.unlock();
    const isSignalled = this.queue.wait(untilNs);
    restore(wereEnabled);
    mutex.lock();
    return isSignalled;
  }
}
