// Where the firmware's tables begin: told by the loader, else searched for in
// the places the PC keeps for them. ACPI specification 6.4, section 5.2.5.1;
// MultiProcessor specification 1.4, chapter 4.

import { load } from "machine";
import { rootPointer as loadersRootPointer } from "./memory-map.ts";

const acpiSignature: u64 = 0x2052_5450_2044_5352; // "RSD PTR "
const multiprocessorSignature: u32 = 0x5f50_4d5f; // "_MP_"

const biosStart: usize = 0xe_0000;
const biosUpperHalf: usize = 0xf_0000;
const biosEnd: usize = 0x10_0000;
/** Segment of the extended BIOS data area, which has its own table at times. */
const extendedSegmentAt: usize = 0x40e;
const baseMemoryEnd: usize = 0xa_0000;
const areaBytes: usize = 1024;

/** All tables lie at multiples of this. */
const step: usize = 16;

/** 0: no ACPI. */
export function rootPointer(): usize {
  const told = loadersRootPointer();
  if (told !== 0) return told;
  for (let at = biosStart; at < biosEnd; at += step)
    if (load<u64>(at) === acpiSignature) return at;
  return 0;
}

/** 0: no multiprocessor tables. */
export function multiprocessorPointer(): usize {
  const extended = usize(load<u16>(extendedSegmentAt)) << 4;
  if (extended >= baseMemoryEnd / 2 && extended < baseMemoryEnd) {
    const found = findMultiprocessor(extended, extended + areaBytes);
    if (found !== 0) return found;
  }
  const last = findMultiprocessor(baseMemoryEnd - areaBytes, baseMemoryEnd);
  if (last !== 0) return last;
  return findMultiprocessor(biosUpperHalf, biosEnd);
}

function findMultiprocessor(start: usize, end: usize): usize {
  for (let at = start; at < end; at += step)
    if (load<u32>(at) === multiprocessorSignature) return at;
  return 0;
}
