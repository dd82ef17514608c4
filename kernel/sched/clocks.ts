// The clocks of all CPUs agree: measured against the boot CPU's, one by one.

import { alignClock, lastCorrection, serveAlignment } from "#arch/clock";
import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import { logEntry } from "../console/log.ts";
import { postCall } from "./call.ts";
import { CrossCall } from "./cross-calls.ts";
import { cpuCount, schedulerOf } from "./processors.ts";
import { currentScheduler } from "./scheduler.ts";

const call = new CrossCall();

/** In an interrupt of the CPU whose clock it is. */
function alignHere(argument: usize, cpu: u32): void {
  alignClock();
}

/** On the boot CPU. False: on another, or a CPU did not answer. */
export function alignClocks(): boolean {
  const wereEnabled = disableAndSave();
  let isDone: boolean = currentScheduler().number === 0;
  for (let cpu: u32 = 1; cpu < cpuCount() && isDone; cpu++) {
    if (schedulerOf(cpu) === null) continue;
    call.run = alignHere;
    isDone = postCall(cpu, call) && serveAlignment();
    while (isDone && call.isPending()) relax();
    if (isDone) tell(cpu, lastCorrection());
  }
  restore(wereEnabled);
  return isDone;
}

function tell(cpu: u32, correction: i64): void {
  if (correction === 0) return;
  logEntry("time")
    .text("the counter of CPU ")
    .decimal(u64(cpu))
    .text(" is corrected by ")
    .signed(correction)
    .line();
}
