// The time-stamp counter's frequency, measured without waiting.
//
// A channel of the PIT counts down freely at 1.193182 MHz from the first
// moments of the boot. A *pair* is the time stamp and that counter read
// together; two pairs give the frequency, the better the further apart they
// are. So the boot's own work is the first measurement, and `refine` repeats
// it over longer and longer intervals as the clock is read. The counter is 16
// bits wide and wraps every 55 ms: its output pin says whether it has wrapped
// at all, and later what is known so far says how often.
//
// Refused: waiting 10 ms for the PIT, as most kernels do: 10^7 instructions of
// a boot that has 10^6 (design K5).

import { frequencyByEventTimer } from "./event-timer.ts";
import {
  askCpuid,
  Identification,
  readPort8,
  readTimeStamp,
  writePort8,
} from "./registers.ts";

const pitFirstData: u16 = 0x40;
const pitCommand: u16 = 0x43;
const speakerControl: u16 = 0x61;
const speakerGate: u8 = 0x01;
const speakerOn: u8 = 0x02;
const commandMode0: u8 = 0x30; // low then high byte, one-shot, binary
const commandReadStatus: u8 = 0xe0; // read-back of the channel in bits 1 to 3
const statusMode: u8 = 0x3f; // as programmed
const statusOutput: u8 = 0x80; // the channel's pin: high once it has passed 0

const pitHz: u64 = 1_193_182;
const pitWrap: u64 = 0x1_0000;

/** The shortest interval a first answer may rest on: 200 us, good to 1 %. */
const minimumTicks: u64 = 240;
/** The first interval worth refining at (1 ms), and the last (30 s: 0.1 ppm). */
const firstIntervalTicks: u64 = 1_193;
const lastIntervalTicks: u64 = 36_000_000;
/**
 * A pair is read to within 4 ticks, so over an interval this many times the
 * measured one the count of wraps is still certain (4 * 4096 < 65536 / 2).
 */
const trustFactor: u64 = 4096;

/** When nothing on the machine says better. */
const guessedHz: u64 = 1_000_000_000;
const never: u64 = 0xffff_ffff_ffff_ffff;

let entryTimeStamp: u64 = 0;
let frequencyHz: u64 = 0;
let isGuessed: boolean = false;

/** Which of the PIT's counters we use: 2, or 0 where 2 has no gate (microvm). */
let channel: u8 = 2;
let isPresent: boolean = false;

/** Where the current interval began. */
let firstTimeStamp: u64 = 0;
let firstCount: u64 = 0;
/** The latest pair. */
let pairTimeStamp: u64 = 0;
let pairCount: u64 = 0;

/** The interval the frequency rests on; 0: it will not be refined. */
let measuredTicks: u64 = 0;
let nextIntervalTicks: u64 = firstIntervalTicks;

/** Starts the counter and the first interval. First thing of the boot. */
export function startCalibration(atEntry: u64): void {
  entryTimeStamp = atEntry;
  startInterval();
}

export function timeStampAtEntry(): u64 {
  return entryTimeStamp;
}

export function counterFrequencyHz(): u64 {
  return frequencyHz;
}

/** Nothing on the machine said or measured it. */
export function isFrequencyGuessed(): boolean {
  return isGuessed;
}

function startInterval(): void {
  const control = (readPort8(speakerControl) & ~speakerOn) | speakerGate;
  writePort8(speakerControl, control);
  // Nothing there reads all ones.
  channel =
    (readPort8(speakerControl) & (speakerOn | speakerGate)) === speakerGate
      ? 2
      : 0;
  writePort8(pitCommand, (channel << 6) | commandMode0);
  writePort8(dataPort(), 0xff);
  writePort8(dataPort(), 0xff);
  isPresent = (readStatus() & statusMode) === commandMode0;
  readBestPair();
  firstTimeStamp = pairTimeStamp;
  firstCount = pairCount;
}

function dataPort(): u16 {
  return pitFirstData + u16(channel);
}

/** Of three pairs the one whose two readings lay closest together. */
function readBestPair(): void {
  let smallestGap: u64 = never;
  for (let attempt: u32 = 0; attempt < 3; attempt++) {
    const before = readTimeStamp();
    writePort8(pitCommand, channel << 6); // latch
    const after = readTimeStamp();
    const low = u64(readPort8(dataPort()));
    const high = u64(readPort8(dataPort()));
    const gap = after - before;
    if (gap >= smallestGap) continue;
    smallestGap = gap;
    pairTimeStamp = before + (gap >> 1);
    pairCount = (high << 8) | low;
  }
}

/** PIT ticks from the first pair to the latest, without whole wraps. */
function ticksModuloWrap(): u64 {
  return (firstCount - pairCount) & (pitWrap - 1);
}

function readStatus(): u8 {
  writePort8(pitCommand, commandReadStatus | (u8(2) << channel));
  return readPort8(dataPort());
}

/** False when there is no such timer: it can neither measure nor wake. */
export function hasPit(): boolean {
  return isPresent;
}

function hasWrapped(): boolean {
  return (readStatus() & statusOutput) !== 0;
}

function frequencyOver(ticks: u64): u64 {
  return ((pairTimeStamp - firstTimeStamp) * pitHz) / ticks;
}

/**
 * The first answer, if the boot has lasted long enough for one; never waits.
 * True when there is one.
 */
export function measureIfPossible(): boolean {
  const declared = declaredFrequencyHz();
  if (declared !== 0) {
    frequencyHz = declared;
    nextIntervalTicks = lastIntervalTicks + 1;
    return true;
  }
  readBestPair();
  const ticks = ticksModuloWrap();
  if (!isPresent || ticks < minimumTicks || hasWrapped()) return false;
  measuredTicks = ticks;
  frequencyHz = frequencyOver(ticks);
  return true;
}

/** As above, but waits for an answer: up to 200 us, or guesses. */
export function measure(): void {
  for (let attempt: u32 = 0; isPresent && attempt < 3; attempt++) {
    if (hasWrapped()) startInterval();
    for (let spins: u32 = 0; spins < 1000; spins++)
      if (measureIfPossible()) return;
  }
  frequencyHz = frequencyByEventTimer();
  isGuessed = frequencyHz === 0;
  if (isGuessed) frequencyHz = guessedHz;
  nextIntervalTicks = lastIntervalTicks + 1;
}

/** The time stamp from which on `refine` has something to say. */
export function nextRefinement(): u64 {
  if (nextIntervalTicks > lastIntervalTicks) return never;
  return firstTimeStamp + (nextIntervalTicks * frequencyHz) / pitHz;
}

/** Channel 0 is about to be used for something else. */
export function releaseChannel0(): void {
  if (channel === 0) nextIntervalTicks = lastIntervalTicks + 1;
}

/** Measures again over the longer interval; true when the frequency changed. */
export function refine(): boolean {
  readBestPair();
  const elapsed = pairTimeStamp - firstTimeStamp;
  const expected = ((elapsed / 1000) * pitHz) / (frequencyHz / 1000 + 1);
  if (expected > measuredTicks * trustFactor) {
    // Too long unread to tell the wraps apart: begin again from here.
    firstTimeStamp = pairTimeStamp;
    firstCount = pairCount;
    nextIntervalTicks = firstIntervalTicks;
    return false;
  }
  const partial = ticksModuloWrap();
  // The number of wraps that brings the measured ticks nearest the expected.
  const middle = expected + pitWrap / 2;
  const wraps: u64 = middle > partial ? (middle - partial) / pitWrap : 0;
  const ticks = wraps * pitWrap + partial;
  nextIntervalTicks = expected * 2;
  if (ticks === 0) return false;
  measuredTicks = ticks;
  frequencyHz = frequencyOver(ticks);
  return true;
}

const answer = new Identification();

/**
 * The hypervisors' leaf 0x40000010 (kHz) and Intel's leaf 0x15 (crystal and
 * ratio). Leaves beyond the highest answer garbage, so that is asked first.
 */
function declaredFrequencyHz(): u64 {
  askCpuid(1, 0, answer);
  if ((answer.ecx & 0x8000_0000) !== 0) {
    askCpuid(0x4000_0000, 0, answer);
    const highest = answer.eax;
    if (highest < 0x4000_0010 || highest > 0x4000_00ff) return 0;
    askCpuid(0x4000_0010, 0, answer);
    return u64(answer.eax) * 1000;
  }
  askCpuid(0, 0, answer);
  if (answer.eax < 0x15) return 0;
  askCpuid(0x15, 0, answer);
  if (answer.eax === 0 || answer.ebx === 0) return 0;
  return (u64(answer.ecx) * u64(answer.ebx)) / u64(answer.eax);
}
