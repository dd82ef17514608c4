// Room for lines of text that are being put together, a number of them.

import { addressOf } from "machine";
import { panicIndex } from "../debug/panic.ts";

export const storedLines: u32 = 32;
export const storedLineBytes: u32 = 256;

/** A layout has no header: all zeroes, it takes no room in the image. @layout */
class Storage {
  bytes!: FixedArray<u8, 8192>;
  lengths!: FixedArray<u32, 32>;
}
const storage = new Storage();

export function lineLength(line: u32): u32 {
  return storage.lengths[line];
}

export function clearLine(line: u32): void {
  storage.lengths[line] = 0;
}

/** The line has room: see `storedLineBytes`. */
export function appendToLine(line: u32, byte: u8): void {
  const used = storage.lengths[line];
  if (used >= storedLineBytes) panicIndex(u64(used), u64(storedLineBytes));
  storage.bytes[line * storedLineBytes + used] = byte;
  storage.lengths[line] = used + 1;
}

/** Where its bytes lie, for a device that takes an address. */
export function lineAddress(line: u32): usize {
  return addressOf(storage.bytes) + usize(line * storedLineBytes);
}
