// How the firmware wants memory to be cached: the MTRRs. Intel SDM volume 3,
// section 12.11.

import { askCpuid, Identification, readMsr } from "./registers.ts";

const msrCapability: u32 = 0xfe;
const msrDefault: u32 = 0x2ff;
const msrFirstVariable: u32 = 0x200; // base and mask, in turn

const capabilityVariable: u64 = 0xff;
const capabilityFixed: u64 = 0x100;
const defaultEnabled: u64 = 0x800;
const defaultFixedEnabled: u64 = 0x400;
const maskValid: u64 = 0x800;
const addressMask: u64 = 0x000f_ffff_ffff_f000;

/** The fixed ranges: a register holds eight of one size, a byte each. */
const fixedRegisters: u32[] = [
  0x250, 0x258, 0x259, 0x268, 0x269, 0x26a, 0x26b, 0x26c, 0x26d, 0x26e, 0x26f,
];
const fixedCount: u32 = 88;

const answer = new Identification();

export function memoryTypesMissing(): string {
  askCpuid(1, 0, answer);
  if ((answer.edx & (1 << 12)) === 0) return "this processor has no MTRRs";
  return "";
}

/** "uncached", "write-back", …: of memory that no range names. */
export function defaultMemoryType(): string {
  const value = readMsr(msrDefault);
  if ((value & defaultEnabled) === 0) return "uncached (MTRRs are off)";
  return typeName(value);
}

function hasFixed(): boolean {
  if ((readMsr(msrCapability) & capabilityFixed) === 0) return false;
  return (readMsr(msrDefault) & defaultFixedEnabled) !== 0;
}

/** Fixed ranges first, then variable ones: some of those may be unused. */
export function memoryTypeCount(): u32 {
  const variable = u32(readMsr(msrCapability) & capabilityVariable);
  return hasFixed() ? fixedCount + variable : variable;
}

export function memoryTypeIsFixed(index: u32): boolean {
  return hasFixed() && index < fixedCount;
}

export function memoryTypeIsUsed(index: u32): boolean {
  if (memoryTypeIsFixed(index)) return true;
  return (readMsr(variableBase(index) + 1) & maskValid) !== 0;
}

export function memoryTypeStart(index: u32): u64 {
  if (!memoryTypeIsFixed(index))
    return readMsr(variableBase(index)) & addressMask;
  if (index < 8) return u64(index) * 0x1_0000;
  if (index < 24) return 0x8_0000 + u64(index - 8) * 0x4000;
  return 0xc_0000 + u64(index - 24) * 0x1000;
}

/** A variable range's mask says which bits of an address must be its start's. */
export function memoryTypeSizeBytes(index: u32): u64 {
  if (memoryTypeIsFixed(index)) {
    if (index < 8) return 0x1_0000;
    return index < 24 ? 0x4000 : 0x1000;
  }
  const mask = readMsr(variableBase(index) + 1) & addressMask;
  return mask === 0 ? 0 : mask & ~(mask - 1);
}

export function memoryTypeName(index: u32): string {
  if (!memoryTypeIsFixed(index)) return typeName(readMsr(variableBase(index)));
  const value = readMsr(fixedRegisters[index >> 3]);
  return typeName(value >> u64((index & 7) * 8));
}

function variableBase(index: u32): u32 {
  const variable = hasFixed() ? index - fixedCount : index;
  return msrFirstVariable + variable * 2;
}

const typeNames = [
  "uncached",
  "write-combining",
  "reserved",
  "reserved",
  "write-through",
  "write-protected",
  "write-back",
  "reserved",
];

function typeName(value: u64): string {
  const type = u32(value & 0xff);
  return type < 8 ? typeNames[type] : "reserved";
}
