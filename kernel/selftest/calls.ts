// CPUs that call each other, all at the same time: no call is lost, none is run
// twice, and nobody waits for ever.

import { noMemory } from "../memory/out-of-memory.ts";
import { callAllAndWait, callAndWait } from "../sched/call.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import type { Thread } from "../thread/thread.ts";
import { createThread, joinThread, startThreadOn } from "../thread/threads.ts";
import { Random } from "./random.ts";

const callsEach: u32 = 40;
/** Every so many calls, one goes to all CPUs. */
const broadcastEvery: u32 = 8;

/** @layout */
class Counts {
  /** Calls run by each CPU, and calls made to it. */
  run!: FixedArray<u64, 256>;
  made!: FixedArray<u64, 65536>;
}
const counts = new Counts();

class Callers {
  readonly threads = new FixedArray<Thread | null, 256>();
  seed: u64 = 0;
}
const callers = new Callers();

/** @interrupt */
function noteRun(argument: usize, cpu: u32): void {
  counts.run[cpu] += u64(argument);
}

/** Calls made from a CPU to another are counted apart: nobody else writes there. */
function noteMade(from: u32, to: u32): void {
  counts.made[from * 256 + to] += 1;
}

function callOthers(word: usize): usize {
  const own = currentScheduler().number;
  const random = newRandom();
  if (random === null) return 1;
  random.start(callers.seed + u64(own));
  for (let i: u32 = 1; i <= callsEach; i++) {
    if (i % broadcastEvery === 0) {
      for (let cpu: u32 = 0; cpu < cpuCount(); cpu++)
        if (schedulerOf(cpu) !== null) noteMade(own, cpu);
      callAllAndWait(noteRun, 1);
      continue;
    }
    const cpu = u32(random.below(u64(cpuCount())));
    if (callAndWait(cpu, noteRun, 1)) noteMade(own, cpu);
  }
  return 0;
}

function newRandom(): Random | null {
  try {
    return new Random();
  } catch {
    return null;
  }
}

export function callsArrive(seed: u64): string {
  callers.seed = seed;
  const count = cpuCount();
  for (let cpu: u32 = 0; cpu < count; cpu++) {
    counts.run[cpu] = 0;
    for (let to: u32 = 0; to < count; to++) counts.made[cpu * 256 + to] = 0;
    callers.threads[cpu] = null;
  }
  for (let cpu: u32 = 0; cpu < count; cpu++) {
    if (schedulerOf(cpu) === null) continue;
    const thread = createThread(callOthers, 0);
    if (thread === null) return "no memory for a thread";
    callers.threads[cpu] = thread;
    if (!startThreadOn(thread, cpu)) return "a CPU takes no threads";
  }
  for (let cpu: u32 = 0; cpu < count; cpu++) {
    const thread = callers.threads[cpu];
    if (thread !== null && joinThread(thread) !== 0) return noMemory;
  }
  for (let to: u32 = 0; to < count; to++) {
    let made: u64 = 0;
    for (let from: u32 = 0; from < count; from++)
      made += counts.made[from * 256 + to];
    if (counts.run[to] !== made) return "calls were lost, or run twice";
  }
  return "";
}
