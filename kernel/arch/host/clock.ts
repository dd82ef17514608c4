// Time from Linux's clocks.

import { addressOf, offsetOf } from "machine";
import { type HostCpu, ownCpu, signalInterruptCpu } from "./cpus.ts";
import { cycleCount } from "./cpu.ts";
import {
  clockMonotonic,
  clockRealtime,
  createTimer,
  readClockNs,
  setTimer,
  TimerEvent,
  threadId,
} from "./system-calls.ts";

const nanosecondsPerSecond: u64 = 1_000_000_000;
/** SIGEV_THREAD_ID */
const notifyThread: i32 = 4;
/** The counter's frequency rests on at least this much: good to about 0.1 %. */
const calibrationNs: u64 = 200_000;

class Times {
  bootNs: u64 = 0;
  /** The counter at that moment. */
  bootCount: u64 = 0;
  counterHz: u64 = 0;
}
const times = new Times();

export function initialise(): void {
  times.bootCount = cycleCount();
  times.bootNs = readClockNs(clockMonotonic);
}

/** 0 until `initialise`. Linux keeps it from going back, on whatever CPU. */
export function nowNs(): u64 {
  if (times.bootNs === 0) return 0;
  return readClockNs(clockMonotonic) - times.bootNs;
}

export function nowNsIfKnown(): u64 {
  return nowNs();
}

/** Linux starts us; its clock is all there is to count. */
export function countsSinceEntry(): u64 {
  return nowNs();
}

export function calendarSeconds(): u64 {
  return readClockNs(clockRealtime) / nanosecondsPerSecond;
}

export function counterName(): string {
  return "Linux CLOCK_MONOTONIC; time-stamp counter";
}

/** Measured against Linux's clock since the boot, once. */
export function counterHz(): u64 {
  if (times.counterHz !== 0) return times.counterHz;
  let elapsedNs = nowNs();
  while (elapsedNs < calibrationNs) elapsedNs = nowNs();
  const counts = cycleCount() - times.bootCount;
  times.counterHz = (counts * 1_000_000) / (elapsedNs / 1000);
  return times.counterHz;
}

/** A timer of Linux's for each CPU, which signals that CPU's thread. */
export function armTimer(afterNs: u64): void {
  const cpu = ownCpu();
  if (!cpu.hasTimer) {
    const event = cpu.event;
    event.signal = i32(u32(signalInterruptCpu));
    event.notify = notifyThread;
    event.threadId = threadId();
    cpu.hasTimer =
      createTimer(
        addressOf(event),
        addressOf(cpu) + offsetOf<HostCpu>("timer"),
      ) >= 0;
  }
  const setting = cpu.setting;
  setting.seconds = i64(afterNs / nanosecondsPerSecond);
  // Zero would stop it.
  setting.nanoseconds = i64((afterNs % nanosecondsPerSecond) | 1);
  setTimer(cpu.timer, addressOf(setting));
}

// Linux's clock is one for all CPUs.

export function alignClock(): void {}

export function serveAlignment(): boolean {
  return true;
}

export function lastCorrection(): i64 {
  return 0;
}

export function shiftClock(counts: i64): boolean {
  return false;
}

/** Linux's clock is the only one. */
export function useSecondSource(address: usize): boolean {
  return false;
}

export function counterHzBySecondSource(): u64 {
  return 0;
}
