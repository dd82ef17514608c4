// Spinlocks that serve in the order of arrival. As with `Spinlock`, interrupts
// are off while one is held: `acquire` and `release` are for callers who have
// them off already, `lock` and `unlock` save them.

import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";

/** Who comes takes a number, and waits until it is called. All watch one word. */
export class TicketLock {
  private readonly next = new Atomic<u32>(0);
  private readonly serving = new Atomic<u32>(0);

  /** @hot */
  acquire(): void {
    const ticket = this.next.fetchAdd(1, "relaxed");
    while (this.serving.load("acquire") !== ticket) relax();
  }

  /** @hot */
  release(): void {
    this.serving.store(this.serving.load("relaxed") + 1, "release");
  }

  /** False when somebody holds it, or waits for it. */
  tryAcquire(): boolean {
    const serving = this.serving.load("relaxed");
    return this.next.compareExchange(serving, serving + 1, "acquire");
  }

  /** Gives what `unlock` takes: whether interrupts were on. */
  lock(): boolean {
    const wereEnabled = disableAndSave();
    this.acquire();
    return wereEnabled;
  }

  unlock(wereEnabled: boolean): void {
    this.release();
    restore(wereEnabled);
  }
}

/** A place in the queue of a `QueuedLock`, for one lock at a time. */
export class LockPlace {
  readonly next = new Atomic<LockPlace | null>(null);
  readonly mustWait = new Atomic<boolean>(false);
}

/**
 * Mellor-Crummey and Scott, 1991: who waits watches a word of its own, so a
 * release disturbs nobody but the next. Each brings a place.
 */
export class QueuedLock {
  private readonly last = new Atomic<LockPlace | null>(null);

  /** @hot */
  acquire(place: LockPlace): void {
    place.next.store(null, "relaxed");
    place.mustWait.store(true, "relaxed");
    const before = this.last.exchange(place, "acquireRelease");
    if (before === null) return;
    before.next.store(place, "release");
    while (place.mustWait.load("acquire")) relax();
  }

  /** @hot */
  release(place: LockPlace): void {
    let next = place.next.load("acquire");
    if (next === null) {
      if (this.last.compareExchange(place, null, "release")) return;
      // Somebody stands behind us, and is about to say so.
      while (next === null) {
        relax();
        next = place.next.load("acquire");
      }
    }
    next.mustWait.store(false, "release");
  }

  /** False when somebody holds it. */
  tryAcquire(place: LockPlace): boolean {
    place.next.store(null, "relaxed");
    return this.last.compareExchange(null, place, "acquire");
  }

  /** Gives what `unlock` takes: whether interrupts were on. */
  lock(place: LockPlace): boolean {
    const wereEnabled = disableAndSave();
    this.acquire(place);
    return wereEnabled;
  }

  unlock(place: LockPlace, wereEnabled: boolean): void {
    this.release(place);
    restore(wereEnabled);
  }
}
