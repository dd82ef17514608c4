// Mutual exclusion for threads that may sleep meanwhile, and what is said about
// its owner: only the owner unlocks, and locking twice is a panic.
//
// A real-time thread that has to wait lends the owner its deadline and what is
// left of its slice, so that no thread with a deadline in between keeps both from
// running. What the owner uses up is gone; the owner has it until it unlocks,
// until it is used up, or until the deadline has passed. Not lent, and so
// without a bound from us: where the owner is of another CPU, or waits for
// something itself when the other comes.
//
// Unlocking has no locked operation: the word is stored, then one looks for
// threads that wait. A processor may look before others see the store, and miss
// one that comes just then. So who comes first has the owner's CPU look again, in
// a call: that is either after the store, and finds the mutex free, or before it,
// and then the look that follows the store finds who waits (Dice, Huang, Yang,
// "Asymmetric Dekker Synchronization", 2001).

import { disableAndSave, restore } from "#arch/interrupts";
import { checksLocks } from "../cpu/lock-ranks.ts";
import { keepOrder } from "../cpu/order.ts";
import { objectOf, wordOf } from "../cpu/references.ts";
import { panic } from "../debug/panic.ts";
import { awaitCall, postCall } from "../sched/call.ts";
import { CrossCall } from "../sched/cross-calls.ts";
import { Owned, wantForEver } from "../sched/owned.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { forEver, limitAfter, WaitQueue } from "../sched/wait-queue.ts";
import type { Thread } from "../thread/thread.ts";
import { currentThread } from "../thread/threads.ts";

export class Mutex extends Owned {
  /** Threads that wait, or are about to. */
  private readonly waiters = new Atomic<u32>(0);
  private readonly queue = new WaitQueue("mutex");
  /** Belongs to the first of those that wait, while there are any. */
  private readonly look = new CrossCall();

  /** @sleeps @hot */
  lock(): void {
    if (!this.owner.compareExchange(null, currentThread(), "acquire"))
      this.wait(forEver);
  }

  /** As `lock`; false when it was not free within `durationNs`. @sleeps */
  lockWithin(durationNs: u64): boolean {
    if (this.owner.compareExchange(null, currentThread(), "acquire"))
      return true;
    return this.wait(limitAfter(durationNs));
  }

  /** @hot */
  tryLock(): boolean {
    return this.owner.compareExchange(null, currentThread(), "acquire");
  }

  /** @hot */
  unlock(): void {
    if (this.owner.load("relaxed") !== currentThread())
      panic("a mutex was unlocked by a thread that does not own it");
    this.owner.store(null, "release");
    keepOrder();
    if (this.waiters.load("relaxed") !== 0) this.wake();
  }

  isHeldByMe(): boolean {
    return this.owner.load("relaxed") === currentThread();
  }

  /** Somebody waits for it, or is about to. */
  isWanted(): boolean {
    return this.waiters.load() !== 0;
  }

  /** @noinline */
  private wait(untilNs: u64): boolean {
    const thread = currentThread();
    if (this.owner.load("relaxed") === thread)
      panic("a thread locked a mutex that it holds already");
    const wereEnabled = this.queue.lock.lock();
    const isFirst: boolean = this.waiters.fetchAdd(1) === 0;
    if (isFirst) this.lookAgain();
    let isOwner = this.owner.compareExchange(null, thread);
    let isInTime: boolean = true;
    while (!isOwner && isInTime) {
      if (checksLocks() && untilNs === forEver) wantForEver(thread, this);
      this.lend();
      // Who unlocks after our look takes the queue's lock, and finds us.
      isInTime = this.queue.wait(untilNs);
      this.queue.lock.acquire();
      isOwner = this.owner.compareExchange(null, thread);
    }
    thread.wanted = null;
    const borrower = thread.borrower;
    if (borrower !== null) currentScheduler().endLending(borrower as Thread);
    this.queue.lock.release();
    restore(wereEnabled);
    // It may be on its way still, and who comes first next has the same.
    if (isFirst) awaitCall(this.look);
    this.waiters.fetchSub(1);
    return isOwner;
  }

  /**
   * Who owns it now may have looked for others already; whoever gets it later
   * sees that there are some. On this CPU nothing is out of order. The queue's
   * lock is held.
   */
  private lookAgain(): void {
    const owner = this.owner.load();
    if (owner === null) return;
    const home = owner.scheduler!;
    if (home === currentScheduler()) return;
    this.look.run = wakeIfFree;
    this.look.argument = wordOf(this);
    postCall(home.number, this.look);
  }

  /** On the CPU of who owned it when the first waiter came. */
  wakeIfFree(): void {
    if (this.owner.load() === null) this.queue.wakeUrgent();
  }

  /** The running thread, interrupts off, is about to wait for the owner. */
  private lend(): void {
    const scheduler = currentScheduler();
    if (scheduler.realTime.count === 0) return;
    const owner = this.owner.load();
    if (owner !== null) scheduler.lend(owner);
  }

  /** The running thread owned it. @noinline */
  private wake(): void {
    const wereEnabled = disableAndSave();
    const scheduler = currentScheduler();
    const lender = scheduler.current.lender as Thread | null;
    // What somebody else has lent is for another mutex.
    if (lender !== null && lender.waitQueue === this.queue)
      scheduler.endLending(scheduler.current);
    this.queue.wakeUrgent();
    scheduler.endCritical(wereEnabled);
  }
}

function wakeIfFree(word: usize, cpu: u32): void {
  objectOf<Mutex>(word).wakeIfFree();
}
