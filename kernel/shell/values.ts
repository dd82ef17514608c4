// Small helpers of commands that show values.

import type { Writer } from "../console/writer.ts";

/** The largest number of `widthBytes` bytes (1 to 8). */
export function largestOf(widthBytes: u32): u64 {
  return 0xffff_ffff_ffff_ffff >> u64(64 - widthBytes * 8);
}

/** The byte itself where it is a visible character, else a dot. */
export function printableByte(byte: u8): u8 {
  return byte >= 0x20 && byte < 0x7f ? byte : 0x2e;
}

/** The bytes of `value`, lowest first, as characters. */
export function printCharacters(
  writer: Writer,
  value: u64,
  widthBytes: u32,
): void {
  for (let i: u32 = 0; i < widthBytes; i++) {
    writer.byte(printableByte(u8(value >> u64(i * 8))));
  }
}
