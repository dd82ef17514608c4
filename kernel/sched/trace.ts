// Who was chosen to run, and when: the last switches of all CPUs together, in
// development mode. For command `trace`, and the test that compares it with a
// simulation.

import { isDevelopmentBuild } from "../cpu/mode.ts";
import { aperiodic } from "./entity.ts";
import type { Thread } from "../thread/thread.ts";

export const traceCapacity: u32 = 2048;

/** @layout */
export class Switch {
  /** The time-stamp counter. */
  counts!: u64;
  thread!: u64;
  cpu!: u32;
  isRealTime!: boolean;
  /** Of the job, when it is a real-time thread's. */
  arrivalNs!: u64;
  deadlineNs!: u64;
}

/** @layout */
class Switches {
  rows!: FixedArray<Switch, 2048>;
}
const switches = new Switches();
const made = new Atomic<u64>(0);

/** Interrupts are off. @inline */
export function noteSwitch(next: Thread, cpu: u32, counts: u64): void {
  if (isDevelopmentBuild()) record(next, cpu, counts);
}

/** @noinline */
function record(next: Thread, cpu: u32, counts: u64): void {
  const row = switches.rows[u32(made.fetchAdd(1, "relaxed")) % traceCapacity];
  row.counts = counts;
  row.thread = next.number;
  row.cpu = cpu;
  row.isRealTime = next.kind !== aperiodic;
  row.arrivalNs = next.arrivalNs;
  row.deadlineNs = next.deadlineNs;
}

/** How many switches there were. */
export function switchesMade(): u64 {
  return made.load("relaxed");
}

/** The switch with that number; the last `traceCapacity` are kept. */
export function switchAt(number: u64): Switch {
  return switches.rows[u32(number) % traceCapacity];
}

export function keepsTrace(): boolean {
  return isDevelopmentBuild();
}
