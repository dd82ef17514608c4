// Threads that other CPUs steal while they wait with limits that do not come:
// who was woken has a timer to cancel yet, on the CPU where it was set.

import { nowNs } from "#arch/clock";
import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import {
  isStealing,
  startStealing,
  stopStealing,
  theftCount,
} from "../sched/stealing.ts";
import { cpuCount } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { Semaphore } from "../sync/semaphore.ts";
import type { Thread } from "../thread/thread.ts";
import {
  createThread,
  joinThread,
  startThread,
  yieldThread,
} from "../thread/threads.ts";
import { runningCpus } from "./crew.ts";

const partners: u32 = 12;
const wakes: u32 = 200;
/** Limits long past the test. */
const limitNs: u64 = 30_000_000_000;
/** How long a thread works in a turn: others are ready meanwhile. */
const workNs: u64 = 20_000;

class Shared {
  readonly tokens = new FixedArray<Semaphore | null, 12>();
  readonly threads = new FixedArray<Thread | null, 12>();
  readonly late = new Atomic<u32>(0);
  /** Waits that ended on another CPU than they began. */
  readonly strayed = new Atomic<u32>(0);
}
const shared = new Shared();

/** Says what is wrong, "" when nothing is. */
export function stolenThreadsKeepTheirTimers(seed: u64): string {
  if (runningCpus() === 1) return "";
  const wasStealing = isStealing();
  if (!startStealing()) return "no memory for thieves";
  const problem = passTokens();
  if (!wasStealing) stopStealing();
  return problem;
}

/** Pairs hand a token to and fro. */
function passOn(input: usize): usize {
  const mine = shared.tokens[u32(input)]!;
  const other = shared.tokens[u32(input) ^ 1]!;
  for (let i: u32 = 0; i < wakes; i++) {
    // With interrupts off it is not moved but where it waits.
    const wereEnabled = disableAndSave();
    const before = currentScheduler();
    if (!mine.downWithin(limitNs)) shared.late.fetchAdd(1);
    if (currentScheduler() !== before) shared.strayed.fetchAdd(1);
    restore(wereEnabled);
    const endNs = nowNs() + workNs;
    while (nowNs() < endNs) relax();
    other.up();
    if (i % 3 === 0) yieldThread();
  }
  return 0;
}

function passTokens(): string {
  shared.late.store(0);
  shared.strayed.store(0);
  const before = allThefts();
  if (!makeTokens()) return "no memory for a semaphore";
  for (let i: u32 = 0; i < partners; i++) {
    const thread = createThread(passOn, usize(i));
    if (thread === null) return "no memory for a thread";
    shared.threads[i] = thread;
  }
  for (let i: u32 = 0; i < partners; i++) startThread(shared.threads[i]!);
  // One of each pair begins.
  for (let i: u32 = 0; i < partners; i += 2) shared.tokens[i]!.up();
  for (let i: u32 = 0; i < partners; i++) joinThread(shared.threads[i]!);
  if (shared.late.load() !== 0) return "a limit came that was far away";
  if (shared.strayed.load() !== 0) return "a thread left its timer behind";
  if (allThefts() === before) return "no thread was stolen";
  return "";
}

function makeTokens(): boolean {
  try {
    for (let i: u32 = 0; i < partners; i++) {
      shared.tokens[i] ??= new Semaphore(0);
      shared.tokens[i]!.begin(0);
    }
    return true;
  } catch {
    return false;
  }
}

function allThefts(): u64 {
  let thefts: u64 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) thefts += theftCount(cpu);
  return thefts;
}
