// The timers that are set on a CPU, for whoever wants to see them: copied there,
// since a CPU's timers are its own.

import { callAndWait } from "./call.ts";
import { currentScheduler } from "./scheduler.ts";
import type { HeapNode } from "../time/deadline-heap.ts";
import type { Timer } from "./timer.ts";

export const timersShown: u32 = 64;

/** One that was set. @layout */
class TimerRow {
  atNs!: u64;
  /** Of the thread it is about; 0: it is about none. */
  threadNumber!: u64;
}

class TimerList {
  readonly rows = new FixedArray<TimerRow, 64>();
  /** In these rows, and in all. */
  shown: u32 = 0;
  count: u32 = 0;
}

/** What `copyTimers` has found. */
export const timerList = new TimerList();

/** Fills the list with timers of a CPU; false: it does not run. One caller at a time. @sleeps */
export function copyTimers(cpu: u32): boolean {
  return callAndWait(cpu, copyHere, 0);
}

/** @interrupt */
function copyHere(argument: usize, cpu: u32): void {
  const timers = currentScheduler().timers;
  timerList.count = timers.count;
  timerList.shown = 0;
  let node = timers.first;
  while (node !== null && timerList.shown < timersShown) {
    const row = timerList.rows[timerList.shown];
    const timer = node as Timer;
    row.atNs = timer.key;
    row.threadNumber = timer.thread === null ? u64(0) : timer.thread.number;
    timerList.shown += 1;
    node = after(node);
  }
}

/** Goes through a tree, each node before what is below it. */
function after(node: HeapNode): HeapNode | null {
  if (node.left !== null) return node.left;
  if (node.right !== null) return node.right;
  let at = node;
  let above = at.above;
  while (above !== null) {
    if (above.left === at && above.right !== null) return above.right;
    at = above;
    above = at.above;
  }
  return null;
}
