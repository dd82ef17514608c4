// The four memory functions that LLVM may call, in either world.

import { fillMemory, load, store } from "machine";

/**
 * @export memcpy
 * @noinline
 * @hot
 */
export function memcpy(to: usize, from: usize, sizeBytes: usize): usize {
  if (sizeBytes < 16) copySmall(to, from, sizeBytes);
  else copyForward(to, from, sizeBytes);
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
 * @hot
 */
export function memmove(to: usize, from: usize, sizeBytes: usize): usize {
  if (sizeBytes < 16) {
    copySmall(to, from, sizeBytes);
    return to;
  }
  // Wraps to a large number when the target lies below the source.
  if (to - from >= sizeBytes) {
    copyForward(to, from, sizeBytes);
    return to;
  }
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

/**
 * At least 16 bytes; the target lies below the source or beyond it. Of each
 * step all reads come before all writes.
 * @inline
 */
function copyForward(to: usize, from: usize, sizeBytes: usize): void {
  // The last 16 bytes are read first and written last, so that the loops may
  // stop anywhere within them.
  const lastLow: u64 = load<u64>(from + sizeBytes - 16);
  const lastHigh: u64 = load<u64>(from + sizeBytes - 8);
  const wholeBytes: usize = sizeBytes & ~63;
  let done: usize = 0;
  while (done < wholeBytes) {
    const word0: u64 = load<u64>(from + done);
    const word1: u64 = load<u64>(from + done + 8);
    const word2: u64 = load<u64>(from + done + 16);
    const word3: u64 = load<u64>(from + done + 24);
    const word4: u64 = load<u64>(from + done + 32);
    const word5: u64 = load<u64>(from + done + 40);
    const word6: u64 = load<u64>(from + done + 48);
    const word7: u64 = load<u64>(from + done + 56);
    store<u64>(to + done, word0);
    store<u64>(to + done + 8, word1);
    store<u64>(to + done + 16, word2);
    store<u64>(to + done + 24, word3);
    store<u64>(to + done + 32, word4);
    store<u64>(to + done + 40, word5);
    store<u64>(to + done + 48, word6);
    store<u64>(to + done + 56, word7);
    done = done + 64;
  }
  while (done + 16 < sizeBytes) {
    const low: u64 = load<u64>(from + done);
    const high: u64 = load<u64>(from + done + 8);
    store<u64>(to + done, low);
    store<u64>(to + done + 8, high);
    done = done + 16;
  }
  store<u64>(to + sizeBytes - 16, lastLow);
  store<u64>(to + sizeBytes - 8, lastHigh);
}

/**
 * @export memset
 * @noinline
 * @hot
 */
export function memset(to: usize, value: i32, sizeBytes: usize): usize {
  const pattern: u64 = u64(u8(value)) * 0x0101_0101_0101_0101;
  if (sizeBytes < 16) {
    fillSmall(to, pattern, sizeBytes);
    return to;
  }
  const wholeBytes: usize = sizeBytes & ~63;
  let done: usize = 0;
  // Clearing is most of it, and has vectors of its own.
  if (pattern === 0) {
    for (; done < wholeBytes; done = done + 64) fillMemory(to + done, 0, 64);
  }
  while (done < wholeBytes) {
    store<u64>(to + done, pattern);
    store<u64>(to + done + 8, pattern);
    store<u64>(to + done + 16, pattern);
    store<u64>(to + done + 24, pattern);
    store<u64>(to + done + 32, pattern);
    store<u64>(to + done + 40, pattern);
    store<u64>(to + done + 48, pattern);
    store<u64>(to + done + 56, pattern);
    done = done + 64;
  }
  while (done + 16 <= sizeBytes) {
    store<u64>(to + done, pattern);
    store<u64>(to + done + 8, pattern);
    done = done + 16;
  }
  // What is left is less than 16 bytes: these overlap what is written.
  store<u64>(to + sizeBytes - 16, pattern);
  store<u64>(to + sizeBytes - 8, pattern);
  return to;
}

/** Fewer than 16 bytes: stores from both ends, which may overlap. */
function fillSmall(to: usize, pattern: u64, sizeBytes: usize): void {
  if (sizeBytes >= 8) {
    store<u64>(to, pattern);
    store<u64>(to + sizeBytes - 8, pattern);
  } else if (sizeBytes >= 4) {
    store<u32>(to, u32(pattern));
    store<u32>(to + sizeBytes - 4, u32(pattern));
  } else if (sizeBytes > 0) {
    store<u8>(to, u8(pattern));
    store<u8>(to + (sizeBytes >> 1), u8(pattern));
    store<u8>(to + sizeBytes - 1, u8(pattern));
  }
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
