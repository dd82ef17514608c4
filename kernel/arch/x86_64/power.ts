// Ending: telling the host the exit code, switching off, starting again.

import { addressOf, asm, storeVolatile } from "machine";
import type { PowerRegisters } from "../contract-machine.ts";
import { halt } from "./cpu.ts";
import {
  pauseAfterPort,
  readPort8,
  writePort16,
  writePort8,
} from "./registers.ts";

/** A debug port that carries the exit code as decimal text and a newline. */
const exitCodePort: u16 = 0xeb;
const debugPortPresent: u8 = 0xe9;
/** QEMU's isa-debug-exit: reads 0 (nothing there reads all ones). */
const debugExitPort: u16 = 0xf4;

const pm1SleepEnable: u16 = 0x2000;
const sleepControlEnable: u8 = 0x20;

/** PM1a control of QEMU's q35, and of its pc and Bochs: S5 is type 0 there. */
const pm1aControlQ35: u16 = 0x604;
const pm1aControlPc: u16 = 0xb004;

class Registers implements PowerRegisters {
  pm1aControlPort: u16 = 0;
  sleepControlAddress: usize = 0;
  sleepType: u16 = 0;
  hasReset = false;
  resetSpace: u32 = 0;
  resetAddress: usize = 0;
  resetValue: u8 = 0;
}
const registers = new Registers();
const spaceMemory: u32 = 0;

class Firmware {
  find: ((registers: PowerRegisters) => boolean) | null = null;
}
const firmware = new Firmware();

export function useFirmware(
  find: (registers: PowerRegisters) => boolean,
): void {
  firmware.find = find;
}

function findPowerRegisters(): boolean {
  const find = firmware.find;
  return find !== null && find(registers);
}

export function shutdown(exitCode: i32): never {
  reportExitCode(exitCode);
  if (readPort8(debugExitPort) === 0) writePort8(debugExitPort, u8(exitCode));
  if (findPowerRegisters()) powerOffByAcpi();
  writePort16(pm1aControlQ35, pm1SleepEnable);
  writePort16(pm1aControlPc, pm1SleepEnable);
  halt();
}

function powerOffByAcpi(): void {
  const type = registers.sleepType;
  if (registers.pm1aControlPort !== 0)
    writePort16(registers.pm1aControlPort, (type << 10) | pm1SleepEnable);
  if (registers.sleepControlAddress !== 0)
    storeVolatile<u8>(
      registers.sleepControlAddress,
      (u8(type) << 2) | sleepControlEnable,
    );
}

/** Decimal digits, most significant first. */
function reportExitCode(exitCode: i32): void {
  if (readPort8(exitCodePort) !== debugPortPresent) return;
  let magnitude = u32(exitCode);
  if (exitCode < 0) {
    writePort8(exitCodePort, 0x2d); // "-"
    magnitude = -magnitude;
  }
  let unit: u32 = 1;
  while (magnitude / unit >= 10) unit *= 10;
  for (; unit > 0; unit /= 10)
    writePort8(exitCodePort, 0x30 + u8((magnitude / unit) % 10));
  writePort8(exitCodePort, 0x0a);
}

const resetControl: u16 = 0xcf9;
const resetFull: u8 = 0x06;
const keyboardCommand: u16 = 0x64;
const keyboardInputFull: u8 = 0x02;
const keyboardPulseReset: u8 = 0xfe;

/** Each way in turn, the most modern first; the last cannot fail. */
export function reboot(): never {
  findPowerRegisters();
  if (registers.hasReset) {
    if (registers.resetSpace === spaceMemory)
      storeVolatile<u8>(registers.resetAddress, registers.resetValue);
    else writePort8(u16(registers.resetAddress), registers.resetValue);
    waitForReset();
  }
  writePort8(resetControl, resetFull);
  waitForReset();
  for (let patience: u32 = 0; patience < 100_000; patience++)
    if ((readPort8(keyboardCommand) & keyboardInputFull) === 0) break;
  writePort8(keyboardCommand, keyboardPulseReset);
  waitForReset();
  tripleFault();
}

function waitForReset(): void {
  for (let i: u32 = 0; i < 10_000; i++) pauseAfterPort();
}

/** Operand of LIDT: a table without entries. @layout @packed @size 10 */
class EmptyTable {
  limit!: u16;
  base!: u64;
}
const emptyTable = new EmptyTable();

/** An exception without a handler, twice over, resets the processor. */
function tripleFault(): never {
  asm("lidt ($0); int3", "r,~{memory}", addressOf(emptyTable));
  halt();
}
