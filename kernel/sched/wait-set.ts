// Waiting for several things at once: message queues, semaphores, conditions,
// futures, events. Threads that wait for one thing alone are woken before those that
// wait for several.
//
//   set.add(queue.arrivals());          // once
//   set.begin();                        // from here on nothing is missed
//   if (nothing is there yet) which = set.wait(untilNs);
//   hasUnit = set.end();
//
// A semaphore's unit is taken for who waits: `end` says whether member `which` is
// a semaphore and its unit the caller's. Units of other members go back.

import { restore } from "#arch/interrupts";
import { freeObject } from "../memory/free-object.ts";
import { endCritical, WaitQueue, wakeThread, Watch } from "./wait-queue.ts";

const membersMaximum: u32 = 16;
/** What `wait` gives when the limit came first. */
export const noMember: u32 = ~u32(0);

/** One thread's at a time. */
export class WaitSet {
  private readonly watches = new FixedArray<Watch | null, 16>();
  private readonly queues = new FixedArray<WaitQueue | null, 16>();
  private count: u32 = 0;
  /** Where its thread waits. */
  private readonly own = new WaitQueue("one of several");
  // Guarded by the own queue's lock:
  private which: u32 = noMember;
  private isOpen: boolean = false;

  /** One more to wait for; its number, from 0; `noMember`: there are 16 already. @allocates */
  add(queue: WaitQueue): u32 {
    if (this.count === membersMaximum) return noMember;
    const index = this.count;
    this.watches[index] = new Watch(this, index);
    this.queues[index] = queue;
    this.count += 1;
    return index;
  }

  /** See `freeObject`. */
  freeOwned(): void {
    for (let i: u32 = 0; i < this.count; i++) freeObject(this.watches[i]!);
  }

  /** From now on wake-ups of its queues are noticed. Look then whether to wait at all. */
  begin(): void {
    this.which = noMember;
    this.isOpen = true;
    for (let i: u32 = 0; i < this.count; i++)
      this.queues[i]!.addWatch(this.watches[i]!);
  }

  /** Waits for a wake-up since `begin`: by which member, or `noMember` at `untilNs`. @sleeps */
  wait(untilNs: u64): u32 {
    const wereEnabled = this.own.lock.lock();
    if (this.which === noMember) {
      this.own.wait(untilNs);
      this.own.lock.acquire();
    }
    // Whoever comes from here on is told that nobody waits.
    this.isOpen = false;
    const which = this.which;
    this.own.lock.release();
    restore(wereEnabled);
    return which;
  }

  /**
   * Wake-ups are not noticed any more. One that was is passed on if it was not
   * waited for. True: `wait` gave a semaphore, and a unit of it is taken.
   */
  end(): boolean {
    const wereEnabled = this.own.lock.lock();
    const wasOpen = this.isOpen;
    const which = this.which;
    this.isOpen = false;
    this.own.lock.unlock(wereEnabled);
    let isTaken: boolean = false;
    for (let i: u32 = 0; i < this.count; i++) {
      const queue = this.queues[i]!;
      const watch = this.watches[i]!;
      queue.removeWatch(watch);
      const isUsed: boolean = !wasOpen && i === which;
      if (isUsed) isTaken = watch.hasUnit;
      else if (watch.hasUnit || i === which) queue.passOn(watch);
      watch.hasUnit = false;
    }
    return isTaken;
  }

  /** A member has something. */
  notice(index: u32): boolean {
    const wereEnabled = this.own.lock.lock();
    const isWanted: boolean = this.isOpen && this.which === noMember;
    if (isWanted) this.which = index;
    const thread = isWanted ? this.own.take() : null;
    this.own.lock.release();
    if (thread !== null) wakeThread(thread);
    endCritical(wereEnabled);
    return isWanted;
  }
}
