// Vector registers of threads that interrupts leave for each other: each finds
// its own again, whole.

import {
  holdVectors,
  keepHalfVectors,
  vectorAreaBytes,
} from "#arch/vector-unit";
import { ByteSpan } from "../memory/byte-span.ts";
import { kernelFree, tryAllocate } from "../memory/heap.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import {
  createThread,
  joinThread,
  sleepThread,
  startThreadOn,
} from "../thread/threads.ts";
import { Random } from "./random.ts";

/** How often the second thread comes, and how long it sleeps in between. */
const visits: u32 = 60;
const sleepNs: u64 = 300_000;
/** How long the first one keeps its registers at a time, and the second. */
const longRounds: u64 = 3000;
const shortRounds: u64 = 20;

/** One thread's registers: what they are set to, and what they are found to be. */
class Held {
  readonly random = new Random();
  readonly set = new ByteSpan();
  readonly found = new ByteSpan();
}

class Shared {
  readonly first = new Held();
  readonly second = new Held();
  readonly isOver = new Atomic<boolean>(false);
}
const shared = new Shared();

/** Says what is wrong, "" when nothing is. */
export function vectorsAreKept(seed: u64): string {
  const bytes = usize(vectorAreaBytes());
  const address = tryAllocate(bytes * 4);
  if (address === 0) return noMemory;
  prepare(shared.first, address, bytes, seed);
  prepare(shared.second, address + bytes * 2, bytes, seed + 1);
  const problem = checkBoth();
  kernelFree(address);
  return problem;
}

function prepare(held: Held, address: usize, bytes: usize, seed: u64): void {
  held.random.start(seed);
  held.set.show(address, bytes);
  held.found.show(address + bytes, bytes);
}

function checkBoth(): string {
  const changed = run();
  if (changed < 0) return noMemory;
  if (changed > 0) return "a thread found other vector registers than its own";
  // The planted defect: the upper halves are nobody's.
  if (!keepHalfVectors(true)) return "";
  const seen = run();
  keepHalfVectors(false);
  return seen === 0 ? "lost upper halves were not found" : "";
}

/** How often registers were not what they had been; -1: no memory. */
function run(): i32 {
  shared.isOver.store(false);
  const cpu = currentScheduler().number;
  const first = createThread(stay, 0);
  if (first === null) return -1;
  const second = createThread(visit, 0);
  startThreadOn(first, cpu);
  let changed: usize = 0;
  if (second !== null) {
    startThreadOn(second, cpu);
    changed = joinThread(second);
  }
  shared.isOver.store(true);
  changed += joinThread(first);
  return second === null ? i32(-1) : i32(changed);
}

/** Computes until it is over, and does not wait: only interrupts leave it. */
function stay(input: usize): usize {
  let changed: usize = 0;
  while (!shared.isOver.load()) changed += hold(shared.first, longRounds);
  return changed;
}

/** Comes when its timer fires, from the interrupt. */
function visit(input: usize): usize {
  let changed: usize = 0;
  for (let i: u32 = 0; i < visits; i++) {
    sleepThread(sleepNs);
    changed += hold(shared.second, shortRounds);
  }
  return changed;
}

/** 1: some register was changed. */
function hold({ random, set, found }: Held, rounds: u64): usize {
  for (let i: usize = 0; i < set.sizeBytes(); i++)
    set.setByteAt(i, u8(random.below(256)));
  holdVectors(set.address(), found.address(), rounds);
  for (let i: usize = 0; i < set.sizeBytes(); i++)
    if (set.byteAt(i) !== found.byteAt(i)) return 1;
  return 0;
}
