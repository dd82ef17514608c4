// The kernel's log: one line per event, with the time since boot.
//
//   logEntry("memory").decimal(count).text(" regions").line();
//   [    0.000213] memory: 3 regions

import { nowNsIfKnown } from "#arch/clock";
import { log, type Writer } from "./writer.ts";

/** Starts a log line of `subject`; the caller appends its text and ends it with `line()`. */
export function logEntry(subject: string): Writer {
  const microseconds: u64 = nowNsIfKnown() / 1000;
  return log
    .text("[")
    .decimalPadded(microseconds / 1_000_000, 5, 0x20)
    .text(".")
    .decimalPadded(microseconds % 1_000_000, 6, 0x30)
    .text("] ")
    .text(subject)
    .text(": ");
}
