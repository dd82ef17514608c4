// The frames of a call chain, by frame pointers, each with function, file and line.

import { callerChain, callerReturnAddress } from "#arch/frame";
import { config } from "../config.ts";
import type { Writer } from "../console/writer.ts";
import { printSymbol } from "./symbols.ts";

/**
 * Prints the frame at `instruction` (0: none is known) and those above it.
 * Stops where the chain leaves the stack; the arch reads it with guarded
 * accesses, so a destroyed stack ends the trace instead of the report.
 */
export function printBacktrace(
  writer: Writer,
  instruction: usize,
  chain: usize,
): void {
  let number: u32 = 0;
  if (instruction !== 0) {
    printFrame(writer, number, instruction, instruction);
    number += 1;
  }
  let current: usize = chain;
  while (current !== 0 && number < config.backtraceFrames) {
    const returnAddress = callerReturnAddress(current);
    if (returnAddress === 0) return;
    // A return address is after its call: look up the call itself.
    printFrame(writer, number, returnAddress, returnAddress - 1);
    number += 1;
    const next = callerChain(current);
    if (next !== 0 && next <= current) {
      writer.text("  (the frame pointers are damaged)").line();
      return;
    }
    current = next;
  }
  if (current !== 0) writer.text("  …").line();
}

function printFrame(
  writer: Writer,
  number: u32,
  address: usize,
  lookup: usize,
): void {
  writer.text("  #").decimalPadded(u64(number), 2, 0x30).text(" 0x");
  writer.hex(u64(address), 16).text(" ");
  printSymbol(writer, lookup, "                         ");
  writer.line();
}
