// Measures of threads.

import { reclaimMemory } from "../memory/reclaim.ts";
import { reapThreads } from "../thread/reap.ts";
import {
  createThread,
  currentThread,
  forkParent,
  forkThread,
  joinThread,
  startThread,
  yieldThread,
} from "../thread/threads.ts";
import type { Thread } from "../thread/thread.ts";
import { nothing, type Measure } from "./bench.ts";

const repetitions: u64 = 1000;

class Made {
  readonly threads = new FixedArray<Thread | null, 64>();
}
const made = new Made();
const madeCount: u32 = 64;

/** @hot */
function empty(input: usize): usize {
  return input;
}

/** @hot */
function yieldMany(input: usize): usize {
  for (let i: u64 = 0; i < repetitions; i++) yieldThread();
  return 0;
}

/** @hot */
function create(): void {
  for (let i: u32 = 0; i < madeCount; i++) {
    made.threads[i] = createThread(empty, 0);
  }
}

/** @hot */
function startAndJoin(): void {
  for (let i: u32 = 0; i < madeCount; i++) {
    startThread(made.threads[i]!);
    joinThread(made.threads[i]!);
  }
}

/** @hot */
function createStartJoin(): void {
  for (let i: u64 = 0; i < repetitions; i++) {
    const thread = createThread(empty, 0)!;
    startThread(thread);
    joinThread(thread);
  }
}

/** @hot */
function yieldBetween(): void {
  const other = createThread(yieldMany, 0)!;
  startThread(other);
  yieldMany(0);
  joinThread(other);
}

/** @noinline @hot */
function forkOnce(input: usize): usize {
  if (forkThread() !== forkParent) return input + 1;
  return joinThread(currentThread().firstChild!);
}

/** @hot */
function forkAndJoin(): void {
  for (let i: u64 = 0; i < repetitions; i++) forkOnce(usize(i));
}

function yieldAlone(): void {
  yieldMany(0);
}

/** No thread and no stack is left to be used again. */
function forget(): void {
  reapThreads();
  reclaimMemory();
}

export const threadMeasures: Measure[] = [
  {
    name: "thread create, cold",
    operations: 64,
    prepare: forget,
    run: create,
    finish: startAndJoin,
  },
  {
    name: "thread create, warm",
    operations: 64,
    prepare: nothing,
    run: create,
    finish: startAndJoin,
  },
  {
    name: "start and join",
    operations: 64,
    prepare: create,
    run: startAndJoin,
    finish: nothing,
  },
  {
    name: "create, start, join",
    operations: 1000,
    prepare: nothing,
    run: createStartJoin,
    finish: nothing,
  },
  {
    name: "fork and join",
    operations: 1000,
    prepare: nothing,
    run: forkAndJoin,
    finish: nothing,
  },
  {
    name: "yield between two threads, per switch",
    operations: 2000,
    prepare: nothing,
    run: yieldBetween,
    finish: nothing,
  },
  {
    name: "yield with nobody else",
    operations: 1000,
    prepare: nothing,
    run: yieldAlone,
    finish: nothing,
  },
];
