// What others hang into a CPU's scheduler, and what hangs there until then.

import type { Scheduler } from "./scheduler.ts";

/**
 * What can be done in time that nobody needs for the next `spareNs`, on
 * whosever stack, with interrupts off: true when something was.
 */
export type SpareWork = (scheduler: Scheduler, spareNs: u64) => boolean;

/** Interrupts are off. */
export type IdleWork = (scheduler: Scheduler) => void;

export function rest(scheduler: Scheduler): void {}

/**
 * Before the first of the ready list is taken: puts the best first (and leaves
 * it empty only if nobody is ready), or, not to choose, puts all into it.
 */
export type ReadyOrder = (scheduler: Scheduler, isToChoose: boolean) => void;

export function keepOrder(scheduler: Scheduler, isToChoose: boolean): void {}

/** @nosleep */
export function doNothing(scheduler: Scheduler, spareNs: u64): boolean {
  return false;
}
