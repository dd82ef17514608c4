// The memory map and the command line, copied from the loader's memory before
// anything can overwrite it.

import { addressOf, addressOfField, copyMemory, load, sizeOf } from "machine";
import {
  memoryDefective,
  memoryFirmware,
  memoryReclaimable,
  memoryReserved,
  memoryUsable,
} from "../contract.ts";

/** More than any firmware hands out; what goes beyond is left unused. */
const regionLimit: u32 = 128;
const commandLineLimitBytes: usize = 4096;

/** Where memory the old PC knows begins and ends: never handed out (see addRegion). */
const lowMemoryEnd: u64 = 0x10_0000;

/** @layout */
class Regions {
  startAddress!: FixedArray<u64, 128>;
  sizeBytes!: FixedArray<u64, 128>;
  kind!: FixedArray<u32, 128>;
}

/** @layout */
class CommandLine {
  bytes!: FixedArray<u8, 4096>;
}

const regions = new Regions();
let count: u32 = 0;

const commandLine = new CommandLine();
let commandLineBytes: usize = 0;

/** Address of the ACPI root pointer (RSDP), 0 when the loader did not say. */
let rootPointerAddress: usize = 0;

/** The loader's own copy of the root pointer. @layout */
class RootPointerCopy {
  bytes!: FixedArray<u8, 36>;
}
const rootPointerCopy = new RootPointerCopy();

/** The kinds of the firmware's map (E820, which PVH and multiboot2 both use). */
function kindOfFirmwareType(type: u32): u32 {
  if (type === 1) return memoryUsable;
  if (type === 3) return memoryReclaimable;
  if (type === 4) return memoryFirmware;
  if (type === 5) return memoryDefective;
  return memoryReserved;
}

export function addRegion(start: u64, sizeBytes: u64, type: u32): void {
  // microvm ends its map with an empty entry; a lying one must not wrap.
  if (sizeBytes === 0 || start + sizeBytes < start) return;
  const kind = kindOfFirmwareType(type);
  // The first megabyte stays the firmware's: its data areas are there, and
  // other CPUs start in it.
  if (kind === memoryUsable && start < lowMemoryEnd) {
    const end = start + sizeBytes;
    const lowEnd = end < lowMemoryEnd ? end : lowMemoryEnd;
    append(start, lowEnd - start, memoryFirmware);
    if (end > lowMemoryEnd) append(lowMemoryEnd, end - lowMemoryEnd, kind);
    return;
  }
  append(start, sizeBytes, kind);
}

function append(start: u64, sizeBytes: u64, kind: u32): void {
  if (count === regionLimit) return;
  regions.startAddress[count] = start;
  regions.sizeBytes[count] = sizeBytes;
  regions.kind[count] = kind;
  count++;
}

export function regionCount(): u32 {
  return count;
}

export function regionStart(index: u32): usize {
  return usize(regions.startAddress[index]);
}

export function regionSizeBytes(index: u32): usize {
  return usize(regions.sizeBytes[index]);
}

export function regionKind(index: u32): u32 {
  return regions.kind[index];
}

/** Copies a string that ends in a zero byte; too long a one is cut. */
export function copyCommandLine(text: usize): void {
  let length: usize = 0;
  while (length < commandLineLimitBytes && load<u8>(text + length) !== 0)
    length++;
  copyMemory(addressOf(commandLine), text, length);
  commandLineBytes = length;
}

export function commandLineStart(): usize {
  return addressOfField(commandLine, "bytes");
}

export function commandLineLength(): usize {
  return commandLineBytes;
}

export function setRootPointer(address: usize): void {
  rootPointerAddress = address;
}

/** For a root pointer in memory that will be reused. */
export function copyRootPointer(from: usize, sizeBytes: usize): void {
  const limit = sizeOf<RootPointerCopy>();
  copyMemory(
    addressOf(rootPointerCopy),
    from,
    sizeBytes < limit ? sizeBytes : limit,
  );
  rootPointerAddress = addressOf(rootPointerCopy);
}

export function rootPointer(): usize {
  return rootPointerAddress;
}
