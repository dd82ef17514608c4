// Barriers: nobody goes on before all have come. Two whose threads sleep, and
// two that spin, for as many CPUs as there are threads.

import { relax } from "#arch/cpu";
import { restore } from "#arch/interrupts";
import { AtomicWords } from "../memory/atomic-words.ts";
import { freeObject } from "../memory/free-object.ts";
import { throwOutOfMemory } from "../memory/out-of-memory.ts";
import { endCritical, limitAfter, WaitQueue } from "../sched/wait-queue.ts";

export class Barrier {
  private readonly queue = new WaitQueue("barrier");
  // Guarded by the queue's lock:
  private readonly size: u32;
  private arrived: u32 = 0;
  private phase: u64 = 0;

  constructor(size: u32) {
    this.size = size;
  }

  /** Waits for the others; true for the one that came last. Reusable at once. @sleeps */
  wait(): boolean {
    const wereEnabled = this.queue.lock.lock();
    const isLast = this.arrive();
    if (isLast) endCritical(wereEnabled);
    else {
      this.queue.waitForEver();
      restore(wereEnabled);
    }
    return isLast;
  }

  /** As `wait`; false when the others had not come within `durationNs`: then nobody counts on the caller. @sleeps */
  waitWithin(durationNs: u64): boolean {
    const untilNs = limitAfter(durationNs);
    const wereEnabled = this.queue.lock.lock();
    const phase = this.phase;
    if (this.arrive()) {
      endCritical(wereEnabled);
      return true;
    }
    let hasPassed = this.queue.wait(untilNs);
    if (!hasPassed) {
      this.queue.lock.acquire();
      // The last may have come between the limit and here.
      hasPassed = this.phase !== phase;
      if (!hasPassed) this.arrived -= 1;
      this.queue.lock.release();
    }
    restore(wereEnabled);
    return hasPassed;
  }

  /**
   * Under the lock. True: the caller is the last, all are woken, and the lock is
   * free. They are woken under it: somebody whose limit came just now may be
   * back already, and wait for the next phase.
   */
  private arrive(): boolean {
    this.arrived += 1;
    if (this.arrived < this.size) return false;
    this.arrived = 0;
    this.phase += 1;
    this.queue.wakeHeld();
    this.queue.lock.release();
    return true;
  }
}

/** Sense-reversing: who comes last turns the sense, the others watch it. */
export class SpinBarrier {
  private readonly size: u32;
  private readonly left = new Atomic<u32>(0);
  private readonly turns = new Atomic<u32>(0);

  constructor(size: u32) {
    this.size = size;
    this.left.store(size, "relaxed");
  }

  /** Spins for the others; true for the one that came last. */
  wait(): boolean {
    const turn = this.turns.load("acquire");
    if (this.left.fetchSub(1) === 1) {
      this.left.store(this.size, "relaxed");
      this.turns.store(turn + 1, "release");
      return true;
    }
    while (this.turns.load("acquire") === turn) relax();
    return false;
  }
}

/**
 * A dissemination barrier (Hensgen, Finkel and Manber, 1988): in each of log2(n)
 * rounds everybody tells one other that it has come, and is told by one. No
 * word is written by more than one CPU, so it scales where `SpinBarrier` does not.
 */
export class ScalableBarrier {
  private readonly size: u32;
  private readonly rounds: u32;
  /** How often a participant was told in a round; a row for each round. */
  private readonly told: AtomicWords;
  /** How often a participant has waited; its own. */
  private readonly waits: AtomicWords;

  /** @allocates */
  constructor(size: u32) {
    this.size = size;
    let rounds: u32 = 0;
    while (u32(1) << rounds < size) rounds += 1;
    this.rounds = rounds;
    this.told = new AtomicWords(size * (rounds === 0 ? 1 : rounds), true);
    try {
      this.waits = new AtomicWords(size, true);
    } catch {
      freeObject(this.told);
      throwOutOfMemory();
    }
  }

  /** Spins for the others. `me` is the caller's number, below the size, and nobody else's. */
  wait(me: u32): void {
    const turn = this.waits.at(me).cell.fetchAdd(1, "relaxed") + 1;
    for (let round: u32 = 0; round < this.rounds; round++) {
      const row: u32 = round * this.size;
      const other: u32 = (me + (u32(1) << round)) % this.size;
      // The other may be a turn behind, never more: it is told twice then.
      this.told.at(row + other).cell.fetchAdd(1, "release");
      const mine = this.told.at(row + me).cell;
      while (mine.load("acquire") < turn) relax();
    }
  }

  /** Nobody uses it any more. */
  release(): void {
    this.told.release();
    this.waits.release();
  }

  /** See `freeObject`. */
  freeOwned(): void {
    freeObject(this.told);
    freeObject(this.waits);
  }
}

/**
 * A barrier in two steps: arriving does not wait, and gives the phase whose end
 * may be waited for, now or later. Its size may change between phases.
 */
export class CountingBarrier {
  private readonly queue = new WaitQueue("counting barrier");
  // Guarded by the queue's lock:
  private size: u32;
  private arrived: u32 = 0;
  private phase: u64 = 0;

  constructor(size: u32) {
    this.size = size;
  }

  /** One has come; gives the phase that ends when all have. */
  arrive(): u64 {
    const wereEnabled = this.queue.lock.lock();
    const phase = this.phase;
    this.arrived += 1;
    this.endPhase(wereEnabled);
    return phase;
  }

  /** Waits until all have come in `phase`; returns at once if they have. @sleeps */
  await(phase: u64): void {
    const wereEnabled = this.queue.lock.lock();
    // The wake-up of an earlier phase may reach who has come for the next.
    while (this.phase === phase) {
      this.queue.waitForEver();
      this.queue.lock.acquire();
    }
    this.queue.lock.unlock(wereEnabled);
  }

  /** As `await`; false when they had not within `durationNs`. What has come, has come. @sleeps */
  awaitWithin(phase: u64, durationNs: u64): boolean {
    const untilNs = limitAfter(durationNs);
    const wereEnabled = this.queue.lock.lock();
    let isInTime = true;
    while (this.phase === phase && isInTime) {
      isInTime = this.queue.wait(untilNs);
      this.queue.lock.acquire();
    }
    const isOver: boolean = this.phase !== phase;
    this.queue.lock.unlock(wereEnabled);
    return isOver;
  }

  /** Comes, and waits for the others. @sleeps */
  wait(): void {
    this.await(this.arrive());
  }

  /** There is one more to wait for. */
  join(): void {
    const wereEnabled = this.queue.lock.lock();
    this.size += 1;
    this.queue.lock.unlock(wereEnabled);
  }

  /** There is one less to wait for: one that has not come in this phase. */
  leave(): void {
    const wereEnabled = this.queue.lock.lock();
    this.size -= 1;
    this.endPhase(wereEnabled);
  }

  /** Ends the phase if all have come, and lets go of the lock. */
  private endPhase(wereEnabled: boolean): void {
    const isOver: boolean = this.arrived >= this.size;
    if (isOver) {
      this.arrived = 0;
      this.phase += 1;
    }
    this.queue.lock.release();
    if (isOver) this.queue.wakeAll();
    endCritical(wereEnabled);
  }
}
