// Time as the kernel uses it: waiting, by spinning or asleep.

import * as clock from "#arch/clock";
import * as cpu from "#arch/cpu";
import { logEntry } from "../console/log.ts";
import { eventTimerAddress } from "../discovery/devices.ts";
import { isMemory } from "../interrupt/controllers.ts";

/** Says in its own words when a wait should end early: a Ctrl-C, for instance. */
export type Cancelled = () => boolean;

export function initialise(): void {
  const second = eventTimerAddress();
  if (second !== 0 && !isMemory(u64(second))) clock.useSecondSource(second);
  clock.initialise();
  logEntry("time").text(clock.counterName()).line();
}

/** Spins for `durationNs`; false when cancelled. */
export function delay(durationNs: u64, cancelled: Cancelled): boolean {
  const start = clock.nowNs();
  while (clock.nowNs() - start < durationNs) {
    if (cancelled()) return false;
    cpu.relax();
  }
  return true;
}
