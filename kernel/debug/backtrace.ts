// The frames of a call chain, by frame pointers, each with function, file and line.

import { callerChain, callerReturnAddress } from "#arch/frame";
import { config } from "../config.ts";
import type { Writer } from "../console/writer.ts";
import { printSymbol } from "./symbols.ts";

/** Of a deep recursion the innermost frames are printed, and this many of the outermost. */
const outermostFrames: u32 = 10;

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
  const count = countFrames(chain);
  let number: u32 = 0;
  if (instruction !== 0) {
    printFrame(writer, number, instruction, instruction);
    number += 1;
  }
  const limit = config.backtraceFrames;
  let current: usize = chain;
  for (let i: u32 = 0; i < count; i++) {
    const isElided: boolean =
      count > limit &&
      i >= limit - outermostFrames &&
      i < count - outermostFrames;
    if (!isElided) {
      const returnAddress = callerReturnAddress(current);
      // A return address is after its call: look up the call itself.
      printFrame(writer, number + i, returnAddress, returnAddress - 1);
    } else if (i === limit - outermostFrames) {
      writer
        .text("  … ")
        .decimal(u64(count - limit))
        .text(" frames …")
        .line();
    }
    current = callerChain(current);
  }
}

/** Frames up to the end of the chain, or to where it is damaged. */
function countFrames(chain: usize): u32 {
  let count: u32 = 0;
  let current: usize = chain;
  while (current !== 0 && callerReturnAddress(current) !== 0) {
    count += 1;
    const next = callerChain(current);
    // Stacks grow down: a caller's frame lies higher.
    if (next <= current) break;
    current = next;
  }
  return count;
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
