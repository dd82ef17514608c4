// Waiting, with a limit, in a word that says who waits for something: for the end
// of a thread, or of a task. Who ends it takes the word, and wakes whom it finds.

import { type Thread, threadRunning, threadWaiting } from "../thread/thread.ts";
import { currentScheduler } from "./scheduler.ts";
import type { Timer } from "./timer.ts";
import { forEver, wakeThread } from "./wait-queue.ts";

/**
 * Interrupts are off. The running thread puts itself into `cell`, which must hold
 * null, and waits; true: it was taken out, or the cell held something already.
 * False: `untilNs` came first, and the cell holds null again. @sleeps
 */
export function waitInCell(cell: Atomic<Thread | null>, untilNs: u64): boolean {
  const scheduler = currentScheduler();
  const current = scheduler.current;
  current.status = threadWaiting;
  if (!cell.compareExchange(null, current)) {
    current.status = threadRunning;
    return true;
  }
  current.hasTimedOut = false;
  current.cell = cell;
  const timer = current.timer;
  timer.thread = current;
  timer.callback = leaveCell;
  if (untilNs !== forEver) scheduler.setTimer(timer, untilNs);
  scheduler.park();
  // Still on the same CPU: threads with a timer set stay.
  currentScheduler().cancelTimer(timer);
  return !current.hasTimedOut;
}

/** @interrupt */
function leaveCell(timer: Timer, at: u64): void {
  const thread = timer.thread!;
  // Else whoever has taken it wakes it.
  if (!thread.cell!.compareExchange(thread, null)) return;
  thread.hasTimedOut = true;
  wakeThread(thread);
}
