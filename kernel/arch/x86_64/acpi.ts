// As much of ACPI as switching off and resetting need: the FADT and the
// package \_S5_. ACPI specification 6.4, sections 5.2.5 to 5.2.9, 4.8.3, 7.4.2.
//
// Every length is checked against what it lies in: firmware lies. Nothing is
// read at boot; all this happens when the machine is about to stop.

import { load, objectAt } from "machine";
import { rootPointer } from "./memory-map.ts";

/** @layout @packed @size 36 */
class RootPointer {
  signature!: u64; // "RSD PTR "
  checksum!: u8;
  oem0!: u8;
  oem1!: u32;
  oem2!: u8;
  revision!: u8;
  shortTableAddress!: u32;
  sizeBytes!: u32;
  longTableAddress!: u64;
  extendedChecksum!: u8;
  reserved0!: u8;
  reserved1!: u16;
}

/** @layout @packed @size 36 */
class TableHeader {
  signature!: u32;
  sizeBytes!: u32;
  revision!: u8;
  checksum!: u8;
  oem0!: u16;
  oem1!: u32;
  oemTable!: u64;
  oemRevision!: u32;
  creator!: u32;
  creatorRevision!: u32;
}

const headerBytes: usize = 36;
/** Tables claiming more than this are not believed. */
const tableLimitBytes: u32 = 0x100_0000;

const rootSignature: u64 = 0x2052_5450_2044_5352; // "RSD PTR "
const fadtSignature: u32 = 0x5043_4146; // "FACP"
const dsdtSignature: u32 = 0x5444_5344; // "DSDT"

// Offsets in the FADT.
const fadtDsdt: usize = 40;
const fadtLongDsdt: usize = 140;
const fadtPm1aControl: usize = 64;
const fadtFlags: usize = 112;
const fadtResetRegister: usize = 116; // a generic address
const fadtResetValue: usize = 128;
const fadtSleepControl: usize = 244; // a generic address, hardware-reduced only
const flagResetSupported: u32 = 1 << 10;
const flagHardwareReduced: u32 = 1 << 20;

export const spaceMemory: u32 = 0;
export const spacePort: u32 = 1;

/** How the machine is switched off and reset, as far as ACPI says. */
export class PowerRegisters {
  /** Port of PM1a control; 0: none. */
  pm1aControlPort: u16 = 0;
  /** Memory address of the sleep control register of a hardware-reduced machine; 0: none. */
  sleepControlAddress: usize = 0;
  /** SLP_TYP of the state S5. */
  sleepType: u16 = 0;
  hasReset = false;
  resetSpace: u32 = 0;
  resetAddress: usize = 0;
  resetValue: u8 = 0;
}

/** Fills `registers`; false when there is no usable ACPI. */
export function findPowerRegisters(registers: PowerRegisters): boolean {
  const fadt = findFadt();
  if (fadt === 0) return false;
  const flags = fadtField(fadt, fadtFlags);
  if ((flags & flagHardwareReduced) !== 0) {
    if (hasField(fadt, fadtSleepControl, 12))
      registers.sleepControlAddress = genericAddress(fadt + fadtSleepControl);
  } else {
    registers.pm1aControlPort = u16(fadtField(fadt, fadtPm1aControl));
  }
  if (
    (flags & flagResetSupported) !== 0 &&
    hasField(fadt, fadtResetRegister, 13)
  ) {
    registers.hasReset = true;
    registers.resetSpace = u32(load<u8>(fadt + fadtResetRegister));
    registers.resetAddress = genericAddress(fadt + fadtResetRegister);
    registers.resetValue = load<u8>(fadt + fadtResetValue);
  }
  // microvm gives the DSDT in the 64-bit field only.
  let dsdt = usize(fadtField(fadt, fadtDsdt));
  if (dsdt === 0) dsdt = usize(fadtField(fadt, fadtLongDsdt));
  return findSleepType(dsdt, registers);
}

function hasField(table: usize, offset: usize, sizeBytes: usize): boolean {
  return usize(objectAt<TableHeader>(table).sizeBytes) >= offset + sizeBytes;
}

function fadtField(fadt: usize, offset: usize): u32 {
  return hasField(fadt, offset, 4) ? load<u32>(fadt + offset) : 0;
}

/** Space, width, offset, access size, then 64 bits of address. */
function genericAddress(at: usize): usize {
  return usize(load<u32>(at + 4)) | (usize(load<u32>(at + 8)) << 32);
}

function isTable(address: usize, signature: u32): boolean {
  if (address === 0) return false;
  const header = objectAt<TableHeader>(address);
  if (header.signature !== signature) return false;
  return (
    usize(header.sizeBytes) >= headerBytes && header.sizeBytes < tableLimitBytes
  );
}

function findFadt(): usize {
  const at = findRootPointer();
  if (at === 0) return 0;
  const root = objectAt<RootPointer>(at);
  // microvm's root pointer has revision 2 and no short table.
  if (root.revision >= 2 && root.longTableAddress !== 0)
    return findInRoot(usize(root.longTableAddress), 8);
  if (root.shortTableAddress !== 0)
    return findInRoot(usize(root.shortTableAddress), 4);
  return 0;
}

/** Looks through the RSDT (addresses of 4 bytes) or XSDT (8). */
function findInRoot(root: usize, addressBytes: usize): usize {
  const sizeBytes = objectAt<TableHeader>(root).sizeBytes;
  if (sizeBytes > tableLimitBytes) return 0;
  const end = root + usize(sizeBytes);
  for (
    let at = root + headerBytes;
    at + addressBytes <= end;
    at += addressBytes
  ) {
    let address = usize(load<u32>(at));
    if (addressBytes === 8) address |= usize(load<u32>(at + 4)) << 32;
    if (isTable(address, fadtSignature)) return address;
  }
  return 0;
}

/** From the loader, else in the BIOS area, at a multiple of 16. */
function findRootPointer(): usize {
  const told = rootPointer();
  if (told !== 0)
    return objectAt<RootPointer>(told).signature === rootSignature ? told : 0;
  for (let at: usize = 0xe_0000; at < 0x10_0000; at += 16)
    if (objectAt<RootPointer>(at).signature === rootSignature) return at;
  return 0;
}

const nameS5: u32 = 0x5f35_535f; // "_S5_"
const opName: u8 = 0x08;
const opRootPrefix: u8 = 0x5c;
const opPackage: u8 = 0x12;
const opByte: u8 = 0x0a;
const opWord: u8 = 0x0b;

/**
 * Name (_S5_, Package (n) { SLP_TYPa, … }) found by its bytes: interpreting
 * AML for one constant is not worth an interpreter.
 */
function findSleepType(dsdt: usize, registers: PowerRegisters): boolean {
  if (!isTable(dsdt, dsdtSignature)) return false;
  const end = dsdt + usize(objectAt<TableHeader>(dsdt).sizeBytes);
  for (let at = dsdt + headerBytes; at + 9 <= end; at++) {
    if (load<u32>(at) !== nameS5) continue;
    const before = load<u8>(at - 1);
    const isName =
      before === opName ||
      (before === opRootPrefix && load<u8>(at - 2) === opName);
    if (!isName || load<u8>(at + 4) !== opPackage) continue;
    // The package length takes 1 to 4 bytes, the count one more.
    const value = at + 5 + usize(load<u8>(at + 5) >> 6) + 2;
    registers.sleepType = smallConstant(value);
    return true;
  }
  return false;
}

/** Zero, One, a byte or a word. */
function smallConstant(at: usize): u16 {
  const op = load<u8>(at);
  if (op === opByte) return u16(load<u8>(at + 1));
  if (op === opWord)
    return u16(load<u8>(at + 1)) | (u16(load<u8>(at + 2)) << 8);
  return u16(op);
}
