// The border between kernel and application, which are compiled apart: the C
// functions an application's library calls (lib/runtime/system.ts), and the one
// it exports.

import * as console from "#arch/console";
import { countsSinceEntry, nowNs } from "#arch/clock";
import { stackStart } from "#arch/cpu";
import { shutdown } from "#arch/power";
import { channelError, channelTerminal } from "../arch/contract.ts";
import { config } from "../config.ts";
import { hasInput, readInput } from "../console/input.ts";
import { writeBytes } from "../console/lines.ts";
import { logEntry } from "../console/log.ts";
import { log, report } from "../console/writer.ts";
import { printProgramCalls } from "../debug/symbols.ts";
import { ByteSpan } from "../memory/byte-span.ts";
import { tryAllocate } from "../memory/heap.ts";
import { argumentCount, showArgument } from "./command-line.ts";

/**
 * Runs the program's modules. In an image without a program the linker gives
 * this name to the shell, in one with a program it drops the shell.
 * @c nautilus_application_main
 */
declare function applicationMain(): void;

const controlD: i32 = 4;
let inputHasEnded: boolean = false;
const shown = new ByteSpan();
const lengthPlace = new ByteSpan();

/**
 * Below this address the program's stack has overflowed: what its functions
 * compare with. Beneath it there is room to report that.
 * @export nautilus_stack_limit
 */
let stackLimit: usize = 0;

/** What the program wants its exit code to be when it comes to its end. */
let exitCode: i32 = 0;

/** Runs the program, or the shell, and ends with its exit code. */
export function runApplication(): never {
  stackLimit = stackStart() + config.stackReserveBytes;
  applicationMain();
  exit(exitCode);
}

/** `file`: 1 standard output, 2 standard error. @export nautilus_write */
export function write(file: u32, address: usize, lengthBytes: usize): void {
  const channel: u32 = file >= 2 ? channelError : channelTerminal;
  writeBytes(channel, address, lengthBytes);
}

/** @export nautilus_set_exit_code */
export function setExitCode(code: i32): void {
  exitCode = code;
}

/**
 * Waits for at least one byte of standard input; 0 at its end.
 * @export nautilus_read
 */
export function read(address: usize, sizeBytes: usize): usize {
  shown.show(address, sizeBytes);
  let taken: usize = 0;
  while (taken < sizeBytes && !inputHasEnded) {
    if (taken > 0 && !hasInput()) break;
    const byte = readInput();
    // On a terminal, and a serial line is one, Ctrl-D is the end.
    inputHasEnded = byte < 0 || (byte === controlD && console.isInteractive());
    if (inputHasEnded) break;
    shown.setByteAt(taken, u8(byte));
    taken += 1;
  }
  return taken;
}

/**
 * Prints the call before a return address: function, file and line. Calls made
 * by the library are passed over, and answered with false, unless `inLibrary`.
 * @export nautilus_print_call
 */
export function printCall(returnAddress: usize, inLibrary: boolean): boolean {
  return printProgramCalls(report, returnAddress - 1, "    at ", inLibrary);
}

/** @export nautilus_exit */
export function exit(code: i32): never {
  const counts = countsSinceEntry();
  logEntry("exit").text("code ").signed(i64(code)).text(" after ");
  log.decimal(counts).text(" counts").line();
  shutdown(code);
}

/** Fresh zeroed memory aligned to 16, 0 when there is none. @export nautilus_grow_heap */
export function growHeap(sizeBytes: usize): usize {
  return tryAllocate(sizeBytes);
}

/** @export nautilus_now_ns */
export function nowNanoseconds(): u64 {
  return nowNs();
}

/** @export nautilus_argument_count */
export function programArgumentCount(): u32 {
  return argumentCount();
}

/** Address of an argument's bytes; their number is stored at `lengthAddress`. @export nautilus_argument */
export function programArgument(index: u32, lengthAddress: usize): usize {
  if (index < argumentCount()) showArgument(index, shown);
  else shown.show(0, 0);
  lengthPlace.show(lengthAddress, 8);
  lengthPlace.setUsizeAt(0, shown.sizeBytes());
  return shown.address();
}
