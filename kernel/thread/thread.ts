// A thread: its context, its stack, its kin, and where it stands.

import { Context } from "../cpu/context.ts";
import type { FiberHost } from "../fiber/host.ts";
import { CrossCall } from "../sched/cross-calls.ts";
import { Entity } from "../sched/entity.ts";
import type { Owned } from "../sched/owned.ts";
import type { Scheduler } from "../sched/scheduler.ts";
import type { LocalValues } from "./local-values.ts";
import type { WaitQueue } from "../sched/wait-queue.ts";
import { Timer } from "../sched/timer.ts";

export const threadFree: u8 = 0; // its structure waits for reuse
export const threadCreated: u8 = 1;
export const threadReady: u8 = 2;
export const threadRunning: u8 = 3;
export const threadWaiting: u8 = 4;
export const threadExited: u8 = 5;

/** What a thread runs: takes a word, gives a word. */
export type ThreadBody = (input: usize) => usize;

export function doNothing(input: usize): usize {
  return input;
}

export class Thread extends Entity {
  readonly context = new Context();
  /** Ends a sleep, or a wait that has a limit. */
  readonly timer = new Timer();
  /** In the queue it stands in: ready, waiting, free. */
  next: Thread | null = null;
  previous: Thread | null = null;
  /** What it waits in. */
  waitQueue: WaitQueue | null = null;
  /** What it brings to, or was given in, the queue it waits in. */
  message: usize = 0;
  /** What it waits for without a limit, until its owner lets go. */
  wanted: Owned | null = null;
  /** Its last wait ended because of its limit. */
  hasTimedOut: boolean = false;
  status: u8 = threadFree;
  isDetached: boolean = false;
  /** It has its place among the ready threads of a policy (sched/policy.ts). */
  isOrdered: boolean = false;
  /** It stays on its CPU. */
  isBound: boolean = false;
  number: u64 = 0;
  body: ThreadBody = doNothing;
  /** What the body is called with, then what it gave. */
  word: usize = 0;
  stack: usize = 0;
  stackSizeBytes: usize = 0;
  /** The CPU it runs on. */
  scheduler: Scheduler | null = null;
  parent: Thread | null = null;
  /** Children that nobody has joined, newest first. */
  firstChild: Thread | null = null;
  nextSibling: Thread | null = null;
  previousSibling: Thread | null = null;
  /** Who waits for this one to end; the thread itself once it has ended. */
  readonly joiner = new Atomic<Thread | null>(null);
  /** In which word it waits, with a limit (sched/cell-wait.ts). */
  cell: Atomic<Thread | null> | null = null;
  /** What it has another CPU do, and waits for. */
  readonly call = new CrossCall();
  /** Its own values by key; null: it never had any. */
  locals: LocalValues | null = null;
  /** The fibers it runs; null: it is an ordinary thread. */
  fibers: FiberHost | null = null;
  /** Time-stamp counts it has run; while it runs, less the counter when it came. */
  runCounts: u64 = 0;
  /** Those of its present turn that were interrupted. */
  turnCounts: u64 = 0;
  name: string = "";
  /** All threads a scheduler has made, free ones included. */
  nextMade: Thread | null = null;
}
