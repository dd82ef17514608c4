// A fixed buffer of bytes, filled from the front. Embedded in its owner.

import { addressOf } from "machine";

const capacity: u32 = 256;

export class ByteBuffer {
  private used: u32 = 0;
  private readonly bytes = new FixedArray<u8, 256>();

  length(): u32 {
    return this.used;
  }

  isFull(): boolean {
    return this.used >= capacity;
  }

  clear(): void {
    this.used = 0;
  }

  /** Appends unless full; says whether it did. */
  append(byte: u8): boolean {
    if (this.isFull()) return false;
    this.bytes[this.used] = byte;
    this.used += 1;
    return true;
  }

  /** Where the bytes lie, for a device that takes an address. */
  address(): usize {
    return addressOf(this.bytes);
  }
}
