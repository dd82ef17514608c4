// Leaving: the process ends.

import type { PowerRegisters } from "../contract-machine.ts";
import { endEditing } from "./console.ts";
import { exitProcess } from "./system-calls.ts";

/** Nobody needs to ask the firmware how to end a process. */
export function useFirmware(
  find: (registers: PowerRegisters) => boolean,
): void {}

export function shutdown(exitCode: i32): never {
  endEditing();
  exitProcess(exitCode);
}

/** Who restarts a process is the one who started it: BSD's EX_TEMPFAIL asks for it. */
export function reboot(): never {
  endEditing();
  exitProcess(75);
}
