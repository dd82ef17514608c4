// Threads that run one body together, spread over all CPUs.

import { cpuCount, schedulerOf } from "../sched/processors.ts";
import type { Thread, ThreadBody } from "../thread/thread.ts";
import { createThread, joinThread, startThreadOn } from "../thread/threads.ts";

export const crewMaximum: u32 = 16;

class Crew {
  readonly threads = new FixedArray<Thread | null, 16>();
}
const crew = new Crew();

/** CPUs that run, at most as many as a crew has threads. */
export function runningCpus(): u32 {
  let running: u32 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) !== null) running += 1;
  }
  return running < crewMaximum ? running : crewMaximum;
}

/** Twice as many threads as CPUs. */
export function crewSize(): u32 {
  const twice: u32 = runningCpus() * 2;
  return twice < crewMaximum ? twice : crewMaximum;
}

/** Runs `body(0)` to `body(count - 1)`, on CPUs in turn; gives the sum of what they gave. */
export function runCrew(count: u32, body: ThreadBody): usize {
  let cpu: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const thread = createThread(body, usize(i));
    crew.threads[i] = thread;
    if (thread === null) continue;
    while (!startThreadOn(thread, cpu % cpuCount())) cpu += 1;
    cpu += 1;
  }
  let sum: usize = 0;
  for (let i: u32 = 0; i < count; i++) {
    const thread = crew.threads[i];
    if (thread !== null) sum += joinThread(thread);
  }
  return sum;
}
