// The scheduler of one CPU: who runs, who is ready, and the switch between them.
//
// Everything here is called with interrupts off: a CPU's queues are its own.

import { cycleCount } from "#arch/cpu";
import { local, LocalPlace } from "../cpu/context.ts";
import { type Thread, threadReady, threadRunning } from "../thread/thread.ts";

export class Scheduler {
  /** Who runs now. */
  current: Thread;
  /** Runs when nobody else can. */
  idle: Thread;
  firstReady: Thread | null = null;
  lastReady: Thread | null = null;
  readyCount: u64 = 0;
  /** The counter when `current` came. */
  switchedAt: u64 = 0;
  /** Who has just been left for good: its stack is free once another runs. */
  departed: Thread | null = null;
  /** Threads to use again, and all that were ever made here. */
  firstFree: Thread | null = null;
  firstMade: Thread | null = null;
  number: u32 = 0;
  private readonly place = new LocalPlace();

  constructor(current: Thread, idle: Thread) {
    this.current = current;
    this.idle = idle;
  }

  /** Makes this the running CPU's scheduler. */
  begin(): void {
    this.place.hold(this);
    this.switchedAt = cycleCount();
  }

  /** Puts a thread behind all others that are ready. */
  makeReady(thread: Thread): void {
    thread.status = threadReady;
    thread.next = null;
    const last = this.lastReady;
    if (last === null) this.firstReady = thread;
    else last.next = thread;
    this.lastReady = thread;
    this.readyCount += 1;
  }

  /** Takes the next ready thread, or the idle one. */
  private takeReady(): Thread {
    const first = this.firstReady;
    if (first === null) return this.idle;
    this.firstReady = first.next;
    if (first.next === null) this.lastReady = null;
    this.readyCount -= 1;
    return first;
  }

  /** Leaves the running thread, which stands somewhere already, for the next. */
  dispatch(): void {
    const previous = this.current;
    const next = this.takeReady();
    next.status = threadRunning;
    if (next === previous) return;
    const now = cycleCount();
    previous.runCounts += now - this.switchedAt;
    this.switchedAt = now;
    next.switches += 1;
    this.current = next;
    previous.switchTo(next);
    // Another thread has switched back, maybe on another CPU.
    currentScheduler().finishSwitch();
  }

  /** What the thread that was left could not do itself. */
  finishSwitch(): void {
    const departed = this.departed;
    if (departed === null) return;
    this.departed = null;
    departed.next = this.firstFree;
    this.firstFree = departed;
  }
}

/** The running CPU's. @inline */
export function currentScheduler(): Scheduler {
  return local<Scheduler>();
}
