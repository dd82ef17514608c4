// What the loader left, by either protocol, in one shape.

import { objectAt } from "machine";
import { startCalibration } from "./calibration.ts";
import { beginEarly } from "./context.ts";
export { multiprocessorPointer, rootPointer } from "./firmware.ts";
import {
  commandLineLength,
  commandLineStart,
  regionCount,
  regionKind,
  regionSizeBytes,
  regionStart,
} from "./memory-map.ts";
import { multiboot2Magic, readMultiboot2 } from "./multiboot2.ts";
import { pvhMagic, readStartInfo } from "./pvh.ts";

/** What entry.S passes. @layout @size 16 */
class Handoff {
  magic!: u32;
  informationAddress!: u32;
  entryTimeStamp!: u64;
}

let protocol = "unknown loader";

export function initialise(bootInfo: usize): void {
  const handoff = objectAt<Handoff>(bootInfo);
  // As early as can be: the longer the boot, the better it measures the clock.
  startCalibration(handoff.entryTimeStamp);
  beginEarly();
  const information = usize(handoff.informationAddress);
  if (handoff.magic === pvhMagic) {
    protocol = "PVH";
    readStartInfo(information);
  } else if (handoff.magic === multiboot2Magic) {
    protocol = "multiboot2";
    readMultiboot2(information);
  }
}

export function bootProtocol(): string {
  return protocol;
}

export function commandLineAddress(): usize {
  return commandLineStart();
}

export function commandLineSizeBytes(): usize {
  return commandLineLength();
}

export function commandLineIsSplit(): boolean {
  return false;
}

export function memoryRegionCount(): u32 {
  return regionCount();
}

export function memoryRegionStart(index: u32): usize {
  return regionStart(index);
}

export function memoryRegionSizeBytes(index: u32): usize {
  return regionSizeBytes(index);
}

export function memoryRegionKind(index: u32): u32 {
  return regionKind(index);
}

/** Firmware and loader have been there before us. */
export function memoryIsZero(): boolean {
  return false;
}

/** The early map of entry.S. */
export function earlyMappedEnd(): usize {
  return 0x1_0000_0000;
}
