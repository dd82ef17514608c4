// The world stands still when it is stopped, and goes on afterwards.

import { nowNs } from "#arch/clock";
import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { isWorldStopped, startWorld, stopWorld } from "../sched/world.ts";
import type { Thread } from "../thread/thread.ts";
import { createThread, joinThread, startThreadOn } from "../thread/threads.ts";

const stops: u32 = 8;
const lookNs: u64 = 300_000;

/** What a thread on each other CPU counts, as fast as it can. */
class Counters {
  readonly counts = new FixedArray<u64, 256>();
  readonly threads = new FixedArray<Thread | null, 256>();
  readonly isOver = new Atomic<u32>(0);
}
const counters = new Counters();

function countOn(cpu: usize): usize {
  while (counters.isOver.load("relaxed") === 0) {
    counters.counts[u32(cpu)] += 1;
    relax();
  }
  return 0;
}

function sumOfCounts(): u64 {
  let sum: u64 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) sum += counters.counts[cpu];
  return sum;
}

/** Whether anybody counted while we looked. */
function somebodyCounts(): boolean {
  const before = sumOfCounts();
  const endNs = nowNs() + lookNs;
  while (nowNs() < endNs) relax();
  return sumOfCounts() !== before;
}

function startCounting(): u32 {
  let others: u32 = 0;
  const own = currentScheduler();
  counters.isOver.store(0);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    counters.counts[cpu] = 0;
    counters.threads[cpu] = null;
    const other = schedulerOf(cpu);
    if (other === null || other === own) continue;
    const thread = createThread(countOn, usize(cpu));
    if (thread === null) continue;
    counters.threads[cpu] = thread;
    startThreadOn(thread, cpu);
    others++;
  }
  return others;
}

function endCounting(): void {
  counters.isOver.store(1);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const thread = counters.threads[cpu];
    if (thread !== null) joinThread(thread);
  }
}

/** Until all others run at all. */
function awaitCounting(): void {
  const limitNs = nowNs() + 1_000_000_000;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++)
    while (
      counters.threads[cpu] !== null &&
      counters.counts[cpu] === 0 &&
      nowNs() < limitNs
    )
      relax();
}

function stopRepeatedly(others: u32): string {
  for (let i: u32 = 0; i < stops; i++) {
    if (!stopWorld()) return "the world did not stop";
    if (!stopWorld()) return "a stop within a stop was refused";
    if (somebodyCounts()) return "somebody went on while the world stood still";
    startWorld();
    if (!isWorldStopped() || somebodyCounts())
      return "the first start let the world go on";
    startWorld();
    if (isWorldStopped()) return "the world is still stopped";
    const limitNs = nowNs() + 1_000_000_000;
    while (others > 0 && !somebodyCounts())
      if (nowNs() > limitNs) return "the world did not go on";
  }
  return "";
}

function isRefusedWithInterruptsOff(): boolean {
  const wereEnabled = disableAndSave();
  const isStopped = stopWorld();
  if (isStopped) startWorld();
  restore(wereEnabled);
  return !isStopped;
}

export function worldStandsStill(seed: u64): string {
  const others = startCounting();
  awaitCounting();
  // Would anybody be seen who goes on? The same look at a world that does.
  const limitNs = nowNs() + 1_000_000_000;
  let isSeen: boolean = others === 0 || somebodyCounts();
  // An emulator may run another CPU for longer than we look.
  while (!isSeen && nowNs() < limitNs) isSeen = somebodyCounts();
  let problem = isSeen ? stopRepeatedly(others) : "nobody was seen to count";
  if (problem === "" && !isRefusedWithInterruptsOff())
    problem = "the world was stopped with interrupts off";
  endCounting();
  return problem;
}
