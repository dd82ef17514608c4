// The multiboot2 boot information. Specification 2.0, section 3.6.

import { objectAt } from "machine";
import { addRegion, copyCommandLine, copyRootPointer } from "./memory-map.ts";

/** What the loader leaves in %eax. */
export const multiboot2Magic: u32 = 0x36d7_6289;

/** @layout @size 8 */
class Header {
  sizeBytes!: u32;
  reserved!: u32;
}

/** Each starts at a multiple of 8. @layout @size 8 */
class Tag {
  type!: u32;
  sizeBytes!: u32;
}

/** @layout @size 16 */
class MemoryMapTag {
  type!: u32;
  sizeBytes!: u32;
  entrySizeBytes!: u32;
  entryVersion!: u32;
}

/** @layout @size 24 */
class MemoryMapEntry {
  startAddress!: u64;
  sizeBytes!: u64;
  type!: u32;
  reserved!: u32;
}

const tagEnd: u32 = 0;
const tagCommandLine: u32 = 1;
const tagMemoryMap: u32 = 6;
/** Copies of the ACPI root pointer: revision 1, and 2 or later. */
const tagRootPointerOld: u32 = 14;
const tagRootPointerNew: u32 = 15;

export function readMultiboot2(address: usize): void {
  const end = address + usize(objectAt<Header>(address).sizeBytes);
  let at = address + 8;
  while (at + 8 <= end) {
    const tag = objectAt<Tag>(at);
    if (tag.type === tagEnd || tag.sizeBytes < 8) return;
    readTag(at, tag);
    at += (usize(tag.sizeBytes) + 7) & ~usize(7);
  }
}

/** Modules and everything else are ignored. */
function readTag(at: usize, tag: Tag): void {
  const type = tag.type;
  if (type === tagCommandLine) copyCommandLine(at + 8);
  else if (type === tagMemoryMap) readMemoryMap(at);
  else if (type === tagRootPointerOld || type === tagRootPointerNew)
    copyRootPointer(at + 8, usize(tag.sizeBytes) - 8);
}

function readMemoryMap(at: usize): void {
  const tag = objectAt<MemoryMapTag>(at);
  const stride = usize(tag.entrySizeBytes);
  if (stride < 24) return;
  const end = at + usize(tag.sizeBytes);
  for (let entryAt = at + 16; entryAt + 24 <= end; entryAt += stride) {
    const entry = objectAt<MemoryMapEntry>(entryAt);
    addRegion(entry.startAddress, entry.sizeBytes, entry.type);
  }
}
