// The PVH start info. xen/include/public/arch-x86/hvm/start_info.h

import { objectAt } from "machine";
import { addRegion, copyCommandLine, setRootPointer } from "./memory-map.ts";

/** Both the handoff's mark and the first word of the start info. */
export const pvhMagic: u32 = 0x336e_c578;

/** @layout @size 56 */
class StartInfo {
  magic!: u32;
  version!: u32;
  flags!: u32;
  moduleCount!: u32;
  moduleListAddress!: u64;
  commandLineAddress!: u64;
  rootPointerAddress!: u64;
  // From version 1 on:
  memoryMapAddress!: u64;
  memoryMapCount!: u32;
  reserved!: u32;
}

/** @layout @size 24 */
class MemoryMapEntry {
  startAddress!: u64;
  sizeBytes!: u64;
  type!: u32;
  reserved!: u32;
}

export function readStartInfo(address: usize): void {
  const info = objectAt<StartInfo>(address);
  if (info.magic !== pvhMagic) return;
  if (info.commandLineAddress !== 0)
    copyCommandLine(usize(info.commandLineAddress));
  setRootPointer(usize(info.rootPointerAddress));
  if (info.version === 0) return;
  const map = usize(info.memoryMapAddress);
  for (let i: u32 = 0; i < info.memoryMapCount; i++) {
    const entry = objectAt<MemoryMapEntry>(map + usize(i) * 24);
    addRegion(entry.startAddress, entry.sizeBytes, entry.type);
  }
}
