// Ended threads that no CPU keeps for itself. Threads end where they ran, and
// are made where their creators run: without this, what one CPU makes and
// another runs would pile up there.

import { Spinlock } from "../cpu/spinlock.ts";
import type { Thread } from "../thread/thread.ts";

/** Ended threads a CPU keeps to use again: about 2.5 MB of stacks. */
export const keptThreadsMaximum: u32 = 128;

class Depot {
  readonly lock = new Spinlock();
  // Guarded by lock:
  first: Thread | null = null;
  /** Those whose stack was given back. */
  firstBare: Thread | null = null;
}
const depot = new Depot();

/** A thread whose stack nobody uses, for whichever CPU wants one. Interrupts are off. @noinline */
export function depositThread(thread: Thread): void {
  depot.lock.acquire();
  thread.next = depot.first;
  depot.first = thread;
  depot.lock.release();
}

/** One of them; null: there is none. Interrupts are off. @noinline @hot */
export function withdrawThread(): Thread | null {
  depot.lock.acquire();
  const thread = depot.first;
  if (thread !== null) depot.first = thread.next;
  depot.lock.release();
  return thread;
}

/** As `depositThread`, for one without a stack. */
export function depositBare(thread: Thread): void {
  depot.lock.acquire();
  thread.next = depot.firstBare;
  depot.firstBare = thread;
  depot.lock.release();
}

/** A structure without a stack; null: there is none. Interrupts are off. @noinline */
export function withdrawBare(): Thread | null {
  depot.lock.acquire();
  const thread = depot.firstBare;
  if (thread !== null) depot.firstBare = thread.next;
  depot.lock.release();
  return thread;
}
