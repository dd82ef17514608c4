// Work left by interrupts of each CPU: done once, in order, on that CPU, and not
// in an interrupt.

import { areEnabled, isInInterrupt } from "#arch/interrupts";
import { callAndWait } from "../sched/call.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import { deferWork, DeferredWork, startDeferring } from "../thread/deferred.ts";
import { sleepThread } from "../thread/threads.ts";

const rounds: u32 = 20;

class Done {
  times: u32 = 0;
  wrongPlaces: u32 = 0;
  refused: u32 = 0;
  readonly first = new DeferredWork();
  readonly second = new DeferredWork();
  /** Which of the two came last, and how often they came out of order. */
  latest: u32 = 0;
  disorder: u32 = 0;
}
const done = new Done();

/** `argument`: the CPU, and which of the two. */
function noteDone(argument: usize, isDeferred: boolean): void {
  const cpu = u32(argument >> 1);
  const which = u32(argument & 1);
  done.times += 1;
  if (isInInterrupt() || !areEnabled()) done.wrongPlaces += 1;
  else if (currentScheduler().number !== cpu) done.wrongPlaces += 1;
  if (which === done.latest) done.disorder += 1;
  done.latest = which;
}

/** In an interrupt of that CPU. */
function leaveWork(argument: usize, cpu: u32): void {
  done.first.run = noteDone;
  done.first.argument = usize(cpu) << 1;
  done.second.run = noteDone;
  done.second.argument = (usize(cpu) << 1) | 1;
  if (!deferWork(done.first) || !deferWork(done.second)) done.refused += 1;
  // It waits already: once is enough.
  if (deferWork(done.first)) done.refused += 1;
}

/** The defect of the twin: the work is done in the interrupt itself. */
function doAtOnce(argument: usize, cpu: u32): void {
  noteDone(usize(cpu) << 1, false);
}

function begin(): void {
  done.times = 0;
  done.wrongPlaces = 0;
  done.refused = 0;
  done.disorder = 0;
}

function workIsDone(cpu: u32): string {
  begin();
  for (let i: u32 = 0; i < rounds; i++) {
    done.latest = 1;
    callAndWait(cpu, leaveWork, 0);
    for (let waits: u32 = 0; waits < 1000; waits++) {
      if (done.times === (i + 1) * 2) break;
      sleepThread(1_000_000);
    }
    if (done.times !== (i + 1) * 2)
      return "deferred work was lost, or done twice";
  }
  if (done.refused !== 0) return "work was refused, or taken twice";
  if (done.disorder !== 0) return "work was done out of order";
  return done.wrongPlaces === 0 ? "" : "work was done in the wrong place";
}

export function interruptsLeaveWork(seed: u64): string {
  if (!startDeferring()) return noMemory;
  begin();
  const own = currentScheduler().number;
  callAndWait(own, doAtOnce, 0);
  if (done.wrongPlaces === 0)
    return "work in an interrupt would not be noticed";
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    const problem = workIsDone(cpu);
    if (problem !== "") return problem;
  }
  return "";
}
