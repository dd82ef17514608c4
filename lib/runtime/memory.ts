// The application's heap until a collector comes, and the four memory
// functions that LLVM may call in either world.
//
// The heap is a pointer that moves through chunks from the kernel. What an
// application allocates is freed when it ends.

import { load, store, stringLength, stringUnits } from "machine";
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

/**
 * @export memcpy
 * @noinline
 */
export function memcpy(to: usize, from: usize, sizeBytes: usize): usize {
  if (sizeBytes < 16) {
    copySmall(to, from, sizeBytes);
    return to;
  }
  // The last 16 bytes are read first and written last, so that the loop may
  // stop anywhere within them.
  const lastLow: u64 = load<u64>(from + sizeBytes - 16);
  const lastHigh: u64 = load<u64>(from + sizeBytes - 8);
  const end: usize = to + sizeBytes - 16;
  let target: usize = to;
  let source: usize = from;
  while (target < end) {
    const low: u64 = load<u64>(source);
    const high: u64 = load<u64>(source + 8);
    store<u64>(target, low);
    store<u64>(target + 8, high);
    target = target + 16;
    source = source + 16;
  }
  store<u64>(end, lastLow);
  store<u64>(end + 8, lastHigh);
  return to;
}

/** Fewer than 16 bytes, which may overlap: all reads come before all writes. */
function copySmall(to: usize, from: usize, sizeBytes: usize): void {
  if (sizeBytes >= 8) {
    const first: u64 = load<u64>(from);
    const last: u64 = load<u64>(from + sizeBytes - 8);
    store<u64>(to, first);
    store<u64>(to + sizeBytes - 8, last);
  } else if (sizeBytes >= 4) {
    const first: u32 = load<u32>(from);
    const last: u32 = load<u32>(from + sizeBytes - 4);
    store<u32>(to, first);
    store<u32>(to + sizeBytes - 4, last);
  } else if (sizeBytes > 0) {
    const first: u8 = load<u8>(from);
    const middle: u8 = load<u8>(from + (sizeBytes >> 1));
    const last: u8 = load<u8>(from + sizeBytes - 1);
    store<u8>(to, first);
    store<u8>(to + (sizeBytes >> 1), middle);
    store<u8>(to + sizeBytes - 1, last);
  }
}

/**
 * @export memmove
 * @noinline
 */
export function memmove(to: usize, from: usize, sizeBytes: usize): usize {
  if (sizeBytes < 16) {
    copySmall(to, from, sizeBytes);
    return to;
  }
  // Wraps to a large number when the target lies below the source.
  if (to - from >= sizeBytes) return moveForward(to, from, sizeBytes);
  const firstLow: u64 = load<u64>(from);
  const firstHigh: u64 = load<u64>(from + 8);
  let left: usize = sizeBytes;
  while (left > 16) {
    const low: u64 = load<u64>(from + left - 16);
    const high: u64 = load<u64>(from + left - 8);
    store<u64>(to + left - 16, low);
    store<u64>(to + left - 8, high);
    left = left - 16;
  }
  store<u64>(to, firstLow);
  store<u64>(to + 8, firstHigh);
  return to;
}

/** The target lies below the source or beyond it. */
function moveForward(to: usize, from: usize, sizeBytes: usize): usize {
  const lastLow: u64 = load<u64>(from + sizeBytes - 16);
  const lastHigh: u64 = load<u64>(from + sizeBytes - 8);
  let done: usize = 0;
  while (done + 16 < sizeBytes) {
    const low: u64 = load<u64>(from + done);
    const high: u64 = load<u64>(from + done + 8);
    store<u64>(to + done, low);
    store<u64>(to + done + 8, high);
    done = done + 16;
  }
  store<u64>(to + sizeBytes - 16, lastLow);
  store<u64>(to + sizeBytes - 8, lastHigh);
  return to;
}

/**
 * @export memset
 * @noinline
 */
export function memset(to: usize, value: i32, sizeBytes: usize): usize {
  const pattern: u64 = u64(u8(value)) * 0x0101_0101_0101_0101;
  let done: usize = 0;
  while (done + 8 <= sizeBytes) {
    store<u64>(to + done, pattern);
    done = done + 8;
  }
  while (done < sizeBytes) {
    store<u8>(to + done, u8(value));
    done = done + 1;
  }
  return to;
}

/**
 * @export memcmp
 * @noinline
 */
export function memcmp(left: usize, right: usize, sizeBytes: usize): i32 {
  let done: usize = 0;
  while (
    done + 8 <= sizeBytes &&
    load<u64>(left + done) === load<u64>(right + done)
  ) {
    done = done + 8;
  }
  while (done < sizeBytes) {
    const a: u8 = load<u8>(left + done);
    const b: u8 = load<u8>(right + done);
    if (a !== b) return i32(a) - i32(b);
    done = done + 1;
  }
  return 0;
}
