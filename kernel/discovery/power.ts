// How the machine is switched off and reset, as ACPI tells: the FADT and the
// package \_S5_. ACPI specification 6.4, sections 5.2.9, 4.8.3, 7.4.2. Asked
// when the machine is about to stop, not at boot.

import type { PowerRegisters } from "../arch/contract-machine.ts";
import { FirmwareBytes } from "../memory/firmware-bytes.ts";
import { nameFadt, showByName, showCode } from "./acpi.ts";

const dsdtAt: usize = 40;
const longDsdtAt: usize = 140;
const pm1aControlAt: usize = 64;
const flagsAt: usize = 112;
const resetRegisterAt: usize = 116; // a generic address
const resetValueAt: usize = 128;
const sleepControlAt: usize = 244; // a generic address, hardware-reduced only
const flagResetSupported: u32 = 1 << 10;
const flagHardwareReduced: u32 = 1 << 20;

/** A generic address: space, width, offset, access size, 64 bits of address. */
const genericBytes: usize = 12;
const genericAddressAt: usize = 4;

const fadt = new FirmwareBytes();
const dsdt = new FirmwareBytes();

/** Fills `registers`; false when there is no way to switch off. */
export function findPowerRegisters(registers: PowerRegisters): boolean {
  if (showByName(fadt, nameFadt) !== "" || fadt.sizeBytes() === 0) return false;
  const flags = fadt.u32At(flagsAt);
  if ((flags & flagHardwareReduced) !== 0) {
    registers.sleepControlAddress = usize(
      fadt.u64At(sleepControlAt + genericAddressAt),
    );
  } else {
    registers.pm1aControlPort = u16(fadt.u32At(pm1aControlAt));
  }
  if (
    (flags & flagResetSupported) !== 0 &&
    fadt.has(resetRegisterAt, genericBytes + 1)
  ) {
    registers.hasReset = true;
    registers.resetSpace = u32(fadt.u8At(resetRegisterAt));
    registers.resetAddress = usize(
      fadt.u64At(resetRegisterAt + genericAddressAt),
    );
    registers.resetValue = fadt.u8At(resetValueAt);
  }
  // microvm gives the DSDT in the 64-bit field only.
  let address = usize(fadt.u32At(dsdtAt));
  if (address === 0) address = usize(fadt.u64At(longDsdtAt));
  if (showCode(dsdt, address) !== "") return false;
  return findSleepType(registers);
}

const nameS5: u32 = 0x5f35_535f; // "_S5_"
const opName: u8 = 0x08;
const opRootPrefix: u8 = 0x5c;
const opPackage: u8 = 0x12;
const opByte: u8 = 0x0a;
const opWord: u8 = 0x0b;
const headerBytes: usize = 36;

/**
 * Name (_S5_, Package (n) { SLP_TYPa, … }) found by its bytes: interpreting
 * AML for one constant is not worth an interpreter.
 */
function findSleepType(registers: PowerRegisters): boolean {
  for (let at = headerBytes; dsdt.has(at, 8); at++) {
    if (dsdt.u8At(at) !== u8(nameS5 & 0xff) || dsdt.u32At(at) !== nameS5)
      continue;
    const before = dsdt.u8At(at - 1);
    const isName =
      before === opName ||
      (before === opRootPrefix && dsdt.u8At(at - 2) === opName);
    if (!isName || dsdt.u8At(at + 4) !== opPackage) continue;
    // The package length takes 1 to 4 bytes, the count one more.
    const value = at + 5 + usize(dsdt.u8At(at + 5) >> 6) + 2;
    registers.sleepType = smallConstant(value);
    return true;
  }
  return false;
}

/** Zero, One, a byte or a word. */
function smallConstant(at: usize): u16 {
  const op = dsdt.u8At(at);
  if (op === opByte) return u16(dsdt.u8At(at + 1));
  if (op === opWord) return dsdt.u16At(at + 1);
  return u16(op);
}
