// A moment at which something is to happen, on the CPU where it was set.

import { HeapNode } from "../time/deadline-heap.ts";
import type { Thread } from "../thread/thread.ts";

/** Runs in an interrupt, interrupts off. */
export type TimerCallback = (timer: Timer, nowNs: u64) => void;

/** @interrupt */
function ignore(timer: Timer, nowNs: u64): void {}

export class Timer extends HeapNode {
  isSet: boolean = false;
  callback: TimerCallback = ignore;
  /** Whom the callback is about, where it is about a thread. */
  thread: Thread | null = null;
}
