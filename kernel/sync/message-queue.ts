// Queues of words between threads: a fixed number of places, first in, first
// out; who finds it full or empty waits. Who waits for a message is handed it,
// and never finds that somebody else was quicker.

import { restore } from "#arch/interrupts";
import { rankQueue } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { throwOutOfMemory } from "../memory/out-of-memory.ts";
import { WordRing } from "../memory/word-ring.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { limitAfter, WaitQueue } from "../sched/wait-queue.ts";
import type { Thread } from "../thread/thread.ts";

/** What `pullWithin` and `tryPull` give when there was no message. */
export const noMessage: usize = ~usize(0);

export class MessageQueue {
  private readonly lock = new Spinlock(rankQueue);
  // Guarded by lock:
  private readonly ring = new WordRing();
  /** Threads that wait for a message: only while there is none. */
  private readonly pullers = new WaitQueue("message", this.lock);
  /** Threads that wait for a place, with their messages: only while it is full. */
  private readonly pushers = new WaitQueue(
    "place in a message queue",
    this.lock,
  );

  /** `capacity` is at least 1. Throws OutOfMemory. @allocates */
  constructor(capacity: u32) {
    if (!this.ring.begin(capacity)) throwOutOfMemory();
  }

  /** `message` is any word but `noMessage`. @sleeps @hot */
  push(message: usize): void {
    const wereEnabled = this.lock.lock();
    if (this.give(message, wereEnabled)) return;
    currentScheduler().current.message = message;
    this.pushers.waitForEver();
    restore(wereEnabled);
  }

  /** False when there was no place within `durationNs`. @sleeps */
  pushWithin(message: usize, durationNs: u64): boolean {
    const untilNs = limitAfter(durationNs);
    const wereEnabled = this.lock.lock();
    if (this.give(message, wereEnabled)) return true;
    currentScheduler().current.message = message;
    const isInTime = this.pushers.wait(untilNs);
    restore(wereEnabled);
    return isInTime;
  }

  /** False when it is full. May be called in an interrupt. */
  tryPush(message: usize): boolean {
    const wereEnabled = this.lock.lock();
    if (this.give(message, wereEnabled)) return true;
    this.lock.unlock(wereEnabled);
    return false;
  }

  /** @sleeps @hot */
  pull(): usize {
    const wereEnabled = this.lock.lock();
    if (this.ring.count > 0) return this.take(wereEnabled);
    const current = currentScheduler().current;
    this.pullers.waitForEver();
    restore(wereEnabled);
    return current.message;
  }

  /** `noMessage` when none came within `durationNs`. @sleeps */
  pullWithin(durationNs: u64): usize {
    const untilNs = limitAfter(durationNs);
    const wereEnabled = this.lock.lock();
    if (this.ring.count > 0) return this.take(wereEnabled);
    const current = currentScheduler().current;
    const isInTime = this.pullers.wait(untilNs);
    restore(wereEnabled);
    return isInTime ? current.message : noMessage;
  }

  /** `noMessage` when it is empty. May be called in an interrupt. */
  tryPull(): usize {
    const wereEnabled = this.lock.lock();
    if (this.ring.count > 0) return this.take(wereEnabled);
    this.lock.unlock(wereEnabled);
    return noMessage;
  }

  /** Whoever waits for a message waits here: for wait sets. */
  arrivals(): WaitQueue {
    return this.pullers;
  }

  /** Messages in it; somebody may come at any time. */
  count(): u32 {
    return this.ring.count;
  }

  capacity(): u32 {
    return this.ring.capacity;
  }

  /** Nobody uses it any more. */
  release(): void {
    this.ring.release();
  }

  /** Hands the message to who waits for one, or to the ring, and lets go of the lock; false: it is full. @inline @hot */
  private give(message: usize, wereEnabled: boolean): boolean {
    const puller = this.pullers.take();
    if (puller !== null) {
      puller.message = message;
      this.wake(puller, wereEnabled);
      return true;
    }
    if (this.ring.isFull()) return false;
    this.ring.append(message);
    this.lock.unlock(wereEnabled);
    if (this.pullers.isWatched()) this.pullers.tellWatches();
    return true;
  }

  /** There is a message: takes it, fills the place, and lets go of the lock. @hot */
  private take(wereEnabled: boolean): usize {
    const message = this.ring.removeFirst();
    const pusher = this.pushers.take();
    if (pusher === null) {
      this.lock.unlock(wereEnabled);
      return message;
    }
    this.ring.append(pusher.message);
    this.wake(pusher, wereEnabled);
    return message;
  }

  /** @inline @hot */
  private wake(thread: Thread, wereEnabled: boolean): void {
    this.lock.release();
    const scheduler = currentScheduler();
    scheduler.wake(thread);
    scheduler.endCritical(wereEnabled);
  }
}
