// How the running thread asks for real time, and gives it back.

import * as interrupts from "#arch/interrupts";
import { nowNs } from "#arch/clock";
import { aperiodic } from "../sched/entity.ts";
import { currentScheduler } from "../sched/scheduler.ts";

/**
 * From `phaseNs` on, the running thread gets `sliceNs` within `deadlineNs` of
 * the start of every `periodNs`. False when that cannot be promised: it is
 * aperiodic then, and `requestRefusal` says why. @allocates
 */
export function makePeriodic(
  phaseNs: u64,
  periodNs: u64,
  sliceNs: u64,
  deadlineNs: u64,
): boolean {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  const { realTime, current } = scheduler;
  makeAperiodicHere();
  const now = nowNs();
  const reservation = realTime.admission.admitPeriodic(
    sliceNs,
    periodNs,
    deadlineNs,
    now,
  );
  if (reservation !== null) {
    realTime.beginPeriodic(current, reservation, now + phaseNs);
    scheduler.preempt();
  }
  interrupts.restore(wereEnabled);
  return reservation !== null;
}

/**
 * After `phaseNs` the running thread gets `sizeNs` within `deadlineNs`, once;
 * then it is aperiodic again. As `makePeriodic`. @allocates
 */
export function makeSporadic(
  phaseNs: u64,
  sizeNs: u64,
  deadlineNs: u64,
): boolean {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  const { realTime, current } = scheduler;
  makeAperiodicHere();
  const now = nowNs();
  const reservation = realTime.admission.admitSporadic(sizeNs, deadlineNs, now);
  if (reservation !== null) {
    realTime.beginSporadic(current, reservation, now + phaseNs);
    scheduler.preempt();
  }
  interrupts.restore(wereEnabled);
  return reservation !== null;
}

/** The running thread gives its real time back. */
export function makeAperiodic(): void {
  const wereEnabled = interrupts.disableAndSave();
  makeAperiodicHere();
  interrupts.restore(wereEnabled);
}

function makeAperiodicHere(): void {
  const scheduler = currentScheduler();
  if (scheduler.current.kind !== aperiodic)
    scheduler.realTime.end(scheduler.current);
}

/** Why the last request on this CPU was refused: an index of `refusals`. */
export function requestRefusal(): u32 {
  return currentScheduler().realTime.admission.refusal;
}

/** A periodic thread is done for this period: the rest of its slice is given up. */
export function waitForNextPeriod(): void {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  if (scheduler.current.kind !== aperiodic) scheduler.finishJob();
  interrupts.restore(wereEnabled);
}
