// Bytes that firmware left: a piece of memory nobody vouches for. It may not be
// mapped, and what lies in it may claim any length.
//
// `show` tries every page once, softly; after that a read inside the piece
// cannot fault, and one outside gives 0. Numbers are little-endian at any
// offset, as in all of firmware's tables.

import { guardedLoad } from "#arch/guarded";
import { load } from "machine";

const pageBytes: usize = 4096;

export class FirmwareBytes {
  private start: usize = 0;
  private size: usize = 0;

  /** Shows these bytes; false, showing none, when not all of them can be read. */
  show(address: usize, sizeBytes: usize): boolean {
    this.start = address;
    this.size = 0;
    if (address === 0 || address + sizeBytes < address) return false;
    const end = address + sizeBytes;
    let at = address;
    while (at < end) {
      if (!guardedLoad(at, 1)) return false;
      at = (at & ~(pageBytes - 1)) + pageBytes;
      if (at === 0) return false;
    }
    this.size = sizeBytes;
    return true;
  }

  address(): usize {
    return this.start;
  }

  sizeBytes(): usize {
    return this.size;
  }

  /** True when `count` bytes from `offset` on lie inside. */
  has(offset: usize, count: usize): boolean {
    return count <= this.size && offset <= this.size - count;
  }

  u8At(offset: usize): u8 {
    return offset < this.size ? load<u8>(this.start + offset) : 0;
  }

  u16At(offset: usize): u16 {
    if (!this.has(offset, 2)) return 0;
    const at = this.start + offset;
    return u16(load<u8>(at)) | (u16(load<u8>(at + 1)) << 8);
  }

  u32At(offset: usize): u32 {
    if (!this.has(offset, 4)) return 0;
    const at = this.start + offset;
    return (
      u32(load<u8>(at)) |
      (u32(load<u8>(at + 1)) << 8) |
      (u32(load<u8>(at + 2)) << 16) |
      (u32(load<u8>(at + 3)) << 24)
    );
  }

  u64At(offset: usize): u64 {
    if (!this.has(offset, 8)) return 0;
    return u64(this.u32At(offset)) | (u64(this.u32At(offset + 4)) << 32);
  }

  /** The sum of the first `count` bytes, modulo 256: 0 where a checksum holds. */
  sum(count: usize): u8 {
    const end = this.start + (count < this.size ? count : this.size);
    let total: u8 = 0;
    for (let at = this.start; at < end; at++) total += load<u8>(at);
    return total;
  }
}
