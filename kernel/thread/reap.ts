// Giving back the memory of threads that have ended: their structures and stacks
// are kept to be used again, each at the CPU where it ended.

import { drainStacks } from "../memory/stacks.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { createThread, joinThread, reapOne, startThreadOn } from "./threads.ts";

/** Gives back the stacks of ended threads on all CPUs; how many those were. @sleeps */
export function reapThreads(): u64 {
  let count: u64 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    const reaper = createThread(reapHere, 0);
    if (reaper === null) {
      count += u64(reapHere(0));
      continue;
    }
    startThreadOn(reaper, cpu);
    count += u64(joinThread(reaper));
  }
  return count;
}

function reapHere(input: usize): usize {
  let count: usize = 0;
  while (reapOne()) count += 1;
  drainStacks();
  return count;
}
