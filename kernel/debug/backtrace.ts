// The frames of a call chain, by frame pointers, each with function, file and line.

import { callerChain, callerReturnAddress } from "#arch/frame";
import { config } from "../config.ts";
import type { Writer } from "../console/writer.ts";
import { printSymbol } from "./symbols.ts";

/** Of a long chain the innermost calls are printed, and this many of the outermost. */
const outermostCalls: u32 = 10;

/**
 * Prints the frame at `instruction` (0: none is known) and those above it; of
 * a function that calls itself from one place, the first.
 * Stops where the chain leaves the stack; the arch reads it with guarded
 * accesses, so a destroyed stack ends the trace instead of the report.
 */
export function printBacktrace(
  writer: Writer,
  instruction: usize,
  chain: usize,
): void {
  const count = countFrames(chain);
  const calls = countCalls(chain, count);
  const limit = config.backtraceFrames;
  let number: u32 = 0;
  if (instruction !== 0) {
    printFrame(writer, number, instruction, instruction);
    number += 1;
  }
  let current: usize = chain;
  let left: u32 = count;
  let elidedFrames: u32 = 0;
  for (let i: u32 = 0; i < calls; i++) {
    const length = repetitions(current, left);
    const returnAddress = callerReturnAddress(current);
    const isElided: boolean =
      calls > limit &&
      i >= limit - outermostCalls &&
      i < calls - outermostCalls;
    if (isElided) {
      elidedFrames += length;
    } else {
      printLeftOut(writer, elidedFrames, "");
      elidedFrames = 0;
      // A return address is after its call: look up the call itself.
      printFrame(writer, number, returnAddress, returnAddress - 1);
      printLeftOut(writer, length - 1, " like this");
    }
    for (let k: u32 = 0; k < length; k++) current = callerChain(current);
    number += length;
    left -= length;
  }
}

function printLeftOut(writer: Writer, count: u32, what: string): void {
  if (count === 0) return;
  writer.text("  … ").decimal(u64(count)).text(" more");
  writer.text(what).text(" …").line();
}

/** How many frames from `chain` on return to the same place. */
function repetitions(chain: usize, frames: u32): u32 {
  const address = callerReturnAddress(chain);
  let length: u32 = 1;
  let current: usize = callerChain(chain);
  while (length < frames && callerReturnAddress(current) === address) {
    length += 1;
    current = callerChain(current);
  }
  return length;
}

/** Frames, those that return to the same place in a row taken as one. */
function countCalls(chain: usize, frames: u32): u32 {
  let count: u32 = 0;
  let current: usize = chain;
  let left: u32 = frames;
  while (left > 0) {
    const length = repetitions(current, left);
    for (let k: u32 = 0; k < length; k++) current = callerChain(current);
    left -= length;
    count += 1;
  }
  return count;
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
