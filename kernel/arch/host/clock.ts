// Time from Linux's clocks.

import { addressOf } from "machine";
import { inputEventCount, inputEvents } from "./console.ts";
import {
  clockMonotonic,
  clockRealtime,
  poll,
  readClock,
  TimeSpec,
} from "./system-calls.ts";

const nanosecondsPerSecond: u64 = 1_000_000_000;

class Times {
  bootNs: u64 = 0;
  readonly read = new TimeSpec();
  readonly wait = new TimeSpec();
}
const times = new Times();

export function initialise(): void {
  times.bootNs = readNs(clockMonotonic);
}

function readNs(clock: u64): u64 {
  readClock(clock, addressOf(times.read));
  return (
    u64(times.read.seconds) * nanosecondsPerSecond + u64(times.read.nanoseconds)
  );
}

/** 0 until `initialise`. */
export function nowNs(): u64 {
  if (times.bootNs === 0) return 0;
  return readNs(clockMonotonic) - times.bootNs;
}

export function nowNsIfKnown(): u64 {
  return nowNs();
}

/** Linux starts us; its clock is all there is to count. */
export function countsSinceEntry(): u64 {
  return nowNs();
}

export function calendarSeconds(): u64 {
  return readNs(clockRealtime) / nanosecondsPerSecond;
}

export function counterName(): string {
  return "Linux CLOCK_MONOTONIC";
}

export function counterHz(): u64 {
  return nanosecondsPerSecond;
}

/** When `nautilus_timer` is due; `never`: it is not. */
let alarmNs: u64 = ~u64(0);

/** Noticed when the CPU is idle: threads that only compute are not interrupted. */
export function armTimer(afterNs: u64): void {
  alarmNs = nowNs() + afterNs;
}

/** kernel/sched/scheduler.ts. @c nautilus_timer */
declare function timerFired(): void;

/** kernel/thread/input.ts. @c nautilus_input */
declare function inputReceived(): void;

/** Sleeps until there is input or the alarm rings, and tells of it. */
export function waitForEvent(): void {
  const now = nowNs();
  let timeout: usize = 0;
  if (alarmNs !== ~u64(0)) {
    const left: u64 = alarmNs > now ? alarmNs - now : u64(0);
    times.wait.seconds = i64(left / nanosecondsPerSecond);
    times.wait.nanoseconds = i64(left % nanosecondsPerSecond);
    timeout = addressOf(times.wait);
  }
  const events = poll(inputEvents(), inputEventCount(), timeout);
  if (alarmNs <= nowNs()) {
    alarmNs = ~u64(0);
    timerFired();
  }
  if (events > 0) inputReceived();
}

/** Linux's clock is the only one. */
export function useSecondSource(address: usize): boolean {
  return false;
}

export function counterHzBySecondSource(): u64 {
  return 0;
}
