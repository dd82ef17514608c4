// Who prints, for the console, which lies below threads and schedulers.

import { disableAndSave, isInInterrupt, restore } from "#arch/interrupts";
import { Printers, sharePrinting } from "../console/lines.ts";
import { currentScheduler } from "./scheduler.ts";

class ThreadPrinters extends Printers {
  /** Even: a thread; odd: the interrupts of a CPU. */
  override current(channel: u32): u64 {
    const wereEnabled = disableAndSave();
    const own = currentScheduler();
    const printer: u64 = isInInterrupt()
      ? (u64(own.number) << 1) | 1
      : own.current.number << 1;
    restore(wereEnabled);
    return printer;
  }

  override cpu(channel: u32): u32 {
    return currentScheduler().number;
  }

  override holdCpu(channel: u32): void {
    currentScheduler().preemptionOff += 1;
  }

  override releaseCpu(channel: u32, wereEnabled: boolean): void {
    const own = currentScheduler();
    own.preemptionOff -= 1;
    own.endCritical(wereEnabled);
  }
}

const printers = new ThreadPrinters();

/** From here on lines of several threads and CPUs stay apart. */
export function initialise(): void {
  sharePrinting(printers);
}
