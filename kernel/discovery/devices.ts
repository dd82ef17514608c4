// What ACPI says of devices the boot does not need: the event timer (HPET) and
// the memory-mapped configuration of PCI (MCFG). Read when asked for. IA-PC
// HPET specification 1.0a, section 3.2.4; PCI firmware specification 3.0, 4.1.2.

import { FirmwareBytes } from "../memory/firmware-bytes.ts";
import { nameHpet, nameMcfg, showByName } from "./acpi.ts";

const table = new FirmwareBytes();

const hpetAddressAt: usize = 44;
const hpetSpaceAt: usize = 40;
const hpetBytes: usize = 56;
const hpetMinimumTickAt: usize = 53;
const spaceMemory: u8 = 0;

/** Address of the event timer's registers; 0: there is none. */
export function eventTimerAddress(): usize {
  if (!showHpet()) return 0;
  return usize(table.u64At(hpetAddressAt));
}

/** How few ticks it can be set to without losing one. */
export function eventTimerMinimumTicks(): u32 {
  return showHpet() ? u32(table.u16At(hpetMinimumTickAt)) : 0;
}

function showHpet(): boolean {
  if (showByName(table, nameHpet) !== "") return false;
  return table.has(0, hpetBytes) && table.u8At(hpetSpaceAt) === spaceMemory;
}

const mcfgFirstAt: usize = 44;
const mcfgEntryBytes: usize = 16;

/** Pieces of PCI's configuration space that are mapped into memory. */
export function configurationCount(): u32 {
  if (showByName(table, nameMcfg) !== "") return 0;
  if (!table.has(0, mcfgFirstAt)) return 0;
  return u32((table.sizeBytes() - mcfgFirstAt) / mcfgEntryBytes);
}

/** Where bus 0 of piece `index`'s segment would be; 0: not usable. */
export function configurationAddress(index: u32): usize {
  const at = showEntry(index);
  if (at === 0 || table.u8At(at + 10) > table.u8At(at + 11)) return 0;
  return usize(table.u64At(at));
}

export function configurationSegment(index: u32): u32 {
  const at = showEntry(index);
  return at === 0 ? 0 : u32(table.u16At(at + 8));
}

export function configurationFirstBus(index: u32): u32 {
  const at = showEntry(index);
  return at === 0 ? 0 : u32(table.u8At(at + 10));
}

export function configurationLastBus(index: u32): u32 {
  const at = showEntry(index);
  return at === 0 ? 0 : u32(table.u8At(at + 11));
}

function showEntry(index: u32): usize {
  if (index >= configurationCount()) return 0;
  return mcfgFirstAt + usize(index) * mcfgEntryBytes;
}
