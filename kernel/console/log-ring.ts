// The last 16 KB of the kernel's log, kept for the `log` command and for a
// debugger; the channel may have been nobody's.

import { ByteSpan } from "../memory/byte-span.ts";

const capacity: u32 = 16384;

/** Bytes ever logged; the ring holds the last `capacity` of them. */
let total: u64 = 0;

/** A layout has no header: all zeroes, it takes no room in the image. @layout */
class RingStorage {
  bytes!: FixedArray<u8, 16384>;
}
const ring = new RingStorage();
const line = new ByteSpan();

/** Keeps `length` bytes at `address`. Called by every log line. */
export function rememberLog(address: usize, length: u32): void {
  line.show(address, usize(length));
  for (let i: u32 = 0; i < length; i++) {
    ring.bytes[u32(total % u64(capacity))] = line.byteAt(usize(i));
    total += 1;
  }
}

/** Bytes that can be read back. */
export function rememberedBytes(): u32 {
  return total < u64(capacity) ? u32(total) : capacity;
}

/** Byte `index` of those, oldest first. */
export function rememberedByte(index: u32): u8 {
  const first: u64 = total - u64(rememberedBytes());
  return ring.bytes[u32((first + u64(index)) % u64(capacity))];
}
