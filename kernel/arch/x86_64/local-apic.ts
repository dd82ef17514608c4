// The local APIC, as far as the 8259 needs it: its interrupts pass through the
// pin LINT0 ("virtual wire mode"), which not every firmware has opened. Intel SDM
// volume 3, sections 11.4.3, 11.5.1 and 11.9; MP specification 1.4, 3.6.2.2.

import { storeVolatile } from "machine";
import { askCpuid, Identification, readMsr, writeMsr } from "./registers.ts";

const msrApicBase: u32 = 0x1b;
const baseEnabled: u64 = 1 << 11;
const baseExtended: u64 = 1 << 10; // x2APIC: registers are MSRs
const baseAddress: u64 = 0x000f_ffff_ffff_f000;
const msrExtendedFirst: u32 = 0x800;

// Registers, in units of 16 bytes: the numbers of the x2APIC.
const registerSpurious: u32 = 0x0f;
const registerLint0: u32 = 0x35;

const spuriousEnable: u32 = 0x100;
const lintExternal: u32 = 0x700; // ExtINT, unmasked

/** What arrives when an interrupt went away meanwhile; it is not to be ended. */
export const spuriousVector: u64 = 0xff;

const cpuidHasApic: u32 = 1 << 9;
const answer = new Identification();

/** Lets the 8259's interrupts reach this CPU. */
export function openVirtualWire(): void {
  askCpuid(1, 0, answer);
  if ((answer.edx & cpuidHasApic) === 0) return;
  const base = readMsr(msrApicBase);
  if ((base & baseEnabled) === 0) return; // off: the pin is the CPU's own
  write(base, registerSpurious, spuriousEnable | u32(spuriousVector));
  write(base, registerLint0, lintExternal);
}

function write(base: u64, register: u32, value: u32): void {
  if ((base & baseExtended) !== 0) {
    writeMsr(msrExtendedFirst + register, u64(value));
    return;
  }
  const address = usize(base & baseAddress) + usize(register) * 16;
  storeVolatile<u32>(address, value);
}
