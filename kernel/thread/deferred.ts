// Work that an interrupt leaves for later: it runs in a thread of the same CPU,
// interrupts on, and may take its time, allocate and sleep.

import { disableAndSave, restore } from "#arch/interrupts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { forEver, WaitQueue } from "../sched/wait-queue.ts";
import {
  createThread,
  detachThread,
  nameThread,
  startThreadOn,
} from "./threads.ts";

export type DeferredFunction = (argument: usize, isDeferred: boolean) => void;

function doNothing(argument: usize, isDeferred: boolean): void {}

/** One piece of work; to be deferred again once it has begun. */
export class DeferredWork {
  run: DeferredFunction = doNothing;
  argument: usize = 0;
  next: DeferredWork | null = null;
  private readonly pending = new Atomic<u32>(0);

  /** False while it waits to be run: once is enough then. @interrupt */
  take(): boolean {
    return this.pending.exchange(1, "acquire") === 0;
  }

  begin(): void {
    this.pending.store(0, "release");
  }

  isPending(): boolean {
    return this.pending.load("acquire") !== 0;
  }
}

/** What one CPU has to do later. */
class Later {
  readonly waiting = new WaitQueue("deferred work");
  // Guarded by waiting.lock:
  first: DeferredWork | null = null;
  last: DeferredWork | null = null;
}

class AllLater {
  readonly of = new FixedArray<Later | null, 256>();
}
const later = new AllLater();

/**
 * Gives every running CPU a thread for such work: before the first is deferred,
 * by whoever will defer it. False: no memory. @allocates
 */
export function startDeferring(): boolean {
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null || later.of[cpu] !== null) continue;
    const made = makeLater();
    if (made === null) return false;
    const thread = createThread(workOff, usize(cpu));
    if (thread === null) return false;
    later.of[cpu] = made;
    nameThread(thread, "deferred");
    detachThread(thread);
    startThreadOn(thread, cpu);
  }
  return true;
}

function makeLater(): Later | null {
  try {
    return new Later();
  } catch {
    return null;
  }
}

/**
 * Has this CPU do `work` soon. False: it waits to be done already, or nobody has
 * called `startDeferring`. May be called in an interrupt. @interrupt
 */
export function deferWork(work: DeferredWork): boolean {
  const wereEnabled = disableAndSave();
  const own = later.of[currentScheduler().number];
  const isTaken: boolean = own !== null && work.take();
  if (isTaken && own !== null) append(own, work);
  restore(wereEnabled);
  return isTaken;
}

/** Interrupts are off. */
function append(own: Later, work: DeferredWork): void {
  own.waiting.lock.acquire();
  work.next = null;
  if (own.last === null) own.first = work;
  else own.last.next = work;
  own.last = work;
  own.waiting.lock.release();
  own.waiting.wakeOne();
}

/** The thread of a CPU that does what was left to it, in its order. */
function workOff(cpu: usize): usize {
  const own = later.of[u32(cpu)]!;
  for (;;) {
    const work = takeFirst(own);
    work.begin();
    work.run(work.argument, true);
  }
}

function takeFirst(own: Later): DeferredWork {
  for (;;) {
    const wereEnabled = own.waiting.lock.lock();
    const first = own.first;
    if (first !== null) {
      own.first = first.next;
      if (first.next === null) own.last = null;
      own.waiting.lock.unlock(wereEnabled);
      return first;
    }
    own.waiting.wait(forEver); // gives the lock back
    restore(wereEnabled);
  }
}
