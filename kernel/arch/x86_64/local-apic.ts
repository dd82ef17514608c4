// The local APIC of the running CPU: its identity, interrupts between CPUs, the
// end of an interrupt, the timer. Intel SDM volume 3, chapter 11.
//
// One interface over both shapes: registers in memory (xAPIC, mapped uncached
// by paging.ts with all device space) and in MSRs (x2APIC, used wherever the
// processor has it). All CPUs of a machine are alike in this, so the shape is
// found once, on the boot CPU; `initialiseLocalApic` runs on each.
//
// The timer is told in counts of the time-stamp counter. Where it cannot
// compare with that counter itself (TSC-deadline), its own rate is needed: it
// is measured like the clock's (calibration.ts), without waiting, over what the
// boot does anyway, and again over longer stretches as the timer is used.

import { asm, loadVolatile, multiplyHigh, storeVolatile } from "machine";
import { disableAndSave, restore } from "./flags.ts";
import {
  askCpuid,
  Identification,
  readMsr,
  readTimeStamp,
  writeMsr,
} from "./registers.ts";
import { vectorError, vectorSpurious, vectorTimer } from "./vectors.ts";

const msrApicBase: u32 = 0x1b;
const baseEnabled: u64 = 1 << 11;
const baseExtended: u64 = 1 << 10; // x2APIC: registers are MSRs
const baseAddress: u64 = 0x000f_ffff_ffff_f000;
const msrExtendedFirst: u32 = 0x800;
const msrDeadline: u32 = 0x6e0;
/** Device space below this is mapped (paging.ts). */
const deviceSpaceEnd: u64 = 0x1_0000_0000;

// Registers, in units of 16 bytes: the numbers of the x2APIC.
const registerId: u32 = 0x02;
const registerVersion: u32 = 0x03;
const registerTaskPriority: u32 = 0x08;
const registerEnd: u32 = 0x0b;
const registerSpurious: u32 = 0x0f;
const registerInService: u32 = 0x10; // 8 words
const registerErrorStatus: u32 = 0x28;
const registerCommand: u32 = 0x30;
const registerCommandHigh: u32 = 0x31;
const registerTimer: u32 = 0x32;
const registerLint0: u32 = 0x35;
const registerLint1: u32 = 0x36;
const registerError: u32 = 0x37;
const registerInitialCount: u32 = 0x38;
const registerCurrentCount: u32 = 0x39;
const registerDivide: u32 = 0x3e;

const spuriousEnable: u32 = 0x100;
const lintExternal: u32 = 0x700; // ExtINT, unmasked
const lintNonMaskable: u32 = 0x400;
const entryMasked: u32 = 0x1_0000;
const timerDeadline: u32 = 0x4_0000; // else one-shot
const divideBy1: u32 = 0x0b;

const commandNonMaskable: u32 = 0x0000_0400;
const commandInit: u32 = 0x0000_c500; // level, assert
const commandStartup: u32 = 0x0000_0600;
const commandAssert: u32 = 0x0000_4000;
const commandPending: u32 = 0x0000_1000;
const commandAllOthers: u32 = 0x000c_0000;

const cpuidHasApic: u32 = 1 << 9; // edx
const cpuidHasExtended: u32 = 1 << 21; // ecx
const cpuidHasDeadline: u32 = 1 << 24; // ecx

const longestCount: u64 = 0xffff_ffff;

let isPresent = false;
let bootId: u32 = 0;
let isExtended = false;
let hasDeadline = false;
let registersAddress: usize = 0;
/** The running total of what the error register said. */
let errorBits: u32 = 0;

const answer = new Identification();

/** Finds the boot CPU's APIC. False: there is none, or it is switched off. */
export function findLocalApic(): boolean {
  askCpuid(1, 0, answer);
  if ((answer.edx & cpuidHasApic) === 0) return false;
  const base = readMsr(msrApicBase);
  if ((base & baseEnabled) === 0) return false;
  isExtended = (answer.ecx & cpuidHasExtended) !== 0;
  hasDeadline = (answer.ecx & cpuidHasDeadline) !== 0;
  if (!isExtended && (base & baseAddress) >= deviceSpaceEnd) return false;
  registersAddress = usize(base & baseAddress);
  // Its MSRs, the identity's among them, are not there before.
  if (isExtended) writeMsr(msrApicBase, base | baseExtended | baseEnabled);
  isPresent = true;
  bootId = localApicId();
  return true;
}

/** False: one CPU, the 8259's interrupts, the PIT's shots. */
export function hasLocalApic(): boolean {
  return isPresent;
}

/**
 * Switches the running CPU's APIC on: every CPU calls this first of all, with
 * interrupts off. Its pins stay closed, its timer runs without an interrupt.
 */
export function initialiseLocalApic(): void {
  if (!isPresent) return;
  if (isExtended)
    writeMsr(msrApicBase, readMsr(msrApicBase) | baseExtended | baseEnabled);
  write(registerSpurious, spuriousEnable | vectorSpurious);
  write(registerTaskPriority, 0);
  write(registerLint0, entryMasked);
  write(registerLint1, entryMasked);
  write(registerErrorStatus, 0);
  write(registerError, vectorError);
  write(registerDivide, divideBy1);
  write(registerTimer, vectorTimer | (hasDeadline ? timerDeadline : 0));
  // What a processor was interrupted by before its last reset is over.
  for (let word: u32 = 0; word < 8; word++) {
    if (read(registerInService + word) !== 0) endOfInterrupt();
  }
}

/** "virtual wire mode": the 8259's interrupts reach this CPU through LINT0. */
export function openVirtualWire(): void {
  if (isPresent) write(registerLint0, lintExternal);
}

export function closeVirtualWire(): void {
  if (isPresent) write(registerLint0, lintExternal | entryMasked);
}

/** Pin 0 or 1 of this CPU's APIC carries non-maskable interrupts. */
export function openNonMaskable(pin: u32): void {
  if (isPresent)
    write(pin === 0 ? registerLint0 : registerLint1, lintNonMaskable);
}

/** What the interrupt controllers call the running CPU. @interrupt */
export function localApicId(): u32 {
  if (!isPresent) return 0;
  const id = read(registerId);
  return isExtended ? id : id >> 24;
}

export function localApicVersion(): u32 {
  return isPresent ? read(registerVersion) & 0xff : 0;
}

/** "x2APIC" or "xAPIC". */
export function localApicShape(): string {
  if (!isPresent) return "no local APIC";
  return isExtended ? "x2APIC" : "xAPIC";
}

/** Once per interrupt the APIC delivered, but for spurious ones. @interrupt */
export function endOfInterrupt(): void {
  write(registerEnd, 0);
}

/** True while this CPU serves that vector and has not ended it. @interrupt */
export function isInService(vector: u32): boolean {
  if (!isPresent) return false;
  const word = read(registerInService + (vector >> 5));
  return (word & (u32(1) << (vector & 31))) !== 0;
}

// ---- Interrupts between CPUs ----

/** Raises `vector` (16..255) on the CPU of that id. @interrupt */
export function sendInterProcessor(targetId: u32, vector: u32): void {
  send(targetId, commandAssert | vector);
}

/** Raises `vector` on every CPU but this one. @interrupt */
export function sendToAllOthers(vector: u32): void {
  send(0, commandAllOthers | commandAssert | vector);
}

/** A non-maskable interrupt: arrives whatever that CPU does. @interrupt */
export function sendNonMaskable(targetId: u32): void {
  send(targetId, commandAssert | commandNonMaskable);
}

/** Resets a CPU, which then waits for `sendStartup`. */
export function sendInit(targetId: u32): void {
  send(targetId, commandInit);
}

/** Starts a reset CPU in real mode at `page` * 4096, below 1 MB. */
export function sendStartup(targetId: u32, page: u32): void {
  send(targetId, commandAssert | commandStartup | page);
}

function send(targetId: u32, command: u32): void {
  if (!isPresent) return;
  if (isExtended) {
    // This MSR is not ordered behind earlier stores (SDM 11.12.3).
    asm("mfence; lfence", "~{memory}");
    const message = (u64(targetId) << 32) | u64(command);
    writeMsr(msrExtendedFirst + registerCommand, message);
    return;
  }
  // Two writes that no interrupt may come between.
  const wereEnabled = disableAndSave();
  while ((read(registerCommand) & commandPending) !== 0)
    asm("pause", "~{memory}");
  write(registerCommandHigh, targetId << 24);
  write(registerCommand, command);
  restore(wereEnabled);
}

// ---- Errors ----

/** Served at `vectorError`. @interrupt */
export function errorInterrupt(): void {
  write(registerErrorStatus, 0);
  errorBits |= read(registerErrorStatus);
}

/** What went wrong so far: the bits of the error status register, since boot. */
export function localApicErrors(): u32 {
  return errorBits;
}

// ---- The timer ----

/** Timer counts per time-stamp count, times 2^32; 0: not yet measured. */
let ratio: u64 = 0;
/** The stretch, in time-stamp counts, that `ratio` rests on. */
let measuredStamps: u64 = 0;
/** The shot that runs on the boot CPU: when, and with how many counts, it began. */
let shotStamp: u64 = 0;
let shotCounts: u64 = 0;

/** A first ratio rests on at least this much: about 50 us. */
const minimumStamps: u64 = 100_000;
/** Beyond this it is good to a few millionths and is left alone. */
const enoughStamps: u64 = 200_000_000;

/** Lets the timer count, to be compared with the time-stamp counter. Boot CPU, early. */
export function startTimerCalibration(): void {
  if (isPresent && !hasDeadline) startShot(longestCount);
}

function startShot(counts: u64): void {
  shotStamp = readTimeStamp();
  shotCounts = counts;
  write(registerInitialCount, u32(counts));
}

/**
 * Interrupts the running CPU once, at `vectorTimer`, after that many counts of
 * the time-stamp counter, or earlier if that is beyond the timer's reach.
 * Replaces the shot before it. Interrupts are off. @interrupt
 */
export function armTimer(afterCounts: u64): void {
  if (!isPresent) return;
  if (hasDeadline) {
    // The deadline must not overtake the choice of the mode (SDM 11.5.4.1).
    asm("mfence", "~{memory}");
    const deadline = readTimeStamp() + afterCounts;
    writeMsr(msrDeadline, deadline === 0 ? 1 : deadline);
    return;
  }
  if (measuredStamps < enoughStamps) {
    if (isOnBootCpu()) {
      measureTimer();
      startShot(u64(countsOf(afterCounts)));
      return;
    }
    if (ratio === 0) measureHere();
  }
  write(registerInitialCount, countsOf(afterCounts));
}

/** The timer's counts for so many of the time-stamp counter. */
function countsOf(afterCounts: u64): u32 {
  const high = multiplyHigh(afterCounts, ratio);
  const counts = (high << 32) | ((afterCounts * ratio) >> 32);
  const isTooFar = high >> 32 !== 0 || counts > longestCount;
  return u32(isTooFar ? longestCount : counts + 1);
}

/** All timers are alike, and measured on the boot CPU alone. */
export function isOnBootCpu(): boolean {
  return !isPresent || localApicId() === bootId;
}

/** No shot any more; one may already be on its way. @interrupt */
export function disarmTimer(): void {
  if (!isPresent) return;
  if (hasDeadline) {
    writeMsr(msrDeadline, 0);
    return;
  }
  if (measuredStamps < enoughStamps && isOnBootCpu()) {
    measureTimer();
    shotCounts = 0;
  }
  write(registerInitialCount, 0);
}

/** Compares the running shot with the time-stamp counter. */
function measureTimer(): void {
  if (noteElapsed()) return;
  // No shot has run for long enough (or the last one has ended unseen).
  startShot(longestCount);
  while (readTimeStamp() - shotStamp < minimumStamps) asm("pause", "~{memory}");
  noteElapsed();
}

/** On another CPU, which needs a ratio before the boot CPU has found one. */
function measureHere(): void {
  const start = readTimeStamp();
  write(registerInitialCount, u32(longestCount));
  while (readTimeStamp() - start < minimumStamps) asm("pause", "~{memory}");
  const counts = longestCount - u64(read(registerCurrentCount));
  const found = (counts << 32) / (readTimeStamp() - start);
  if (ratio === 0) ratio = found;
}

/** True when a ratio is known after it. */
function noteElapsed(): boolean {
  const left = u64(read(registerCurrentCount));
  const stamps = readTimeStamp() - shotStamp;
  const isUsable = left !== 0 && left < shotCounts && stamps >= minimumStamps;
  if (isUsable && stamps > measuredStamps) {
    ratio = ((shotCounts - left) << 32) / stamps;
    measuredStamps = stamps;
  }
  return ratio !== 0;
}

/** How finely the timer counts, given the time-stamp counter's frequency. */
export function timerHz(timeStampHz: u64): u64 {
  if (!isPresent) return 0;
  if (hasDeadline) return timeStampHz;
  if (ratio === 0) {
    if (isOnBootCpu()) measureTimer();
    else measureHere();
  }
  return (
    (multiplyHigh(timeStampHz, ratio) << 32) | ((timeStampHz * ratio) >> 32)
  );
}

/** "TSC-deadline" or "one-shot". */
export function timerMode(): string {
  if (!isPresent) return "none";
  return hasDeadline ? "TSC-deadline" : "one-shot";
}

// ---- Registers ----

/** @inline */
function read(register: u32): u32 {
  if (isExtended) return u32(readMsr(msrExtendedFirst + register));
  return loadVolatile<u32>(registersAddress + usize(register) * 16);
}

/** @inline */
function write(register: u32, value: u32): void {
  if (isExtended) writeMsr(msrExtendedFirst + register, u64(value));
  else storeVolatile<u32>(registersAddress + usize(register) * 16, value);
}
