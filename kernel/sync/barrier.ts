// Barriers: nobody goes on before all have come. One whose threads sleep, and
// one that spins, for as many CPUs as there are threads.

import { relax } from "#arch/cpu";
import { restore } from "#arch/interrupts";
import { endCritical, forEver, WaitQueue } from "../sched/wait-queue.ts";

export class Barrier {
  private readonly queue = new WaitQueue();
  private readonly size: u32;
  private arrived: u32 = 0;

  constructor(size: u32) {
    this.size = size;
  }

  /** Waits for the others; true for the one that came last. Reusable at once. @sleeps */
  wait(): boolean {
    const wereEnabled = this.queue.lock.lock();
    this.arrived += 1;
    if (this.arrived === this.size) {
      this.arrived = 0;
      this.queue.lock.release();
      this.queue.wakeAll();
      endCritical(wereEnabled);
      return true;
    }
    this.queue.wait(forEver);
    restore(wereEnabled);
    return false;
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
