// Room for the table of symbols as it is when it is not compressed. A layout
// that holds zeroes takes no room in the image.

import { addressOf } from "machine";
import type { ByteSpan } from "./byte-span.ts";

/** The link step leaves larger tables as they are (compiler/link/symbol-table.ts). */
const roomBytes: usize = 0x4_0000;

/** @layout */
class Room {
  bytes!: FixedArray<u8, 0x4_0000>;
}
const room = new Room();

/** Makes `span` show so many bytes of the room; false: there are not so many. */
export function showSymbolRoom(span: ByteSpan, sizeBytes: usize): boolean {
  if (sizeBytes > roomBytes) return false;
  span.show(addressOf(room), sizeBytes);
  return true;
}
