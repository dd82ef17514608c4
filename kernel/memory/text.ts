// Strings as the kernel reads them: UTF-16 units, without allocation and
// without floating point, so that exception handlers may print.

import { load, stringIsWide, stringLength, stringUnits } from "machine";

/** Length in UTF-16 units. */
export function textLength(text: string): u32 {
  return stringLength(text);
}

/** Unit `index` of `text`; the caller keeps it below `textLength`. */
export function textUnit(text: string, index: u32): u32 {
  const units = stringUnits(text);
  // A string's units are 1 or 2 bytes each, contiguous (docs/object-model.md).
  if (stringIsWide(text)) return u32(load<u16>(units + usize(index) * 2));
  return u32(load<u8>(units + usize(index)));
}
