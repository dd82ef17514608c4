// A piece of memory seen as bytes: every access is checked against its size.
// This is how portable code reads what loaders and tools left in memory.

import { load, store } from "machine";
import { panicIndex } from "../debug/panic.ts";

export class ByteSpan {
  private start: usize = 0;
  private size: usize = 0;

  /** Makes this span show `sizeBytes` bytes at `address`. */
  show(address: usize, sizeBytes: usize): void {
    this.start = address;
    this.size = sizeBytes;
  }

  address(): usize {
    return this.start;
  }

  sizeBytes(): usize {
    return this.size;
  }

  byteAt(offset: usize): u8 {
    if (offset >= this.size) panicIndex(u64(offset), u64(this.size));
    return load<u8>(this.start + offset);
  }

  setByteAt(offset: usize, value: u8): void {
    if (offset >= this.size) panicIndex(u64(offset), u64(this.size));
    store<u8>(this.start + offset, value);
  }

  /** A 32-bit number in the machine's byte order. */
  u32At(offset: usize): u32 {
    if (this.size < 4 || offset > this.size - 4) {
      panicIndex(u64(offset), u64(this.size));
    }
    return load<u32>(this.start + offset);
  }

  usizeAt(offset: usize): usize {
    if (this.size < 8 || offset > this.size - 8) {
      panicIndex(u64(offset), u64(this.size));
    }
    return load<usize>(this.start + offset);
  }

  setUsizeAt(offset: usize, value: usize): void {
    if (this.size < 8 || offset > this.size - 8) {
      panicIndex(u64(offset), u64(this.size));
    }
    store<usize>(this.start + offset, value);
  }
}
