// Faults on purpose, for the command `fault` and the tests of the reports.

import { load, store } from "machine";
import { kernelFree, tryAllocate } from "./heap.ts";
import { textStart } from "./image.ts";

export interface Provocation {
  readonly name: string;
  /** Comes back only when the fault did not happen. */
  readonly provoke: () => void;
}

export const provocations: Provocation[] = [
  { name: "read", provoke: readNull },
  { name: "write", provoke: writeText },
  { name: "stack", provoke: overflowStack },
  { name: "index", provoke: indexPastEnd },
  { name: "division", provoke: divideByZero },
  { name: "double-free", provoke: freeTwice },
  { name: "bad-free", provoke: freeInside },
];

class Sink {
  value: u64 = 0;
  zero: u64 = 0;
  depthLimit: u64 = 0xffff_ffff_ffff;
  readonly bytes = new FixedArray<u8, 4>();
}
const sink = new Sink();

// Each has its own frame, so that a backtrace shows which it was.

/** @noinline */
function readNull(): void {
  sink.value = load<u64>(8);
}

/** The image's code may not be written (W^X). @noinline */
function writeText(): void {
  store<u64>(textStart(), 0);
}

/** @noinline */
function overflowStack(): void {
  sink.value = useStack(0);
}

/** Work after the call and an end that cannot be foreseen keep this a recursion. @noinline */
function useStack(depth: u64): u64 {
  if (depth >= sink.depthLimit) return depth;
  const below = useStack(depth + 1);
  sink.value += below;
  return below + depth;
}

/** @noinline */
function indexPastEnd(): void {
  sink.bytes[u32(sink.zero) + 4] = 1;
}

/** @noinline */
function divideByZero(): void {
  sink.value = sink.depthLimit / sink.zero;
}

/** @noinline */
function freeTwice(): void {
  const address = tryAllocate(64);
  kernelFree(address);
  kernelFree(address);
}

/** @noinline */
function freeInside(): void {
  kernelFree(tryAllocate(8192) + 16);
}
