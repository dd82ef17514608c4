// Lines that several threads and CPUs print at the same time.
//
// A line is put together in a place of its own, which belongs to whoever began
// it (a thread, or a CPU's interrupts) until it is flushed, and is then handed
// to its device whole, under the console's lock. Nobody waits for a thread that
// has begun a line: it may have been interrupted, or wait for something itself.
// Pieces of a line can only be separated where it is flushed before its end, or
// is longer than 256 bytes.

import { nowNsIfKnown } from "#arch/clock";
import * as console from "#arch/console";
import { relax } from "#arch/cpu";
import { Spinlock } from "../cpu/spinlock.ts";
import { channelTerminal } from "../arch/contract.ts";
import {
  appendToLine,
  clearLine,
  lineAddress,
  lineLength,
  storedLineBytes,
  storedLines,
} from "../memory/line-storage.ts";
import { rememberLog } from "./log-ring.ts";

/** The console's lock, held while a line goes to its device. */
class Device {
  readonly lock = new Spinlock();
  owner: u32 = noCpu;
}
const device = new Device();

/**
 * Who prints, as those know who know of threads: this is how it is before. The
 * channel is there to tell these calls from others by their types, when the
 * compiler asks what an interrupt may reach.
 */
export class Printers {
  /** Stands for who runs now: a thread, or the interrupts of a CPU; never 0. */
  current(channel: u32): u64 {
    return bootPrinter;
  }

  /** From here on this CPU does not leave what runs; gives its number. */
  holdCpu(channel: u32): u32 {
    return 0;
  }

  releaseCpu(channel: u32): void {}
}

/** Beside the machine's channels: what is only remembered. */
export const channelRing: u32 = 3;

const nobody: u64 = 0;
const bootPrinter: u64 = ~u64(0);
const emergencyPrinter: u64 = ~u64(0) - 1;
const noCpu: u32 = 0xffff_ffff;

const bootPrinters = new Printers();

class Lines {
  printers: Printers = bootPrinters;
  isShared: boolean = false;
  isEmergency: boolean = false;
  readonly lock = new Spinlock();
  // Guarded by lock, but that an owner reads its own without it:
  readonly owners = new FixedArray<u64, 12>();
  readonly channels = new FixedArray<u32, 12>();
}
const lines = new Lines();

/** From here on there are threads: the boot is over with its own lines. */
export function sharePrinting(printers: Printers): void {
  lines.printers = printers;
  lines.isShared = true;
}

/** Whoever has no line of its own shares this one, where pieces may mix. */
const commonLine: u32 = storedLines - 1;
/** How often one looks for a free line before. */
const attempts: u32 = 1000;

/** The line the running thread has begun on a channel; a fresh one if it has none. */
export function ownLine(channel: u32, guess: u32): u32 {
  const printer = currentPrinter(channel);
  if (lines.owners[guess] === printer && lines.channels[guess] === channel)
    return guess;
  const begun = begunLine(printer, channel);
  if (begun < storedLines) return begun;
  for (let i: u32 = 0; i < attempts; i++) {
    const taken = takeLine(printer, channel);
    if (taken < storedLines) return taken;
    relax();
  }
  lines.channels[commonLine] = channel;
  return commonLine;
}

function currentPrinter(channel: u32): u64 {
  return lines.isEmergency ? emergencyPrinter : lines.printers.current(channel);
}

/** `storedLines`: it has begun none. */
function begunLine(printer: u64, channel: u32): u32 {
  for (let i: u32 = 0; i < commonLine; i++)
    if (lines.owners[i] === printer && lines.channels[i] === channel) return i;
  return storedLines;
}

function takeLine(printer: u64, channel: u32): u32 {
  const wereEnabled = lines.lock.lock();
  let taken = storedLines;
  for (let i: u32 = 0; i < commonLine && taken === storedLines; i++)
    if (lines.owners[i] === nobody) taken = i;
  if (taken < storedLines) {
    lines.owners[taken] = printer;
    lines.channels[taken] = channel;
  }
  lines.lock.unlock(wereEnabled);
  return taken;
}

export function putByte(line: u32, byte: u8): void {
  if (lineLength(line) >= storedLineBytes) handOver(line);
  appendToLine(line, byte);
}

/** What the running thread has begun on a channel goes to the device. */
export function flushLine(channel: u32): void {
  const line = begunLine(currentPrinter(channel), channel);
  if (line < storedLines) finishLine(line);
  else if (lines.channels[commonLine] === channel) handOver(commonLine);
}

/** Hands the line over and gives its place back. */
export function finishLine(line: u32): void {
  handOver(line);
  const wereEnabled = lines.lock.lock();
  lines.owners[line] = nobody; // as the common line has
  lines.lock.unlock(wereEnabled);
}

function handOver(line: u32): void {
  const length = lineLength(line);
  if (length === 0) return;
  const channel = lines.channels[line];
  const isTaken = takeConsole(channel);
  if (channel !== channelRing)
    console.write(channel, lineAddress(line), usize(length));
  if (channel !== channelTerminal) rememberLog(lineAddress(line), length);
  if (isTaken) releaseConsole();
  clearLine(line);
}

/** Hands bytes to a channel's device, and nobody else's between them. */
export function writeBytes(
  channel: u32,
  address: usize,
  sizeBytes: usize,
): void {
  const isTaken = takeConsole(channel);
  console.write(channel, address, sizeBytes);
  if (isTaken) releaseConsole();
}

// ---- The console's lock ----

/** Longer than any line takes: whoever holds the console then will not go on. */
const patienceNs: u64 = 5_000_000_000;

/**
 * Takes the console for this CPU. False: this CPU has it already (it was
 * interrupted while printing, or keeps the others from printing), or who has it
 * will not give it back. Mixed lines are better than none then.
 */
export function takeConsole(channel: u32): boolean {
  if (!lines.isShared || lines.isEmergency) return false;
  const cpu = lines.printers.holdCpu(channel);
  let sinceNs: u64 = 0;
  for (let spins: u32 = 1; ; spins++) {
    if (device.owner === cpu) break;
    if (device.lock.tryAcquire()) {
      device.owner = cpu;
      return true;
    }
    relax();
    if (spins % 1024 !== 0) continue;
    const nowNs = nowNsIfKnown();
    if (sinceNs === 0) sinceNs = nowNs;
    if (nowNs - sinceNs > patienceNs) break;
  }
  lines.printers.releaseCpu(channelRing);
  return false;
}

/** Only after `takeConsole` has said true. */
export function releaseConsole(): void {
  device.owner = noCpu;
  device.lock.release();
  lines.printers.releaseCpu(channelRing);
}

/** With one, all threads put the same line together: for the test that sees lines mix. */
export function setOnePrinter(isOne: boolean): void {
  lines.isEmergency = isOne;
}

/**
 * The kernel's end: the other CPUs have stopped, maybe in the middle of a
 * line. What the running thread had begun is printed, then nothing is locked.
 */
export function beginEmergency(): void {
  const printer = lines.printers.current(channelTerminal);
  const wasEmergency = lines.isEmergency;
  lines.isEmergency = true;
  for (let i: u32 = 0; i < commonLine; i++) {
    if (lines.owners[i] === printer && !wasEmergency) handOver(i);
    clearLine(i);
    lines.owners[i] = nobody;
  }
  lines.lock.release();
}
