// The clock never goes back, whichever CPU reads it: what one has read is a
// bound for all others that look after it.

import { lastCorrection, nowNs, shiftClock } from "#arch/clock";
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

function shiftHere(counts: usize, cpu: u32): void {
  shiftClock(i64(counts));
}

/** The one `alignClocks` measures last. */
function lastCpu(): u32 {
  let last: u32 = cpuCount() - 1;
  while (schedulerOf(last) === null) last--;
  return last;
}

/** With the counter of one CPU off: is that seen, and corrected? */
function checkSkew(skew: i64): string {
  const cpu = lastCpu();
  if (cpu === 0) return "";
  callAndWait(cpu, shiftHere, usize(skew));
  let off = skew;
  let problem: string = "a skewed counter was not noticed";
  if (readTogether() !== 0) {
    problem = "a skewed counter was not corrected";
    // Whoever emulates CPUs in turn may hold one up in each of the measurements.
    for (let tries: u32 = 0; tries < 40; tries++) {
      if (!alignClocks()) return "the clocks could not be aligned";
      off += lastCorrection();
      if (readTogether() !== 0) continue;
      problem = "";
      break;
    }
  }
  // What is left of it was too little to be seen here: later tests could.
  callAndWait(cpu, shiftHere, usize(-off));
  return problem;
}

export function clockNeverGoesBack(seed: u64): string {
  if (readTogether() !== 0) return "the clock went back";
  if (cpuCount() === 1 || !canShift()) return "";
  if (currentScheduler().number !== 0) return "";
  const ahead = checkSkew(skewCounts);
  return ahead !== "" ? ahead : checkSkew(-skewCounts);
}

/** False where no counter of ours makes the time. */
function canShift(): boolean {
  const wereEnabled = disableAndSave();
  const can = shiftClock(0);
  restore(wereEnabled);
  return can;
}
