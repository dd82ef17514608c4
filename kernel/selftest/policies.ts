// Policies for aperiodic threads: who gets how many turns, and that no thread is
// lost between the list and the heap.

import { nowNs } from "#arch/clock";
import { disableAndSave, restore } from "#arch/interrupts";
import { currentScheduler } from "../sched/scheduler.ts";
import {
  byLifetime,
  byQuantum,
  currentPolicy,
  lottery,
  roundRobin,
  setPolicy,
} from "../sched/policy.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { config } from "../config.ts";
import { Mutex } from "../sync/mutex.ts";
import { Semaphore } from "../sync/semaphore.ts";
import type { Thread } from "../thread/thread.ts";
import {
  createThread,
  joinChildren,
  joinThread,
  setThreadPriority,
  startThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";

const members: u32 = 3;
const turnsTotal: u64 = 7000;
const unitNs: u64 = 1_000_000;
const steps: u64 = 100;
/** Far more than a quantum. */
const patienceNs: u64 = 3_000_000_000;
/** The machine's timer is never armed for longer than a second. */
const lateNs: u64 = 500_000_000;

class Shared {
  readonly mutex = new Mutex();
  readonly others = new Atomic<u32>(0);
  readonly sleeper = new Semaphore(0);
  readonly threads = new FixedArray<Thread | null, 3>();
  readonly turns = new FixedArray<u64, 3>();
  /** Turns of all when a member had its first, and its last. */
  readonly first = new FixedArray<u64, 3>();
  readonly last = new FixedArray<u64, 3>();
  /** How long a member runs in each turn. */
  readonly turnNs = new FixedArray<u64, 3>();
  total: u64 = 0;
  limit: u64 = 0;
}
const shared = new Shared();

export function policiesChoose(seed: u64): string {
  const before = currentPolicy();
  let problem = checkLottery();
  if (problem === "") problem = checkLifetime();
  if (problem === "") problem = checkQuantum();
  if (problem === "") problem = checkRoundRobin();
  if (problem === "") problem = checkTurnsEnd();
  if (problem === "") problem = checkLateComer();
  for (let policy: u32 = byQuantum; policy <= lottery; policy++) {
    if (problem !== "") break;
    if (!setPolicy(policy)) return "no memory for a policy";
    problem = checkNobodyIsLost();
    if (problem === "") problem = checkTurnsEnd();
    if (problem === "") problem = checkLateComer();
  }
  if (!setPolicy(before)) return "no memory for a policy";
  return problem;
}

/** All run on one CPU, and take turns until there were enough. */
function takeTurns(input: usize): usize {
  const member = u32(input);
  shared.first[member] = shared.total;
  while (shared.total < shared.limit) {
    shared.turns[member] += 1;
    shared.total += 1;
    shared.last[member] = shared.total;
    if (shared.turnNs[member] !== 0) {
      const endNs = nowNs() + shared.turnNs[member];
      while (nowNs() < endNs) continue;
    }
    yieldThread();
  }
  return 0;
}

/** Priorities are 1, 2 and 4 of `priorityNs`, or all the same. */
function runMembers(priorityNs: u64, areSame: boolean, limit: u64): string {
  const wereEnabled = disableAndSave();
  const own = currentScheduler().number;
  restore(wereEnabled);
  shared.total = 0;
  shared.limit = limit;
  for (let i: u32 = 0; i < members; i++) {
    shared.turns[i] = 0;
    const thread = createThread(takeTurns, usize(i));
    shared.threads[i] = thread;
    if (thread === null) return "no memory for a thread";
    setThreadPriority(thread, areSame ? priorityNs : priorityNs << u64(i));
    startThreadOn(thread, own);
  }
  for (let i: u32 = 0; i < members; i++) joinThread(shared.threads[i]!);
  return "";
}

/** Turns are as 4 to 2 to 1, within a tenth. */
function checkLottery(): string {
  if (!setPolicy(lottery)) return "no memory for a policy";
  for (let i: u32 = 0; i < members; i++) shared.turnNs[i] = 0;
  const problem = runMembers(unitNs, false, turnsTotal);
  if (problem !== "") return problem;
  let expected: u64 = (turnsTotal * 4) / 7;
  for (let i: u32 = 0; i < members; i++) {
    const turns = shared.turns[i];
    const tenth = expected / 10;
    if (turns < expected - tenth || turns > expected + tenth)
      return "the lottery was not fair";
    expected = expected / 2;
  }
  return "";
}

/** Who runs four times as long in a turn has fewer of them. */
function checkLifetime(): string {
  if (!setPolicy(byLifetime)) return "no memory for a policy";
  shared.turnNs[0] = 200_000;
  shared.turnNs[1] = 50_000;
  shared.turnNs[2] = 50_000;
  // A busy host can take any thread's time: once in three has to do.
  for (let i: u32 = 0; i < 3; i++) {
    const problem = runMembers(unitNs, true, 300);
    if (problem !== "") return problem;
    if (shared.turns[0] * 2 < shared.turns[1] && shared.turns[2] > 50)
      return "";
  }
  return "lifetimes were not made equal";
}

/** Who is far more important has all the turns first. */
function checkQuantum(): string {
  if (!setPolicy(byQuantum)) return "no memory for a policy";
  for (let i: u32 = 0; i < members; i++) shared.turnNs[i] = 0;
  const problem = runMembers(1_000_000_000, false, 500);
  if (problem !== "") return problem;
  return shared.turns[0] === 500 ? "" : "somebody less important had a turn";
}

/** Threads that wait for each other on all CPUs. */
function countLocked(input: usize): usize {
  for (let i: u64 = 0; i < steps; i++) {
    shared.mutex.lock();
    const before = shared.total;
    if (before % 7 === 0) yieldThread();
    shared.total = before + 1;
    shared.mutex.unlock();
  }
  return 0;
}

function checkNobodyIsLost(): string {
  shared.total = 0;
  let count: u64 = 0;
  for (let i: u32 = 0; i < cpuCount() * 3; i++) {
    if (schedulerOf(i % cpuCount()) === null) continue;
    const thread = createThread(countLocked, 0);
    if (thread === null) return "no memory for a thread";
    setThreadPriority(thread, unitNs * (u64(i % 5) + 1));
    startThreadOn(thread, i % cpuCount());
    count += 1;
  }
  joinChildren(forget);
  return shared.total === count * steps ? "" : "a thread lost its work";
}

/** Uses its CPU until another thread of it has run; 1: that came to pass. */
function hogCpu(input: usize): usize {
  return hogFor(patienceNs);
}

function hogFor(durationNs: u64): usize {
  const limitNs = nowNs() + durationNs;
  while (nowNs() < limitNs) {
    if (shared.others.load() !== 0) return 1;
  }
  return 0;
}

function showUp(input: usize): usize {
  shared.others.store(1);
  return 0;
}

/** Who never gives its CPU away has it taken when its turn is over. */
function checkTurnsEnd(): string {
  const wereEnabled = disableAndSave();
  const own = currentScheduler().number;
  restore(wereEnabled);
  shared.others.store(0);
  const hog = createThread(hogCpu, 0);
  const other = createThread(showUp, 0);
  if (hog === null || other === null) return "no memory for a thread";
  startThreadOn(hog, own);
  startThreadOn(other, own);
  const hasEnded = joinThread(hog) === 1;
  joinThread(other);
  return hasEnded ? "" : "a turn did not end";
}

/** Nobody else was ready for some turns when another comes, on the same CPU. */
function hogAlone(input: usize): usize {
  const aloneNs = nowNs() + config.quantumNs * 3;
  while (nowNs() < aloneNs) continue;
  const other = createThread(showUp, 0);
  if (other === null) return 0;
  startThread(other);
  const hasShownUp = hogFor(lateNs);
  shared.sleeper.up();
  joinThread(other);
  return hasShownUp;
}

/** Has the CPU's timer armed for a moment that is far away. */
function sleepLong(input: usize): usize {
  shared.sleeper.downWithin(patienceNs * 4);
  return 0;
}

/** A turn ends also where the timer was armed for something later. */
function checkLateComer(): string {
  // A busy host can keep the CPU from seeing it in time: once has to do.
  for (let tries: u32 = 0; tries < 3; tries++) {
    const hasEnded = isLateComerSeen();
    if (hasEnded) return "";
  }
  return "a turn did not end, a timer being set for later";
}

function isLateComerSeen(): boolean {
  const wereEnabled = disableAndSave();
  const own = currentScheduler().number;
  restore(wereEnabled);
  shared.others.store(0);
  const sleeper = createThread(sleepLong, 0);
  const hog = createThread(hogAlone, 0);
  if (sleeper === null || hog === null) return false;
  startThreadOn(sleeper, own);
  startThreadOn(hog, own);
  const hasEnded = joinThread(hog) === 1;
  joinThread(sleeper);
  return hasEnded;
}

function forget(result: usize, number: u64): void {}

/** The same threads: everybody has its turn. */
function checkRoundRobin(): string {
  if (!setPolicy(roundRobin)) return "no memory for a policy";
  const problem = runMembers(1_000_000_000, false, 500);
  if (problem !== "") return problem;
  for (let i: u32 = 0; i < members; i++)
    if (shared.turns[i] < 100) return "turns were not taken by all";
  return "";
}
