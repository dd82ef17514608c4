// Timers for everybody: a function called at a moment, once or again and again, in
// an interrupt of the CPU where the alarm was set.
//
// An alarm belongs to that CPU while it is set: only there is it changed, so
// whoever sets or stops it from another CPU calls that one.

import { nowNs } from "#arch/clock";
import { disableAndSave, restore } from "#arch/interrupts";
import { objectOf, wordOf } from "../cpu/references.ts";
import { callAndWait } from "./call.ts";
import { schedulerOf } from "./processors.ts";
import { currentScheduler, type Scheduler } from "./scheduler.ts";
import { Timer } from "./timer.ts";

/** Runs in an interrupt, interrupts off; `now` is when, in nanoseconds. It may set its alarm again. */
export type AlarmFunction = (alarm: Alarm, now: u64) => void;

/** Shorter periods would leave no time for anything else. */
export const alarmPeriodMinimumNs: u64 = 10_000;

export class Alarm extends Timer {
  readonly run: AlarmFunction;
  /** For whoever made it. */
  word: usize = 0;
  /** Times its function was called, and periods that had gone by when it should have been. */
  calls: u64 = 0;
  skipped: u64 = 0;
  /** 0: once. */
  private periodNs: u64 = 0;
  /** Where it was set last. */
  private home: Scheduler | null = null;
  // Of a call on its way to another CPU:
  private wantedNs: u64 = 0;
  private wantedPeriodNs: u64 = 0;

  constructor(run: AlarmFunction) {
    super();
    this.run = run;
    this.callback = ring;
  }

  /**
   * Calls its function on this CPU `afterNs` from now, or as soon after as
   * interrupts are on; then, unless `periodNs` is 0, every `periodNs`. Replaces what
   * was set. False: the period is too short, or the alarm is set on another CPU.
   * May be called in an interrupt.
   */
  set(afterNs: u64, periodNs: u64 = 0): boolean {
    const wereEnabled = disableAndSave();
    const own = currentScheduler();
    const isPossible: boolean =
      (periodNs === 0 || periodNs >= alarmPeriodMinimumNs) &&
      (!this.isSet || this.home === own);
    if (isPossible) this.setHere(own, nowNs() + afterNs, periodNs);
    restore(wereEnabled);
    return isPossible;
  }

  /** As `set`, on CPU number `cpu`, wherever it was set before; false: that CPU does not run. @sleeps */
  setOn(cpu: u32, afterNs: u64, periodNs: u64 = 0): boolean {
    if (schedulerOf(cpu) === null) return false;
    if (periodNs !== 0 && periodNs < alarmPeriodMinimumNs) return false;
    this.stop();
    this.wantedNs = nowNs() + afterNs;
    this.wantedPeriodNs = periodNs;
    return callAndWait(cpu, setCalled, wordOf(this));
  }

  /**
   * From here on its function is neither called nor running; whether it would
   * have been. Not for the function itself, which calls `set`, or nothing. @sleeps
   */
  stop(): boolean {
    const home = this.home;
    if (home === null) return false;
    const before = this.isSet;
    callAndWait(home.number, stopCalled, wordOf(this));
    return before;
  }

  /** In its function: it is not called again. */
  stopHere(): void {
    this.periodNs = 0;
    currentScheduler().cancelTimer(this);
  }

  setHere(own: Scheduler, atNs: u64, periodNs: u64): void {
    this.home = own;
    this.periodNs = periodNs;
    own.setTimer(this, atNs);
  }

  setWanted(own: Scheduler): void {
    this.setHere(own, this.wantedNs, this.wantedPeriodNs);
  }

  /** Its moment has come. */
  ring(now: u64): void {
    const periodNs = this.periodNs;
    this.calls += 1;
    if (periodNs !== 0) {
      // By the calendar: a late call makes none of the later ones late.
      let next: u64 = this.key + periodNs;
      if (next <= now) {
        const behind: u64 = (now - next) / periodNs + 1;
        this.skipped += behind;
        next += behind * periodNs;
      }
      this.home!.setTimer(this, next);
    }
    this.run(this, now);
  }
}

/** @interrupt */
function ring(timer: Timer, now: u64): void {
  (timer as Alarm).ring(now);
}

function setCalled(word: usize, cpu: u32): void {
  objectOf<Alarm>(word).setWanted(currentScheduler());
}

function stopCalled(word: usize, cpu: u32): void {
  objectOf<Alarm>(word).stopHere();
}
