// The first TypeScript of a Linux process: gives the kernel a stack of its own.

import { config } from "../../config.ts";
import { beginEarly } from "./local.ts";
import {
  exitProcess,
  mapFresh,
  mapMemory,
  protectionNone,
  protectionReadWrite,
  protectMemory,
} from "./system-calls.ts";

/** Unmapped memory below the stack, so that running over its end is noticed. */
const guardSizeBytes: usize = 0x1_0000;

class Stack {
  start: usize = 0;
  end: usize = 0;
}
const stack = new Stack();

/** Switches stacks and calls nautilus_kernel_main. @c nautilus_host_enter */
declare function enter(stackTop: usize, bootInfo: usize): never;

/** `initialStack`: where Linux left argc. @export nautilus_host_start */
export function start(initialStack: usize): never {
  beginEarly();
  const size = config.hostStackSizeBytes;
  const memory = mapMemory(0, size + guardSizeBytes, protectionNone, mapFresh);
  if (memory < 0) exitProcess(config.panicExitCode);
  stack.start = usize(memory) + guardSizeBytes;
  stack.end = stack.start + size;
  if (protectMemory(stack.start, size, protectionReadWrite) < 0) {
    exitProcess(config.panicExitCode);
  }
  enter(stack.end, initialStack);
}

export function bootStackStart(): usize {
  return stack.start;
}

export function bootStackEnd(): usize {
  return stack.end;
}

/** True for an address in the guard below the stack. */
export function isStackGuard(address: usize): boolean {
  return address < stack.start && address >= stack.start - guardSizeBytes;
}
