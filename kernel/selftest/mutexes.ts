// A mutex whose owner looks for threads that wait before its unlocking is seen:
// what a processor may do by itself, done here by hand.

import { nowNs } from "#arch/clock";
import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import { noMemory } from "../memory/out-of-memory.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { Mutex } from "../sync/mutex.ts";
import { createThread, joinThread, startThreadOn } from "../thread/threads.ts";

const millisecondNs: u64 = 1_000_000;
/** What a thread waits at most that was not woken. */
const limitNs: u64 = 400 * millisecondNs;

/** When the mutex is freed, without a look behind it. */
const beforeTheCall: usize = 0;
const behindTheCall: usize = 1;

class Shared {
  readonly mutex = new Mutex();
  readonly isOwned = new Atomic<boolean>(false);
}
const shared = new Shared();

/** Says what is wrong, "" when nothing is. */
export function mutexesForgetNobody(seed: u64): string {
  const cpu = otherCpu();
  if (cpu === currentScheduler().number) return "";
  for (let i: u32 = 0; i < 5; i++) {
    const waitedNs = waitFor(cpu, beforeTheCall);
    if (waitedNs === 0) return noMemory;
    if (waitedNs >= limitNs) return "who waited for a mutex was forgotten";
  }
  // The planted defect: nobody looks after the mutex has become free.
  const waitedNs = waitFor(cpu, behindTheCall);
  if (waitedNs !== 0 && waitedNs < limitNs)
    return "a forgotten thread was not found";
  return "";
}

function otherCpu(): u32 {
  const own = currentScheduler().number;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++)
    if (cpu !== own && schedulerOf(cpu) !== null) return cpu;
  return own;
}

/** How long the mutex is waited for that another CPU's thread has; 0: no memory. */
function waitFor(cpu: u32, when: usize): u64 {
  shared.isOwned.store(false);
  const owner = createThread(ownAndForget, when);
  if (owner === null) return 0;
  startThreadOn(owner, cpu);
  while (!shared.isOwned.load()) relax();
  const startNs = nowNs();
  const isMine = shared.mutex.lockWithin(limitNs);
  const waitedNs: u64 = nowNs() - startNs;
  if (isMine) shared.mutex.unlock();
  joinThread(owner);
  return waitedNs + 1;
}

/** The look is over when nobody waits yet; what is left of unlocking comes late. */
function ownAndForget(when: usize): usize {
  const mutex = shared.mutex;
  mutex.lock();
  const wereEnabled = disableAndSave();
  shared.isOwned.store(true);
  while (!mutex.isWanted()) relax();
  if (when === behindTheCall) restore(wereEnabled);
  // Who waits has asked this CPU to look again, and sleeps.
  const endNs = nowNs() + 20 * millisecondNs;
  while (nowNs() < endNs) relax();
  mutex.owner.store(null);
  if (when === beforeTheCall) restore(wereEnabled);
  return 0;
}
