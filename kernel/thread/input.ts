// Threads that wait for input, while others run.

import { type Input, setInputWait } from "../console/input.ts";
import { forEver, WaitQueue } from "../sched/wait-queue.ts";

const waiters = new WaitQueue("input");

export function initialise(): void {
  setInputWait(waitForInput);
}

/** Interrupts are off, and stay off. */
function waitForInput(input: Input): void {
  waiters.lock.acquire();
  waiters.wait(forEver);
}

/** The terminal has received something. @export nautilus_input @interrupt */
export function onInput(): void {
  waiters.wakeAll();
}
