// The clock never goes back, whichever CPU reads it: what one has read is a
// bound for all others that look after it.

import { nowNs, shiftClock } from "#arch/clock";
import { disableAndSave, restore } from "#arch/interrupts";
import { Spinlock } from "../cpu/spinlock.ts";
import { callAndWait } from "../sched/call.ts";
import { alignClocks } from "../sched/clocks.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import type { Thread } from "../thread/thread.ts";
import {
  createThread,
  joinThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";

const readings: u32 = 400;
/** How far the twin's counter is off: about half a second's worth. */
const skewCounts: i64 = 1_000_000_000;

class Readings {
  readonly lock = new Spinlock();
  // Guarded by lock:
  latestNs: u64 = 0;
  backwards: u32 = 0;
  /** Threads that have not read often enough yet: all go on until there is none. */
  readonly reading = new Atomic<u32>(0);
  readonly threads = new FixedArray<Thread | null, 256>();
}
const seen = new Readings();

function readOnce(): void {
  const wereEnabled = seen.lock.lock();
  const now = nowNs();
  if (now < seen.latestNs) seen.backwards += 1;
  seen.latestNs = now;
  seen.lock.unlock(wereEnabled);
}

function readClock(input: usize): usize {
  for (let i: u32 = 0; seen.reading.load("relaxed") !== 0; i++) {
    if (i === readings) seen.reading.fetchSub(1);
    readOnce();
    if (i % 4 === 0) yieldThread();
  }
  readOnce(); // after the last of all others
  return 0;
}

/** How often the clock went back while all CPUs read it. */
function readTogether(): u32 {
  seen.latestNs = 0;
  seen.backwards = 0;
  seen.reading.store(1); // until all are started
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    seen.threads[cpu] = null;
    if (schedulerOf(cpu) === null) continue;
    const thread = createThread(readClock, 0);
    if (thread === null) continue;
    seen.threads[cpu] = thread;
    seen.reading.fetchAdd(1);
    startThreadOn(thread, cpu);
  }
  seen.reading.fetchSub(1);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const thread = seen.threads[cpu];
    if (thread !== null) joinThread(thread);
  }
  return seen.backwards;
}

function shiftHere(direction: usize, cpu: u32): void {
  shiftClock(direction === 0 ? skewCounts : -skewCounts);
}

/** With the counter of CPU 1 off: is that seen, and corrected? */
function checkSkew(direction: usize): string {
  if (!callAndWait(1, shiftHere, direction)) return "";
  if (readTogether() === 0) return "a skewed counter was not noticed";
  // Whoever emulates CPUs in turn may hold one up in each of the measurements.
  for (let tries: u32 = 0; tries < 40; tries++) {
    if (!alignClocks()) return "the clocks could not be aligned";
    if (readTogether() === 0) return "";
  }
  return "a skewed counter was not corrected";
}

export function clockNeverGoesBack(seed: u64): string {
  if (readTogether() !== 0) return "the clock went back";
  if (cpuCount() === 1 || !canShift()) return "";
  if (currentScheduler().number !== 0) return "";
  const ahead = checkSkew(0);
  return ahead !== "" ? ahead : checkSkew(1);
}

/** False where no counter of ours makes the time. */
function canShift(): boolean {
  const wereEnabled = disableAndSave();
  const can = shiftClock(0);
  restore(wereEnabled);
  return can;
}
