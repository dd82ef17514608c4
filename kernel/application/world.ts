// The border between kernel and application, which are compiled apart: the C
// functions an application's library calls (lib/runtime/system.ts), and the one
// it exports.

import * as console from "#arch/console";
import { countsSinceEntry, nowNs } from "#arch/clock";
import { stackStart } from "#arch/cpu";
import { shutdown } from "#arch/power";
import { channelError, channelTerminal } from "../arch/contract.ts";
import { config } from "../config.ts";
import { logEntry } from "../console/log.ts";
import { log } from "../console/writer.ts";
import { ByteSpan } from "../memory/byte-span.ts";
import { tryAllocate } from "../memory/heap.ts";
import { argumentCount, showArgument } from "./command-line.ts";

/**
 * Runs the program's modules. In an image without a program the linker gives
 * this name to the shell, in one with a program it drops the shell.
 * @c nautilus_application_main
 */
declare function applicationMain(): void;

const shown = new ByteSpan();
const lengthPlace = new ByteSpan();

/**
 * Below this address the program's stack has overflowed: what its functions
 * compare with. Beneath it there is room to report that.
 * @export nautilus_stack_limit
 */
let stackLimit: usize = 0;

/** Runs the program, or the shell, and ends with its exit code. */
export function runApplication(): never {
  stackLimit = stackStart() + config.stackReserveBytes;
  applicationMain();
  exit(0);
}

/** `file`: 1 standard output, 2 standard error. @export nautilus_write */
export function write(file: u32, address: usize, lengthBytes: usize): void {
  const channel: u32 = file >= 2 ? channelError : channelTerminal;
  console.write(channel, address, lengthBytes);
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
