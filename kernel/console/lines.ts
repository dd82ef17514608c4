// Lines that several threads and CPUs print at the same time.
//
// A line is put together in a place of its own, which belongs to whoever began
// it (a thread, or a CPU's interrupts) until it is flushed, and is then handed
// to its device whole, by whoever has the console. Nobody waits for a thread that
// has begun a line: it may have been interrupted, or wait for something itself.
//
// A thread waits for the console, however long that takes: who has it keeps its
// CPU, and comes to the line's end whatever happens elsewhere. Where waiting
// could be for ever (in an interrupt, with interrupts off, maybe with a lock)
// the line is left instead, and whoever has the console prints it before letting
// go. Pieces of a line can only be separated where it is flushed before its end,
// is longer than 256 bytes, or 31 others have been begun.

import * as console from "#arch/console";
import { relax } from "#arch/cpu";
import { disableAndSave, isInInterrupt, restore } from "#arch/interrupts";
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
  /** Set and cleared with interrupts off: a CPU is never in between. */
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

  /** This CPU's number; interrupts are off. */
  cpu(channel: u32): u32 {
    return 0;
  }

  /** From here on this CPU does not leave what runs; interrupts are off. */
  holdCpu(channel: u32): void {}

  /** Undoes that; gives interrupts back, off, as they were. */
  releaseCpu(channel: u32, wereEnabled: boolean): void {
    restore(wereEnabled);
  }
}

/** Beside the machine's channels: what is only remembered. */
export const channelRing: u32 = 3;

const nobody: u64 = 0;
const bootPrinter: u64 = ~u64(0);
const emergencyPrinter: u64 = ~u64(0) - 1;
/** Of a line that waits for whoever has the console. */
const leftPrinter: u64 = ~u64(0) - 2;
/** Of all threads, in the test that sees lines mix. */
const onePrinter: u64 = ~u64(0) - 3;
const noCpu: u32 = 0xffff_ffff;

const bootPrinters = new Printers();

class Lines {
  printers: Printers = bootPrinters;
  isShared: boolean = false;
  isEmergency: boolean = false;
  hasOnePrinter: boolean = false;
  readonly lock = new Spinlock();
  // Guarded by lock, but that an owner reads its own without it:
  readonly owners = new FixedArray<u64, 32>();
  readonly channels = new FixedArray<u32, 32>();
  /** Lines that have an owner; threads that end look here first. */
  begun: u32 = 0;
  /** When a line was left, as a number that grows. */
  readonly leftAt = new FixedArray<u64, 32>();
  lastLeft: u64 = 0;
  /** Lines left for whoever has the console; changed with the lock held. */
  readonly left = new Atomic<u32>(0);
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
  if (lines.isEmergency) return emergencyPrinter;
  return lines.hasOnePrinter ? onePrinter : lines.printers.current(channel);
}

/** `storedLines`: it has begun none. */
function begunLine(printer: u64, channel: u32): u32 {
  if (lines.begun === 0) return storedLines;
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
    lines.channels[taken] = channel;
    lines.owners[taken] = printer;
    lines.begun += 1;
  }
  lines.lock.unlock(wereEnabled);
  return taken;
}

/** The line is empty, and for anybody to take. */
function giveLine(line: u32): void {
  clearLine(line);
  if (line === commonLine) return;
  const wereEnabled = lines.lock.lock();
  // Who shares a line with others may find it left, or given back, by them.
  const owner = lines.owners[line];
  if (owner === leftPrinter) lines.left.fetchSub(1);
  if (owner !== nobody) lines.begun -= 1;
  lines.owners[line] = nobody;
  lines.lock.unlock(wereEnabled);
}

/** Gives the line where the next byte goes: a full one is handed over. */
export function putByte(line: u32, byte: u8): u32 {
  let room = line;
  if (lineLength(line) >= storedLineBytes) {
    const channel = lines.channels[line];
    finishLine(line);
    room = ownLine(channel, line);
  }
  // All lines are begun, and an interrupt cannot wait: there is no room.
  if (lineLength(room) < storedLineBytes) appendToLine(room, byte);
  return room;
}

/** What the running thread has begun on a channel goes to the device. */
export function flushLine(channel: u32): void {
  const line = begunLine(currentPrinter(channel), channel);
  if (line < storedLines) finishLine(line);
  else if (lines.channels[commonLine] === channel) finishLine(commonLine);
}

/** True: somebody has begun a line, maybe who asks. @inline */
export function hasBegunLines(): boolean {
  return lines.begun !== 0;
}

/** The running thread ends: what it has begun goes to the devices. @noinline */
export function endPrinter(): void {
  const printer = currentPrinter(channelTerminal);
  for (let i: u32 = 0; i < commonLine; i++)
    if (lines.owners[i] === printer) finishLine(i);
}

/** Hands the line over and gives its place back. */
export function finishLine(line: u32): void {
  const hold = takeConsole(lines.channels[line]);
  if (hold === consoleBusy) {
    leaveLine(line);
    return;
  }
  printLine(line);
  if (hold === consoleTaken) releaseConsole();
}

function printLine(line: u32): void {
  const length = lineLength(line);
  const channel = lines.channels[line];
  if (length !== 0 && channel !== channelRing)
    console.write(channel, lineAddress(line), usize(length));
  if (length !== 0 && channel !== channelTerminal)
    rememberLog(lineAddress(line), length);
  giveLine(line);
}

/** Who has the console prints the line when it is done with its own. */
function leaveLine(line: u32): void {
  // Nobody's: who shares it next hands it over.
  if (line === commonLine) return;
  const wereEnabled = lines.lock.lock();
  const owner = lines.owners[line];
  if (owner !== nobody && owner !== leftPrinter) {
    lines.lastLeft += 1;
    lines.leftAt[line] = lines.lastLeft;
    lines.owners[line] = leftPrinter;
    lines.left.fetchAdd(1);
  }
  lines.lock.unlock(wereEnabled);
  // It may have let go before it could see this.
  if (tryConsole(lines.channels[line]) === consoleTaken) releaseConsole();
}

/** The console is ours: prints what others left, in the order in which they did. */
function printLeft(): void {
  while (lines.left.load() !== 0) {
    const wereEnabled = lines.lock.lock();
    let first = storedLines;
    for (let i: u32 = 0; i < commonLine; i++) {
      if (lines.owners[i] !== leftPrinter) continue;
      if (first === storedLines || lines.leftAt[i] < lines.leftAt[first])
        first = i;
    }
    lines.lock.unlock(wereEnabled);
    if (first === storedLines) return;
    printLine(first);
  }
}

/** Hands bytes to a channel's device, and nobody else's between them. */
export function writeBytes(
  channel: u32,
  address: usize,
  sizeBytes: usize,
): void {
  const hold = takeConsole(channel);
  console.write(channel, address, sizeBytes);
  if (hold === consoleTaken) releaseConsole();
}

// ---- The console's lock ----

/** It is the running CPU's from here on, up to `releaseConsole`. */
export const consoleTaken: u32 = 0;
/** It need not be taken, or the thread that runs has it already. */
export const consoleOurs: u32 = 1;
/** Somebody has it, and waiting could be for ever here. */
export const consoleBusy: u32 = 2;

/** Takes the console for this CPU: one of the above. Waits where it may. */
export function takeConsole(channel: u32): u32 {
  for (;;) {
    const hold = tryConsole(channel);
    if (hold !== consoleBusy || !mayWait()) return hold;
    relax();
  }
}

/** A thread with interrupts on holds no lock that others need to get on. */
function mayWait(): boolean {
  const wereEnabled = disableAndSave();
  const isThread: boolean = !isInInterrupt();
  restore(wereEnabled);
  return wereEnabled && isThread;
}

function tryConsole(channel: u32): u32 {
  if (!lines.isShared || lines.isEmergency) return consoleOurs;
  const wereEnabled = disableAndSave();
  let hold = consoleBusy;
  if (device.owner === lines.printers.cpu(channel)) {
    // In an interrupt: it came while its CPU was printing.
    if (!isInInterrupt()) hold = consoleOurs;
  } else if (device.lock.tryAcquire()) {
    device.owner = lines.printers.cpu(channel);
    lines.printers.holdCpu(channel);
    hold = consoleTaken;
  }
  restore(wereEnabled);
  return hold;
}

/** Only after `takeConsole` has said `consoleTaken`. */
export function releaseConsole(): void {
  do {
    printLeft();
    const wereEnabled = disableAndSave();
    device.owner = noCpu;
    device.lock.release();
    lines.printers.releaseCpu(channelRing, wereEnabled);
    // Who left a line before we let go counts on us. Not a mere load: it must
    // not be done before the lock is seen free.
  } while (
    lines.left.fetchAdd(0) !== 0 &&
    tryConsole(channelRing) === consoleTaken
  );
}

/** With one, all threads put the same line together: for the test that sees lines mix. */
export function setOnePrinter(isOne: boolean): void {
  lines.hasOnePrinter = isOne;
  if (isOne) return;
  for (let i: u32 = 0; i < commonLine; i++)
    if (lines.owners[i] === onePrinter) giveLine(i);
}

/**
 * The kernel's end: the other CPUs have stopped, maybe in the middle of a
 * line. What the running thread had begun is printed, and what others left,
 * then nothing is locked.
 */
export function beginEmergency(): void {
  const printer = lines.printers.current(channelTerminal);
  const wasEmergency = lines.isEmergency;
  lines.isEmergency = true;
  lines.lock.release();
  if (!wasEmergency) printLeft();
  for (let i: u32 = 0; i < commonLine; i++) {
    if (lines.owners[i] === nobody) continue;
    if (lines.owners[i] === printer && !wasEmergency) printLine(i);
    else giveLine(i);
  }
}
