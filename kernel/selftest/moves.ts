// Threads that change their CPU: by being moved, while they wait or are ready, and
// by being stolen. What may not move is refused.

import { nowNs } from "#arch/clock";
import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import { Semaphore } from "../sync/semaphore.ts";
import { postCall } from "../sched/call.ts";
import { CrossCall } from "../sched/cross-calls.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { isStealing, startStealing, stopStealing } from "../sched/stealing.ts";
import {
  moveBound,
  moved,
  moveEnded,
  moveLimit,
  moveNoCpu,
  moveNotStarted,
  moveThread,
} from "../thread/move.ts";
import { type Thread, threadExited } from "../thread/thread.ts";
import {
  createThread,
  currentThread,
  joinThread,
  startThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";
import { Random } from "./random.ts";

const walkersMaximum: u32 = 16;
const steps: u64 = 300;
const movesTried: u32 = 400;

class Shared {
  readonly threads = new FixedArray<Thread | null, 16>();
  readonly isHeld = new Atomic<u32>(0);
  gate: Semaphore | null = null;
  endNs: u64 = 0;
}
const shared = new Shared();

export function threadsMove(seed: u64): string {
  try {
    return checkAll(seed);
  } catch {
    return "no memory for what threads share";
  }
}

function checkAll(seed: u64): string {
  let problem = checkRefusals();
  if (problem === "") problem = checkTargets();
  if (problem === "") problem = checkOnItsWay();
  if (problem === "") problem = checkWalk(seed);
  if (problem === "") problem = checkStealing();
  return problem;
}

/** The CPU it runs on, once it is let through. */
function tellCpu(input: usize): usize {
  if (input !== 0) shared.gate!.down();
  return usize(ownCpu());
}

function ownCpu(): u32 {
  const wereEnabled = disableAndSave();
  const cpu = currentScheduler().number;
  restore(wereEnabled);
  return cpu;
}

/** Waits for the gate, but not for ever. */
function waitLong(input: usize): usize {
  return shared.gate!.downWithin(u64(input)) ? 0 : 1;
}

function checkRefusals(): string {
  shared.gate = new Semaphore(0);
  const thread = createThread(tellCpu, 1);
  if (thread === null) return "no memory for a thread";
  if (moveThread(thread, 0) !== moveNotStarted)
    return "a thread moved before its start";
  startThreadOn(thread, ownCpu());
  if (moveThread(thread, 9999) !== moveNoCpu) return "a thread moved to no CPU";
  if (moveThread(thread, 0) !== moveBound) return "a bound thread moved";
  shared.gate.up();
  while (thread.status !== threadExited) yieldThread();
  if (moveThread(thread, 0) !== moveEnded) return "an ended thread moved";
  joinThread(thread);
  if (moveThread(currentThread(), ownCpu()) === moved)
    return "the running thread moved";
  const waiter = createThread(waitLong, 60_000_000_000);
  if (waiter === null) return "no memory for a thread";
  startThread(waiter);
  while (!waiter.timer.isSet) yieldThread();
  const answer = moveThread(waiter, 0);
  shared.gate.up();
  joinThread(waiter);
  return answer === moveLimit ? "" : "a thread that waits for a time moved";
}

/** Ready ones and waiting ones arrive where they were sent, CPU by CPU. */
function checkTargets(): string {
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    for (let isWaiting: usize = 0; isWaiting < 2; isWaiting++) {
      const thread = createThread(tellCpu, isWaiting);
      if (thread === null) return "no memory for a thread";
      startThread(thread);
      while (isWaiting === 1 && shared.gate!.value() === 0) yieldThread();
      if (moveThread(thread, cpu) !== moved) return "a thread did not move";
      if (isWaiting === 1) shared.gate!.up();
      if (joinThread(thread) !== usize(cpu))
        return "a thread ran where it was not sent";
    }
  }
  return "";
}

/** Keeps a CPU from taking in what others send it. @interrupt */
function holdCpu(durationNs: usize, cpu: u32): void {
  const endNs = nowNs() + u64(durationNs);
  shared.isHeld.store(1);
  while (nowNs() < endNs) continue;
}
const hold = new CrossCall();

/** Moved while its wake-up is on its way to the CPU it leaves. */
function checkOnItsWay(): string {
  if (cpuCount() === 1 || schedulerOf(1) === null || ownCpu() !== 0) return "";
  const thread = createThread(tellCpu, 1);
  if (thread === null) return "no memory for a thread";
  startThread(thread);
  while (shared.gate!.value() === 0) yieldThread();
  if (moveThread(thread, 1) !== moved) return "a waiting thread did not move";
  hold.run = holdCpu;
  hold.argument = 5_000_000;
  shared.isHeld.store(0);
  postCall(1, hold);
  while (shared.isHeld.load() === 0) relax();
  shared.gate!.up();
  const answer = moveThread(thread, 0);
  // A host that was busy can have let it run before.
  if (joinThread(thread) !== 0 && answer === moved)
    return "a wake-up was not passed on";
  return "";
}

/** One of two semaphores' partners: each step needs the other's. */
function walk(input: usize): usize {
  let sum: usize = 0;
  for (let step: u64 = 0; step < steps; step++) {
    shared.gate!.down();
    sum += 1;
    if (step % 3 === 0) yieldThread();
    shared.gate!.up();
  }
  return sum;
}

/** Threads wait for each other while they are moved about: none gets lost. */
function checkWalk(seed: u64): string {
  const random = new Random();
  random.start(seed);
  shared.gate = new Semaphore(2);
  const wanted = cpuCount() * 2;
  const count: u32 = wanted < walkersMaximum ? wanted : walkersMaximum;
  for (let i: u32 = 0; i < count; i++) {
    const thread = createThread(walk, 0);
    shared.threads[i] = thread;
    if (thread !== null) startThread(thread);
  }
  let times: u32 = 0;
  for (let i: u32 = 0; i < movesTried; i++) {
    const thread = shared.threads[u32(random.below(u64(count)))];
    const cpu = u32(random.below(u64(cpuCount())));
    if (thread !== null && moveThread(thread, cpu) === moved) times += 1;
    if (i % 4 === 0) yieldThread();
  }
  let sum: u64 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const thread = shared.threads[i];
    if (thread !== null) sum += u64(joinThread(thread));
  }
  if (times === 0) return "no thread could be moved";
  return sum === u64(count) * steps ? "" : "a moved thread lost its way";
}

/** Uses its CPU for a while; true when that is not where it began. */
function wander(input: usize): usize {
  while (nowNs() < shared.endNs) continue;
  return ownCpu() === u32(input) ? 0 : 1;
}

/** Starts threads on this CPU alone, all at once; gives how many ended elsewhere. */
function countWanderers(): usize {
  const own = ownCpu();
  shared.endNs = nowNs() + 60_000_000;
  for (let i: u32 = 0; i < 8; i++) {
    const thread = createThread(wander, usize(own));
    shared.threads[i] = thread;
    if (thread !== null) startThread(thread);
  }
  let elsewhere: usize = 0;
  for (let i: u32 = 0; i < 8; i++) {
    const thread = shared.threads[i];
    if (thread !== null) elsewhere += joinThread(thread);
  }
  return elsewhere;
}

function checkStealing(): string {
  const wasStealing = isStealing();
  stopStealing();
  if (countWanderers() !== 0) return "threads were stolen without leave";
  if (!startStealing()) return "no memory for stealing";
  // Once is enough; a busy host may keep the other CPUs from looking.
  let elsewhere: usize = 0;
  for (let i: u32 = 0; i < 5 && elsewhere === 0; i++)
    elsewhere = countWanderers();
  if (!wasStealing) stopStealing();
  if (cpuCount() === 1 || schedulerOf(1) === null)
    return elsewhere === 0 ? "" : "threads were stolen by nobody";
  return elsewhere !== 0 ? "" : "idle CPUs stole nothing";
}
