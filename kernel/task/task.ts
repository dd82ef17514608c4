// A task: something to be run once, by whoever has time, and its result.

import type { CrossCall } from "../sched/cross-calls.ts";
import { Thread, type ThreadBody, doNothing } from "../thread/thread.ts";
import type { TaskQueue } from "./queue.ts";

/**
 * What a task of known size runs. It must not wait: it may be run in the spare
 * time between threads, on somebody else's stack. The second word, its size,
 * keeps it apart from bodies that may; the compiler checks it (`@nosleep` of
 * who calls it).
 */
export type BriefBody = (input: usize, sizeNs: u64) => usize;

function giveBack(input: usize, sizeNs: u64): usize {
  return input;
}

/** Stands in `waiter` once the task has been run. */
export const finished = new Thread();

/** Somebody waits for it. */
export const taskPlain: u8 = 0;
/** Nobody does: it disappears when it has been run. */
export const taskDetached: u8 = 1;
/** As a plain one, and the moments of its life are taken. */
export const taskTimed: u8 = 2;
/** As a plain one, of known size. */
export const taskBrief: u8 = 3;

export class Task {
  /** In its queue, or in a pool. */
  next: Task | null = null;
  previous: Task | null = null;
  /** Where it waits to be run, or is on its way to; null: it has begun. */
  queue: TaskQueue | null = null;
  /** Brings it to another CPU. */
  call: CrossCall | null = null;
  /** It was taken out of its queue for the sake of who waits for it. */
  isFetched: boolean = false;
  /** Whose pool it belongs to; null: it is its maker's. */
  home: TaskQueue | null = null;
  body: ThreadBody = doNothing;
  brief: BriefBody = giveBack;
  /** How long it runs at most; 0: nobody knows, and it may wait. */
  sizeNs: u64 = 0;
  /** What the body is called with, then what it gave. */
  word: usize = 0;
  /** `taskPlain`, or what makes it special. */
  kind: u8 = taskPlain;
  /** Who waits for it to be run; `finished` once it has been. */
  readonly waiter = new Atomic<Thread | null>(null);
  /** Time-stamp counts when it was produced, begun and done. */
  producedAt: u64 = 0;
  begunAt: u64 = 0;
  doneAt: u64 = 0;
}
