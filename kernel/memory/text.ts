// Strings as the kernel reads them: UTF-16 units, without allocation and
// without floating point, so that exception handlers may print.

import { addressOf, load, stringIsWide, stringLength } from "machine";

/** Length in UTF-16 units. */
export function textLength(text: string): u32 {
  return stringLength(text);
}

/** Where a string's units lie behind its header (docs/object-model.md). */
const unitsOffsetBytes: usize = 16;

/**
 * Unit `index` of `text`; the caller keeps it below `textLength`. The kernel
 * concatenates no strings, so their units always lie in one piece.
 */
export function textUnit(text: string, index: u32): u32 {
  const units = addressOf(text) + unitsOffsetBytes;
  if (stringIsWide(text)) return u32(load<u16>(units + usize(index) * 2));
  return u32(load<u8>(units + usize(index)));
}
