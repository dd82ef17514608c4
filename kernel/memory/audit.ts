// What development mode knows of each allocation beyond release: who made it,
// and whether freed memory is still written to.
//
//   the end of an allocation   -32  three return addresses, innermost first
//                              -8   a mark mixed with the address: allocated
//
// Freed small objects are filled with a byte that is looked for when they are
// allocated again.

import { fillMemory, framePointer, load, store } from "machine";
import { panic } from "../debug/panic.ts";
import { freedByte } from "./slabs.ts";

export const trailerBytes: usize = 32;
/** Return addresses kept of each allocation. */
export const makerDepth: usize = 3;
const allocatedMark: usize = 0x6e61_7574_a110_c8ed;

/** A small object about to be used: nobody wrote to it since it was freed. */
export function auditTaken(address: usize, sizeBytes: usize): void {
  const filled: usize = u64OfByte();
  for (let at: usize = 16; at < sizeBytes; at += 8) {
    if (load<usize>(address + at) !== filled) {
      panic("memory was written to after it was freed");
    }
  }
}

function u64OfByte(): usize {
  return usize(freedByte) * 0x0101_0101_0101_0101;
}

/**
 * Called by a helper of the heap's functions: the return address two frames up
 * is in whoever called the heap.
 * @noinline
 */
export function auditAllocated(address: usize, sizeBytes: usize): void {
  const trailer: usize = address + sizeBytes - trailerBytes;
  let frame = load<usize>(load<usize>(framePointer()));
  for (let i: usize = 0; i < makerDepth; i++) {
    store<usize>(trailer + i * 8, load<usize>(frame + 8));
    frame = load<usize>(frame);
    // The end of the chain, or of what is known to be a stack.
    if (frame === 0) break;
  }
  store<usize>(address + sizeBytes - 8, allocatedMark ^ address);
}

/** True when somebody has this; `makerOf` says who then. */
export function isAllocated(address: usize, sizeBytes: usize): boolean {
  return load<usize>(address + sizeBytes - 8) === (allocatedMark ^ address);
}

/** A return address, the innermost first, of when it was allocated. */
export function makerOf(address: usize, sizeBytes: usize, depth: usize): usize {
  return load<usize>(address + sizeBytes - trailerBytes + depth * 8);
}

export function auditFreed(address: usize, sizeBytes: usize): void {
  if (!isAllocated(address, sizeBytes)) {
    panic(
      "free of memory that is not an allocation's start, or was written past its end",
    );
  }
  fillMemory(address, freedByte, sizeBytes);
}
