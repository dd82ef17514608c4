// What development mode knows of each allocation beyond release: who made it,
// and whether freed memory is still written to.
//
//   the end of an allocation   -16  the address its maker goes on at
//                              -8   a mark mixed with the address: allocated
//
// Freed small objects are filled with a byte that is looked for when they are
// allocated again.

import { fillMemory, framePointer, load, store } from "machine";
import { panic } from "../debug/panic.ts";
import { freedByte } from "./slabs.ts";

export const trailerBytes: usize = 16;
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

/** @noinline */
export function auditAllocated(address: usize, sizeBytes: usize): void {
  const trailer: usize = address + sizeBytes - trailerBytes;
  store<usize>(trailer, callerOfHeap());
  store<usize>(trailer + 8, allocatedMark ^ address);
}

/** The first return address outside of the heap. */
function callerOfHeap(): usize {
  return load<usize>(framePointer() + 8);
}

export function auditFreed(address: usize, sizeBytes: usize): void {
  const mark: usize = address + sizeBytes - 8;
  if (load<usize>(mark) !== (allocatedMark ^ address)) {
    panic(
      "free of memory that is not an allocation's start, or was written past its end",
    );
  }
  fillMemory(address, freedByte, sizeBytes);
}
