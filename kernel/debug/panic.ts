// The end of the kernel after a broken invariant: says what and where, then
// powers off. Never allocates. The compiler calls the functions named panic…
// for failed checks in kernel modules.

import { currentChain } from "#arch/frame";
import { disable } from "#arch/interrupts";
import { shutdown } from "#arch/power";
import { config } from "../config.ts";
import { out, report, type Writer } from "../console/writer.ts";
import { printBacktrace } from "./backtrace.ts";

class PanicState {
  isPanicking: boolean = false;
}
const state = new PanicState();

/**
 * Starts a fatal report; a second one while the first is being printed says so
 * and stops at once, since printing is what may have failed.
 */
export function beginFatalReport(): Writer {
  disable();
  if (state.isPanicking) {
    report.text("\npanic while reporting a panic").line();
    shutdown(config.panicExitCode);
  }
  state.isPanicking = true;
  out.flush();
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
