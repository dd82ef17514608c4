// The report of an exception nobody expected: what happened, registers, backtrace.

import * as frames from "#arch/frame";
import type { Writer } from "../console/writer.ts";
import { textLength } from "../memory/text.ts";
import { beginFatalReport, endFatalReport } from "./panic.ts";
import { printSymbol } from "./symbols.ts";

/** @export nautilus_exception */
export function reportException(frame: usize): never {
  const writer = beginFatalReport();
  writer.text("EXCEPTION: ").text(frames.exceptionName(frame));
  writer.text(" (").text(frames.exceptionMnemonic(frame)).text(", vector ");
  writer.decimal(u64(frames.exceptionNumber(frame))).text(", error 0x");
  writer.hex(frames.exceptionErrorCode(frame), 1).text(")").line();
  printFaultAddress(writer, frame);
  writer.text("  at 0x");
  writer.hex(u64(frames.instructionPointer(frame)), 16).text(" ");
  printSymbol(writer, frames.instructionPointer(frame), "    from ");
  writer.line();
  printRegisters(writer, frame);
  writer.text("Backtrace:").line();
  endFatalReport(frames.instructionPointer(frame), frames.basePointer(frame));
}

function printFaultAddress(writer: Writer, frame: usize): void {
  if (!frames.hasFaultAddress(frame)) return;
  writer.text("  ").text(frames.faultAccess(frame)).text(" of address 0x");
  writer.hex(u64(frames.faultAddress(frame)), 16);
  const reason = frames.faultReason(frame);
  if (textLength(reason) !== 0) writer.text(": ").text(reason);
  writer.line();
}

/** The register table, for reports and for the command `regs`. */
export function printRegisters(writer: Writer, frame: usize): void {
  const count = frames.registerCount();
  const perLine = frames.registersPerLine();
  for (let i: u32 = 0; i < count; i++) {
    if (i % perLine === 0) writer.text("  ");
    writer.textPadded(frames.registerName(i), 6).text(" ");
    writer.hex(frames.registerValue(frame, i), 16);
    if (i % perLine === perLine - 1 || i === count - 1) writer.line();
    else writer.text("  ");
  }
}
