// A fiber: a flow of control that shares a thread with others, and leaves only
// where it says so.

import { FiberContext } from "../cpu/context.ts";
import { WaitQueue } from "../sched/wait-queue.ts";
import type { FiberHost } from "./host.ts";

/** What a fiber runs: takes a word, gives a word. */
export type FiberBody = (input: usize) => usize;

/** Where a fiber is; known on its host's CPU only. */
export const fiberFree: u8 = 0; // its structure waits for reuse
export const fiberCreated: u8 = 1;
export const fiberReady: u8 = 2; // in the ring, or running
export const fiberWaiting: u8 = 3;
export const fiberEnded: u8 = 4;
export const fiberSent: u8 = 5; // on its way to its host for the first time

/** Who asks how it ended: what whoever comes second finds. */
export const fateOpen: u32 = 0;
export const fateFiberWaits: u32 = 1;
export const fateThreadWaits: u32 = 2;
export const fateNobody: u32 = 3; // detached
export const fateEnded: u32 = 4;

export function doNothing(input: usize): usize {
  return input;
}

export class Fiber {
  readonly context = new FiberContext();
  /** Its neighbours among those that can run, who runs now included. */
  next: Fiber;
  previous: Fiber;
  /** In a list of others: sent, or free. */
  link: Fiber | null = null;
  status: u8 = fiberFree;
  body: FiberBody = doNothing;
  /** What the body is called with, then what it gave. */
  word: usize = 0;
  stack: usize = 0;
  stackSizeBytes: usize = 0;
  /** Who runs it; null: not started. */
  host: FiberHost | null = null;
  readonly fate = new Atomic<u32>(fateOpen);
  /** The fiber that waits for its end. */
  joiner: Fiber | null = null;
  /** The thread that does. */
  readonly ended = new WaitQueue("end of a fiber");

  constructor() {
    this.next = this;
    this.previous = this;
  }
}
