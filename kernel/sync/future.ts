// A value that will be there later, and what happens once.

import { relax } from "#arch/cpu";
import { restore } from "#arch/interrupts";
import {
  endCritical,
  forEver,
  limitAfter,
  WaitQueue,
} from "../sched/wait-queue.ts";

/** Some microseconds. */
const spinsMaximum: u32 = 200;

export class Future {
  private readonly queue = new WaitQueue("future");
  // Guarded by the queue's lock:
  private hasValue: boolean = false;
  private value: usize = 0;
  /** The last that `finish` touches: who has seen it may use the future again, or free it. */
  private readonly finished = new Atomic<boolean>(false);

  /** The value is there; once only. May be called in an interrupt. */
  finish(value: usize): void {
    const wereEnabled = this.queue.lock.lock();
    this.value = value;
    this.hasValue = true;
    this.queue.wakeHeld();
    this.queue.lock.release();
    this.queue.tellAll();
    this.finished.store(true, "release");
    endCritical(wereEnabled);
  }

  /** Whoever waits for the value waits here: for wait sets. */
  arrival(): WaitQueue {
    return this.queue;
  }

  isFinished(): boolean {
    return this.finished.load("acquire");
  }

  /** @sleeps */
  wait(): usize {
    this.waitUntil(forEver);
    return this.value;
  }

  /** As `wait`, for what may come within moments: looks for a while before it sleeps. @sleeps */
  waitSpinning(): usize {
    for (let i: u32 = 0; i < spinsMaximum && !this.isFinished(); i++) relax();
    return this.wait();
  }

  /** To be finished once more; nobody waits for it. */
  reset(): void {
    this.hasValue = false;
    this.finished.store(false, "release");
  }

  /** False when it was not there within `durationNs`; then `wait` gives it at once. @sleeps */
  waitWithin(durationNs: u64): boolean {
    return this.waitUntil(limitAfter(durationNs));
  }

  private waitUntil(untilNs: u64): boolean {
    if (this.isFinished()) return true;
    const wereEnabled = this.queue.lock.lock();
    let isInTime: boolean = this.hasValue;
    if (isInTime) this.queue.lock.release();
    else isInTime = this.queue.wait(untilNs);
    restore(wereEnabled);
    // Who finishes it has interrupts off: moments.
    while (isInTime && !this.isFinished()) relax();
    return isInTime;
  }
}

/** Something that is done by whoever comes first; the others wait until it is done. */
export class Once {
  private readonly begun = new Atomic<boolean>(false);
  private readonly done = new Future();

  /** True for who has to do it, and then call `finish`. @sleeps */
  begin(): boolean {
    if (this.done.isFinished()) return false;
    if (this.begun.compareExchange(false, true)) return true;
    this.done.wait();
    return false;
  }

  /** As `begin`; false also when it was not done within `durationNs`: see `isDone`. @sleeps */
  beginWithin(durationNs: u64): boolean {
    if (this.done.isFinished()) return false;
    if (this.begun.compareExchange(false, true)) return true;
    this.done.waitWithin(durationNs);
    return false;
  }

  isDone(): boolean {
    return this.done.isFinished();
  }

  finish(): void {
    this.done.finish(0);
  }
}
