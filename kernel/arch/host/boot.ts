// What a Linux process gets instead of a loader's information: arguments, and
// one large mapping that plays the machine's memory.

import { config } from "../../config.ts";
import { memoryUsable } from "../contract.ts";
import {
  argumentsSizeBytes,
  argumentsStart,
  readArguments,
  wantedMemorySizeBytes,
} from "./arguments.ts";
import {
  mapExactly,
  mapFresh,
  mapMemory,
  protectionReadWrite,
} from "./system-calls.ts";

/** The same in every run, so that runs can be compared. */
const memoryAddress: usize = 0x1_0000_0000;
const pageMask: usize = 4095;

class Memory {
  start: usize = 0;
  sizeBytes: usize = 0;
}
const memory = new Memory();

export function initialise(bootInfo: usize): void {
  readArguments(bootInfo);
  let size = wantedMemorySizeBytes();
  if (size === 0) size = config.hostMemorySizeBytes;
  size = (size + pageMask) & ~pageMask;
  let start = mapMemory(
    memoryAddress,
    size,
    protectionReadWrite,
    mapFresh | mapExactly,
  );
  // Taken already, or a Linux before 4.17: anywhere will do.
  if (start < 0) start = mapMemory(0, size, protectionReadWrite, mapFresh);
  if (start < 0) return; // no memory: said when the map is read
  memory.start = usize(start);
  memory.sizeBytes = size;
}

export function bootProtocol(): string {
  return "Linux process";
}

export function commandLineAddress(): usize {
  return argumentsStart();
}

export function commandLineSizeBytes(): usize {
  return argumentsSizeBytes();
}

export function commandLineIsSplit(): boolean {
  return true;
}

export function memoryRegionCount(): u32 {
  return memory.sizeBytes === 0 ? 0 : 1;
}

export function memoryRegionStart(index: u32): usize {
  return memory.start;
}

export function memoryRegionSizeBytes(index: u32): usize {
  return memory.sizeBytes;
}

export function memoryRegionKind(index: u32): u32 {
  return memoryUsable;
}

export function memoryIsZero(): boolean {
  return true;
}

/** A process has no firmware. */
export function rootPointer(): usize {
  return 0;
}

export function multiprocessorPointer(): usize {
  return 0;
}

/** All of it. */
export function earlyMappedEnd(): usize {
  return memory.start + memory.sizeBytes;
}
