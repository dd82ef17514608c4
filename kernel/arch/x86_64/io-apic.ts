// I/O APICs: each input of theirs becomes a vector on some CPU. Intel 82093AA
// data sheet, 1996.

import { guardedLoad } from "./guarded.ts";
import { disableAndSave, restore } from "./flags.ts";
import { loadVolatile, storeVolatile } from "machine";

const limit: u32 = 16;
/** Device space below this is mapped (paging.ts). */
const deviceSpaceEnd: usize = 0x1_0000_0000;

// A register is chosen by its number here, and is then seen there.
const selectAt: usize = 0x00;
const windowAt: usize = 0x10;

const registerVersion: u32 = 1;
const registerFirstEntry: u32 = 0x10; // two words each

const entryPending: u32 = 1 << 12;
const entryActiveLow: u32 = 1 << 13;
const entryLevel: u32 = 1 << 15;
const entryMasked: u32 = 1 << 16;

/** @layout */
class Controllers {
  count!: u32;
  address!: FixedArray<usize, 16>;
  firstInput!: FixedArray<u32, 16>;
  inputCount!: FixedArray<u32, 16>;
}
const controllers = new Controllers();

/**
 * Takes charge of the I/O APIC at an address, with every input masked. False:
 * nothing answers there. Whoever asks knows that it is no memory of ours.
 */
export function addIoApic(address: usize, firstInput: u32): boolean {
  const index = controllers.count;
  if (index === limit || address >= deviceSpaceEnd) return false;
  if ((address & 0xf) !== 0 || !guardedLoad(address, 4)) return false;
  controllers.address[index] = address;
  const version = readRegister(index, registerVersion);
  const inputCount = ((version >> 16) & 0xff) + 1;
  // Where nothing is, all bits read alike.
  if (version === 0 || version === 0xffff_ffff || inputCount > 240)
    return false;
  controllers.firstInput[index] = firstInput;
  controllers.inputCount[index] = inputCount;
  controllers.count++;
  for (let input: u32 = 0; input < inputCount; input++)
    writeEntry(index, input, entryMasked, 0);
  return true;
}

export function ioApicCount(): u32 {
  return controllers.count;
}

export function ioApicAddress(index: u32): usize {
  return controllers.address[index];
}

export function ioApicVersion(index: u32): u32 {
  return readRegister(index, registerVersion) & 0xff;
}

export function ioApicFirstInput(index: u32): u32 {
  return controllers.firstInput[index];
}

export function ioApicInputCount(index: u32): u32 {
  return controllers.inputCount[index];
}

/** The I/O APIC that has an input of the whole machine's numbering; `ioApicCount()`: none. */
export function ioApicOf(machineInput: u32): u32 {
  let index: u32 = 0;
  for (; index < controllers.count; index++) {
    const offset = machineInput - controllers.firstInput[index];
    if (offset < controllers.inputCount[index]) break;
  }
  return index;
}

/** From here on the input raises `vector` on the CPU of that id, once unmasked. */
export function routeInput(
  machineInput: u32,
  vector: u32,
  targetId: u32,
  isActiveLow: boolean,
  isLevel: boolean,
): boolean {
  const index = ioApicOf(machineInput);
  if (index === controllers.count || targetId > 0xff) return false;
  let entry = vector | entryMasked;
  if (isActiveLow) entry |= entryActiveLow;
  if (isLevel) entry |= entryLevel;
  const input = machineInput - controllers.firstInput[index];
  writeEntry(index, input, entry, targetId << 24);
  return true;
}

export function maskInput(machineInput: u32, isMasked: boolean): void {
  const index = ioApicOf(machineInput);
  if (index === controllers.count) return;
  const input = machineInput - controllers.firstInput[index];
  const register = registerFirstEntry + input * 2;
  const entry = readRegister(index, register);
  writeRegister(
    index,
    register,
    isMasked ? entry | entryMasked : entry & ~entryMasked,
  );
}

// What an input is set to, for whoever looks.

export function inputVector(index: u32, input: u32): u32 {
  return readEntry(index, input) & 0xff;
}

export function inputIsMasked(index: u32, input: u32): boolean {
  return (readEntry(index, input) & entryMasked) !== 0;
}

export function inputIsPending(index: u32, input: u32): boolean {
  return (readEntry(index, input) & entryPending) !== 0;
}

export function inputIsLevel(index: u32, input: u32): boolean {
  return (readEntry(index, input) & entryLevel) !== 0;
}

export function inputIsActiveLow(index: u32, input: u32): boolean {
  return (readEntry(index, input) & entryActiveLow) !== 0;
}

export function inputTarget(index: u32, input: u32): u32 {
  return readRegister(index, registerFirstEntry + input * 2 + 1) >> 24;
}

function readEntry(index: u32, input: u32): u32 {
  return readRegister(index, registerFirstEntry + input * 2);
}

/** Masked while it is neither the old nor the new. */
function writeEntry(index: u32, input: u32, low: u32, high: u32): void {
  const register = registerFirstEntry + input * 2;
  writeRegister(index, register, entryMasked);
  writeRegister(index, register + 1, high);
  writeRegister(index, register, low);
}

// Two accesses that no interrupt may come between.

function readRegister(index: u32, register: u32): u32 {
  const address = controllers.address[index];
  const wereEnabled = disableAndSave();
  storeVolatile<u32>(address + selectAt, register);
  const value = loadVolatile<u32>(address + windowAt);
  restore(wereEnabled);
  return value;
}

function writeRegister(index: u32, register: u32, value: u32): void {
  const address = controllers.address[index];
  const wereEnabled = disableAndSave();
  storeVolatile<u32>(address + selectAt, register);
  storeVolatile<u32>(address + windowAt, value);
  restore(wereEnabled);
}
