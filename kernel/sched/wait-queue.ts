// Threads that wait for something, in the order in which they came.
//
// The lock is the waited-for thing's as well: what is tested before waiting is
// tested under it, so that no wake-up is lost. Interrupts may wake, never wait.

import { nowNs } from "#arch/clock";
import { restore } from "#arch/interrupts";
import { rankQueue } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { freeObject } from "../memory/free-object.ts";
import { type Thread, threadWaiting } from "../thread/thread.ts";
import { aperiodic } from "./entity.ts";
import { currentScheduler } from "./scheduler.ts";
import type { Timer } from "./timer.ts";
import type { WaitSet } from "./wait-set.ts";

/** A limit that never comes. */
export const forEver: u64 = ~u64(0);

/** A look at a queue by somebody who waits for several. */
export class Watch {
  next: Watch | null = null;
  /** Where it stands; null: it has been told, or taken out. */
  queue: WaitQueue | null = null;
  readonly set: WaitSet;
  /** Which of its set's. */
  readonly index: u32;
  /** A unit that comes is kept for it; it has one. */
  isCounted: boolean = false;
  hasUnit: boolean = false;

  constructor(set: WaitSet, index: u32) {
    this.set = set;
    this.index = index;
  }
}

/** Of what units are taken, and so for whoever waits for several things, too. */
export interface Watched {
  /** Takes a unit; false: there is none, and one that comes is kept. */
  beginWatch(): boolean;
  /** None is kept any more; true: one has been. */
  endWatch(): boolean;
  giveBack(): void;
}

export class WaitQueue {
  /** What its threads wait for, in a few words: "semaphore". */
  readonly purpose: string;
  readonly lock: Spinlock;
  // Guarded by lock:
  private first: Thread | null = null;
  private last: Thread | null = null;
  /** Who waits for several queues, this one among them; the latest first. */
  private firstWatch: Watch | null = null;
  /** Where looking at the queue is not enough. */
  watched: Watched | null = null;

  private readonly hasOwnLock: boolean;

  /** Queues that guard one thing together share a lock. */
  constructor(
    purpose: string,
    shared: Spinlock | null = null,
    rank: u32 = rankQueue,
  ) {
    this.purpose = purpose;
    this.hasOwnLock = shared === null;
    this.lock = shared ?? new Spinlock(rank);
  }

  /** See `freeObject`. */
  freeOwned(): void {
    if (this.hasOwnLock) freeObject(this.lock);
  }

  isEmpty(): boolean {
    return this.first === null;
  }

  /**
   * The running thread waits until it is woken; false: `untilNs` came first.
   * Called with the lock held and interrupts off; the lock is free afterwards.
   * @sleeps
   */
  wait(untilNs: u64): boolean {
    if (untilNs !== forEver) return this.waitUntil(untilNs);
    this.waitForEver();
    return true;
  }

  /** As `wait`, without a limit. @sleeps @inline @hot */
  waitForEver(): void {
    const scheduler = currentScheduler();
    const current = scheduler.current;
    this.append(current);
    this.lock.release();
    scheduler.parkCurrent(current);
  }

  /** @noinline */
  private waitUntil(untilNs: u64): boolean {
    const scheduler = currentScheduler();
    const current = scheduler.current;
    this.append(current);
    current.hasTimedOut = false;
    const timer = current.timer;
    timer.thread = current;
    timer.callback = endWait;
    scheduler.setTimer(timer, untilNs);
    this.lock.release();
    scheduler.park();
    // Still on the same CPU: threads with a timer set stay.
    currentScheduler().cancelTimer(timer);
    return !current.hasTimedOut;
  }

  /** Takes the first thread out, to be woken; the lock is held. @inline @hot */
  take(): Thread | null {
    const thread = this.first;
    if (thread === null) return null;
    const next = thread.next;
    this.first = next;
    if (next === null) this.last = null;
    else next.previous = null;
    thread.waitQueue = null;
    return thread;
  }

  /** Wakes the first thread; false: nobody waits. @hot */
  wakeOne(): boolean {
    const wereEnabled = this.lock.lock();
    const thread = this.take();
    this.lock.release();
    if (thread === null) {
      const isSeen = this.firstWatch !== null && this.tellOne();
      restore(wereEnabled);
      return isSeen;
    }
    wakeThread(thread);
    endCritical(wereEnabled);
    return true;
  }

  /** As `wakeOne`, but of those with real time the one with the earliest deadline goes first. */
  wakeUrgent(): boolean {
    const wereEnabled = this.lock.lock();
    const thread = this.takeUrgent();
    this.lock.release();
    if (thread !== null) wakeThread(thread);
    endCritical(wereEnabled);
    return thread !== null;
  }

  private takeUrgent(): Thread | null {
    let urgent = this.first;
    if (urgent === null) return null;
    for (let at = urgent.next; at !== null; at = at.next) {
      if (at.kind === aperiodic) continue;
      if (urgent.kind === aperiodic || at.deadlineNs < urgent.deadlineNs)
        urgent = at;
    }
    this.remove(urgent);
    return urgent;
  }

  /** Wakes all that wait now. */
  wakeAll(): void {
    const wereEnabled = this.lock.lock();
    this.wakeHeld();
    this.lock.release();
    this.tellAll();
    endCritical(wereEnabled);
  }

  /**
   * Wakes all that wait here alone; the lock is held, so that nobody who comes
   * for what follows is among them.
   */
  wakeHeld(): void {
    let thread = this.take();
    while (thread !== null) {
      wakeThread(thread);
      thread = this.take();
    }
  }

  /** Tells all that wait for several. */
  tellAll(): void {
    while (this.firstWatch !== null && this.tellOne()) continue;
  }

  /** For reports: `thread` is the first of those that wait here. */
  isFirst(thread: Thread): boolean {
    return this.first === thread;
  }

  /** Threads that wait here alone, for reports; somebody may come or go meanwhile. */
  count(): u32 {
    const wereEnabled = this.lock.lock();
    let count: u32 = 0;
    for (let at = this.first; at !== null; at = at.next) count += 1;
    this.lock.unlock(wereEnabled);
    return count;
  }

  /** From now on `watch` is told when there is nobody else to wake. */
  addWatch(watch: Watch): void {
    const wereEnabled = this.lock.lock();
    watch.next = this.firstWatch;
    watch.queue = this;
    this.firstWatch = watch;
    this.lock.unlock(wereEnabled);
    const watched = this.watched;
    if (watched === null) return;
    watch.hasUnit = watched.beginWatch();
    watch.isCounted = !watch.hasUnit;
    if (watch.hasUnit) watch.set.notice(watch.index);
  }

  removeWatch(watch: Watch): void {
    const wereEnabled = this.lock.lock();
    if (watch.queue === this) this.unlinkWatch(watch);
    this.lock.unlock(wereEnabled);
    if (!watch.isCounted) return;
    watch.isCounted = false;
    watch.hasUnit = this.watched!.endWatch();
  }

  /** A watch, taken out, was told of something, or has a unit, that it is not used for: somebody else may. */
  passOn(watch: Watch): void {
    const watched = this.watched;
    if (watched === null) this.wakeOne();
    else if (watch.hasUnit) watched.giveBack();
    watch.hasUnit = false;
  }

  private unlinkWatch(watch: Watch): void {
    watch.queue = null;
    let at = this.firstWatch;
    if (at === watch) {
      this.firstWatch = watch.next;
      return;
    }
    while (at !== null && at.next !== watch) at = at.next;
    if (at !== null) at.next = watch.next;
  }

  /** Tells somebody who waits for several; false: there is none that still waits. @noinline */
  private tellOne(): boolean {
    for (;;) {
      const wereEnabled = this.lock.lock();
      const watch = this.firstWatch;
      if (watch !== null) this.unlinkWatch(watch);
      this.lock.unlock(wereEnabled);
      if (watch === null) return false;
      if (watch.set.notice(watch.index)) return true;
    }
  }

  /** True when somebody waits for several queues, this one among them. @inline */
  isWatched(): boolean {
    return this.firstWatch !== null;
  }

  /** There is something nobody was woken for: tells one who waits for several. @noinline */
  tellWatches(): void {
    this.tellOne();
  }

  /** @hot */
  private append(thread: Thread): void {
    thread.status = threadWaiting;
    thread.waitQueue = this;
    thread.next = null;
    const last = this.last;
    thread.previous = last;
    if (last === null) this.first = thread;
    else last.next = thread;
    this.last = thread;
  }

  private remove(thread: Thread): void {
    const next = thread.next;
    const previous = thread.previous;
    if (previous === null) this.first = next;
    else previous.next = next;
    if (next === null) this.last = previous;
    else next.previous = previous;
    thread.waitQueue = null;
  }

  /** Its limit has come: wakes `thread` if it still waits here. */
  expire(thread: Thread): void {
    this.lock.acquire();
    const isHere: boolean = thread.waitQueue === this;
    if (isHere) {
      this.remove(thread);
      thread.hasTimedOut = true;
    }
    this.lock.release();
    if (isHere) wakeThread(thread);
  }
}

/** @interrupt */
function endWait(timer: Timer, at: u64): void {
  const thread = timer.thread!;
  const queue = thread.waitQueue;
  if (queue !== null) queue.expire(thread);
}

/** `thread`, taken out of its queue, can run again. Interrupts are off. @inline @hot */
export function wakeThread(thread: Thread): void {
  currentScheduler().wake(thread);
}

/** After waking: lets a better thread run, then interrupts are as they were. @hot */
export function endCritical(wereEnabled: boolean): void {
  currentScheduler().endCritical(wereEnabled);
}

/** The moment `durationNs` from now; a duration of `forEver` never ends. */
export function limitAfter(durationNs: u64): u64 {
  return durationNs === forEver ? forEver : nowNs() + durationNs;
}
