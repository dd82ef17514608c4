// What the machine calls of the scheduler (see arch/contract.ts): by their symbols
// alone.

import { currentScheduler } from "./scheduler.ts";

/** Another CPU has interrupted this one. @export nautilus_kick @interrupt */
export function onKick(): void {
  currentScheduler().openInbox();
}

/** The machine's timer has fired on this CPU. @export nautilus_timer @interrupt */
export function onTimer(): void {
  currentScheduler().tick();
}

/**
 * The end of an interrupt: true when somebody else should run, which
 * `nautilus_preempt` then does. @export nautilus_wants_switch @interrupt
 */
export function wantsSwitch(): boolean {
  const scheduler = currentScheduler();
  const isWanted =
    scheduler.wantsDispatch ||
    (scheduler.current === scheduler.idle && scheduler.firstReady !== null);
  return isWanted && scheduler.preemptionOff === 0;
}

/** Called on the interrupted thread's stack, its registers saved. @export nautilus_preempt */
export function preempt(): void {
  currentScheduler().preempt();
}
