// The application's heap until a collector comes: a pointer that moves through
// chunks from the kernel. What an application allocates is freed when it ends.

import { stringLength, stringUnits } from "machine";
import { exit, growHeap, write } from "./system.ts";

/** Chunks start small, because a short program should not pay for zeroing. */
const largestChunkBytes: usize = 0x40_0000;

let nextFree: usize = 0;
let chunkEnd: usize = 0;
let nextChunkBytes: usize = 0x1_0000;

/** Zeroed memory aligned to 16; ends the program when there is none left. @allocates */
export function allocateObject(sizeBytes: usize): usize {
  const roundedBytes: usize = (sizeBytes + 15) & ~15;
  const address: usize = nextFree;
  if (roundedBytes > chunkEnd - address) return allocateSlow(roundedBytes);
  nextFree = address + roundedBytes;
  return address;
}

/**
 * @noinline
 * @cold
 */
function allocateSlow(roundedBytes: usize): usize {
  let wantedBytes: usize = nextChunkBytes;
  if (roundedBytes > wantedBytes) wantedBytes = roundedBytes;
  let chunk: usize = growHeap(wantedBytes);
  if (chunk === 0 && wantedBytes > roundedBytes) {
    // Close to the end of memory: a whole chunk is too much, the object not.
    wantedBytes = roundedBytes;
    chunk = growHeap(wantedBytes);
  }
  if (chunk === 0) outOfMemory();
  if (nextChunkBytes < largestChunkBytes) nextChunkBytes = nextChunkBytes * 2;
  if (chunk === chunkEnd) {
    // The kernel continued where the last chunk ended: nothing is lost.
    const address: usize = nextFree;
    nextFree = address + roundedBytes;
    chunkEnd = chunk + wantedBytes;
    return address;
  }
  const left: usize = wantedBytes - roundedBytes;
  if (left > chunkEnd - nextFree) {
    nextFree = chunk + roundedBytes;
    chunkEnd = chunk + wantedBytes;
  }
  return chunk;
}

/**
 * @noinline
 * @cold
 */
function outOfMemory(): never {
  const message = "error: the program ran out of memory\n";
  writeAscii(2, message);
  exit(1);
}

/** Writes a literal without allocating. */
function writeAscii(channel: u32, text: string): void {
  write(channel, stringUnits(text), usize(stringLength(text)));
}
