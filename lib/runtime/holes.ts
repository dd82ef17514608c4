// Holes of arrays. A hole reads as undefined; it is told from an element that is
// undefined where the elements' type says they never are
// (docs/object-model.md: the descriptor's last word).

import { addressOf, arrayElements, arrayLength, load } from "machine";

const elementKindOffset: usize = 24;
const neverUndefinedOffset: usize = 28;
const undefinedBits: u64 = 0xfff9_0000_0000_0001;
const undefinedReference: u64 = 8;
const undefinedBoolean: u8 = 2;

/** How many elements from `index` on are holes. */
export function countHoles(array: unknown[], index: u32): u32 {
  const length: u32 = arrayLength(array);
  let end: u32 = index;
  while (end < length && isHoleAt(array, end)) end++;
  return end - index;
}

/** Whether an element below the length is a hole. */
export function isHoleAt(array: unknown[], index: u32): boolean {
  const descriptor: usize = usize(load<u32>(addressOf(array)));
  if (load<u32>(descriptor + neverUndefinedOffset) === 0) return false;
  const kind: u32 = load<u32>(descriptor + elementKindOffset);
  const elements: usize = arrayElements(array);
  if (kind === 1 || kind === 5) {
    return load<u64>(elements + usize(index) * 8) === undefinedBits;
  }
  if (kind === 4) {
    return load<u64>(elements + usize(index) * 8) === undefinedReference;
  }
  if (kind === 2) return load<u8>(elements + usize(index)) === undefinedBoolean;
  return false;
}
