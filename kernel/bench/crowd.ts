// Measures with 10,000 threads alive: what a switch and a new thread cost does
// not depend on how many there are.

import { memoryFreeBytes } from "../memory/statistics.ts";
import { Semaphore } from "../sync/semaphore.ts";
import { reapThreads } from "../thread/reap.ts";
import type { Thread } from "../thread/thread.ts";
import {
  createThread,
  joinThread,
  startThread,
  yieldThread,
} from "../thread/threads.ts";
import type { Measure } from "./bench.ts";

const crowdCount: u32 = 10_000;
const createdCount: u32 = 64;
const repetitions: u64 = 1000;
/** A stack with its guard, and what describes a thread. */
const bytesPerThread: u64 = 0x6000;

class Crowd {
  readonly threads = new FixedArray<Thread | null, 10_000>();
  readonly created = new FixedArray<Thread | null, 64>();
  readonly gate = new Semaphore(0);
}
const crowd = new Crowd();

function waitAtGate(input: usize): usize {
  crowd.gate.down();
  return input;
}

/** Yields a few times, so that a round of all of them is measured. */
function yieldTwice(input: usize): usize {
  crowd.gate.down();
  yieldThread();
  yieldThread();
  return input;
}

function hasRoom(): boolean {
  return memoryFreeBytes() > u64(crowdCount) * bytesPerThread;
}

function gather(): void {
  for (let i: u32 = 0; i < crowdCount; i++) {
    const thread = createThread(waitAtGate, usize(i));
    crowd.threads[i] = thread;
    if (thread !== null) startThread(thread);
  }
  yieldThread();
}

function gatherYielding(): void {
  for (let i: u32 = 0; i < crowdCount; i++) {
    const thread = createThread(yieldTwice, usize(i));
    crowd.threads[i] = thread;
    if (thread !== null) startThread(thread);
  }
  yieldThread();
  for (let i: u32 = 0; i < crowdCount; i++) crowd.gate.up();
}

function joinAll(): void {
  for (let i: u32 = 0; i < crowdCount; i++) {
    const thread = crowd.threads[i];
    if (thread !== null) joinThread(thread);
    crowd.threads[i] = null;
  }
  reapThreads();
}

function disperse(): void {
  for (let i: u32 = 0; i < crowdCount; i++) crowd.gate.up();
  joinAll();
}

/** @hot */
function empty(input: usize): usize {
  return input;
}

function gatherAndWarm(): void {
  gather();
  create();
  joinCreated();
}

/** @hot */
function create(): void {
  for (let i: u32 = 0; i < createdCount; i++) {
    crowd.created[i] = createThread(empty, 0);
  }
}

function joinCreated(): void {
  for (let i: u32 = 0; i < createdCount; i++) {
    const thread = crowd.created[i];
    if (thread === null) continue;
    startThread(thread);
    joinThread(thread);
  }
}

function joinCreatedAndDisperse(): void {
  joinCreated();
  disperse();
}

/** @hot */
function yieldMany(input: usize): usize {
  for (let i: u64 = 0; i < repetitions; i++) yieldThread();
  return 0;
}

/** @hot */
function yieldBetween(): void {
  const other = createThread(yieldMany, 0)!;
  startThread(other);
  yieldMany(0);
  joinThread(other);
}

/** Everybody has three turns: back from the gate, and after each yield. */
function yieldThrough(): void {
  for (let i: u64 = 0; i < 3; i++) yieldThread();
}

export const crowdMeasures: Measure[] = [
  {
    name: "thread create, 10000 waiting",
    operations: 64,
    prepare: gatherAndWarm,
    run: create,
    finish: joinCreatedAndDisperse,
    isPossible: hasRoom,
  },
  {
    name: "yield between two, 10000 waiting",
    operations: 2000,
    prepare: gather,
    run: yieldBetween,
    finish: disperse,
    isPossible: hasRoom,
  },
  {
    name: "yield among 10000",
    operations: 30_000,
    prepare: gatherYielding,
    run: yieldThrough,
    finish: joinAll,
    isPossible: hasRoom,
  },
];
