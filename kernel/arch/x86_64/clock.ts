// Nanoseconds since boot from the time-stamp counter, and waiting for them.
//
// ns = base + (stamp - baseStamp) * scale / 2^32. When the frequency is known
// better, base and scale change at once and the clock goes on from where it
// was: it never goes back.

import { asm, fence, multiplyHigh } from "machine";
import {
  counterFrequencyHz,
  hasPit,
  isFrequencyGuessed,
  measure,
  measureIfPossible,
  nextRefinement,
  refine,
  releaseChannel0,
  timeStampAtEntry,
} from "./calibration.ts";
import { localStamp } from "./clock-offset.ts";
export {
  alignClock,
  lastCorrection,
  serveAlignment,
  shiftClock,
} from "./clock-offset.ts";
export { calendarSeconds } from "./calendar.ts";
export {
  frequencyByEventTimer as counterHzBySecondSource,
  useEventTimer as useSecondSource,
} from "./event-timer.ts";
import { disableAndSave, restore } from "./flags.ts";
import { closeLine, hasLines, openLine, serveLine } from "./lines.ts";
import {
  armTimer as armLocalTimer,
  disarmTimer,
  hasLocalApic,
  isOnBootCpu,
} from "./local-apic.ts";
import { readTimeStamp, writePort8 } from "./registers.ts";
import { setVectorHandler, vectorTimer } from "./vectors.ts";

const lineTimer: u32 = 0;
const pitChannel0: u16 = 0x40;
const pitCommand: u16 = 0x43;
const commandChannel0Mode0: u8 = 0x30; // low then high byte, one-shot, binary
const pitHz: u64 = 1_193_182;

/** Below this an interrupt costs more than spinning. */
const spinBelowNs: u64 = 50_000;
/** As long as one shot of the APIC's timer is asked to be. */
const longestTimerNs: u64 = 1_000_000_000;
/** As far as one shot of the 16-bit timer reaches. */
const longestShotNs: u64 = 50_000_000;

const nsPerSecond: u64 = 1_000_000_000;

let baseNs: u64 = 0;
let baseStamp: u64 = 0;
/** Nanoseconds per count, times 2^32; 0 until the first reading. */
let scale: u64 = 0;
let refinementStamp: u64 = 0;

/**
 * Measures the frequency over what the boot has done so far; was that too
 * little, it is measured when the time is first asked for.
 */
export function initialise(): void {
  baseStamp = timeStampAtEntry();
  setVectorHandler(vectorTimer, onShot);
  serveLine(lineTimer, onShot);
  if (measureIfPossible()) setScale();
}

export function nowNs(): u64 {
  if (scale === 0) setUp();
  const stamp = localStamp();
  if (stamp >= refinementStamp && isOnBootCpu()) refineAt();
  return nsAt(stamp);
}

export function nowNsIfKnown(): u64 {
  return scale === 0 ? 0 : nsAt(localStamp());
}

export function countsSinceEntry(): u64 {
  return readTimeStamp() - timeStampAtEntry();
}

/** Odd while the boot CPU changes what the others compute with. */
const version = new Atomic<u32>(0);

function nsAt(stamp: u64): u64 {
  for (;;) {
    const before = version.load("acquire");
    const count: u64 = stamp < baseStamp ? 0 : stamp - baseStamp;
    const ns =
      baseNs + ((multiplyHigh(count, scale) << 32) | ((count * scale) >> 32));
    fence("acquire");
    if ((before & 1) === 0 && version.load("relaxed") === before) return ns;
  }
}

function setUp(): void {
  measure();
  setScale();
}

function setScale(): void {
  scale = (nsPerSecond << 32) / counterFrequencyHz();
  refinementStamp = nextRefinement();
}

/** On the boot CPU, where an interrupt that asks for the time must not wait for us. */
function refineAt(): void {
  const wereEnabled = disableAndSave();
  if (isOnBootCpu()) refineHere();
  restore(wereEnabled);
}

function refineHere(): void {
  const stamp = localStamp();
  const now = nsAt(stamp);
  if (refine()) {
    version.fetchAdd(1, "acquireRelease");
    baseNs = now;
    baseStamp = stamp;
    setScale();
    version.fetchAdd(1, "acquireRelease");
  } else {
    refinementStamp = nextRefinement();
  }
}

export function counterName(): string {
  if (isFrequencyGuessed()) return "time-stamp counter (frequency guessed)";
  return "time-stamp counter";
}

export function counterHz(): u64 {
  if (scale === 0) setUp();
  return counterFrequencyHz();
}

/** kernel/sched/upcalls.ts. @c nautilus_timer */
declare function timerFired(): void;

/** @interrupt */
function onShot(vector: u32, frame: usize): void {
  const isAwaited = vector === vectorTimer || isPitArmed;
  isPitArmed = false; // before what may arm it again
  if (isAwaited) timerFired();
}

/** A shot of the PIT is on its way that somebody waits for. */
let isPitArmed = false;

export function armTimer(afterNs: u64): void {
  if (hasLocalApic()) {
    const shotNs: u64 = afterNs < longestTimerNs ? afterNs : longestTimerNs;
    armLocalTimer((shotNs * (counterFrequencyHz() / 1000)) / 1_000_000);
    return;
  }
  if (!hasPit() || !hasLines()) return; // threads must yield on such a machine
  isPitArmed = true;
  armShot(afterNs < longestShotNs ? afterNs : longestShotNs);
  openLine(lineTimer);
}

function armShot(afterNs: u64): void {
  releaseChannel0();
  refinementStamp = nextRefinement();
  const ticks = (afterNs * pitHz) / nsPerSecond + 1;
  writePort8(pitCommand, commandChannel0Mode0);
  writePort8(pitChannel0, u8(ticks));
  writePort8(pitChannel0, u8(ticks >> 8));
}
