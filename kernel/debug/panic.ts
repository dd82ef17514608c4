// The end of the kernel after a broken invariant: says what and where, then
// powers off. Never allocates. The compiler calls the functions named panic…
// for failed checks in kernel modules.

import { hardwareId, relax } from "#arch/cpu";
import { currentChain } from "#arch/frame";
import { disable } from "#arch/interrupts";
import { stopOtherProcessors } from "#arch/processors";
import { shutdown } from "#arch/power";
import { config } from "../config.ts";
import { beginEmergency } from "../console/lines.ts";
import { report, type Writer } from "../console/writer.ts";
import { printBacktrace } from "./backtrace.ts";

class PanicState {
  /** The CPU that reports, by its hardware's number plus 1; 0: none. */
  readonly reporter = new Atomic<u32>(0);
}
const state = new PanicState();

/**
 * Starts a fatal report: the other CPUs stop first, so that nothing mixes with
 * it and nothing goes on. A second one on the same CPU, while the first is being
 * printed, says so and ends at once, since printing is what may have failed; on
 * another CPU it is left to the first, which has stopped that CPU or soon will.
 */
export function beginFatalReport(): Writer {
  disable();
  const own: u32 = hardwareId() + 1;
  if (!state.reporter.compareExchange(0, own)) {
    for (;;) {
      if (state.reporter.load() === own) break;
      relax();
    }
    beginEmergency();
    report.text("\npanic while reporting a panic").line();
    shutdown(config.panicExitCode);
  }
  stopOtherProcessors();
  beginEmergency();
  return report.text("\n");
}

/** Ends with the backtrace that starts at frame-pointer chain `chain`. */
export function endFatalReport(instruction: usize, chain: usize): never {
  printBacktrace(report, instruction, chain);
  report.text("kernel stopped, exit code ").signed(i64(config.panicExitCode));
  report.line();
  shutdown(config.panicExitCode);
}

/** @cold @noinline */
export function panic(message: string): never {
  beginFatalReport().text("PANIC: ").text(message).line();
  endFatalReport(0, currentChain());
}

/** @cold @noinline */
export function panicIndex(index: u64, length: u64): never {
  beginFatalReport().text("PANIC: index ").decimal(index);
  report.text(" is out of range: the length is ").decimal(length).line();
  endFatalReport(0, currentChain());
}

/** @cold @noinline */
export function panicNull(): never {
  beginFatalReport().text("PANIC: null or undefined was used as an object");
  report.line();
  endFatalReport(0, currentChain());
}
