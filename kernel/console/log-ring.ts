// The last 16 KB of the kernel's log, kept for the `log` command and for a
// debugger; the channel may have been nobody's.

import { load } from "machine";

const capacity: u32 = 16384;

class LogRing {
  /** Bytes ever logged; the ring holds the last `capacity` of them. */
  total: u64 = 0;
  readonly bytes = new FixedArray<u8, 16384>();
}

const ring = new LogRing();

/** Keeps `length` bytes at `address`. Called by every log line. */
export function rememberLog(address: usize, length: u32): void {
  for (let i: u32 = 0; i < length; i++) {
    ring.bytes[u32(ring.total % u64(capacity))] = load<u8>(address + usize(i));
    ring.total += 1;
  }
}

/** Bytes that can be read back. */
export function rememberedBytes(): u32 {
  return ring.total < u64(capacity) ? u32(ring.total) : capacity;
}

/** Byte `index` of those, oldest first. */
export function rememberedByte(index: u32): u8 {
  const first: u64 = ring.total - u64(rememberedBytes());
  return ring.bytes[u32((first + u64(index)) % u64(capacity))];
}
