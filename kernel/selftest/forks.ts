// Forks: threads that go on from the middle of a function, on a copy of its frame.

import { cpuCount, schedulerOf } from "../sched/processors.ts";
import {
  createThread,
  currentThread,
  forkChild,
  forkFailed,
  forkThread,
  joinChildren,
  joinThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";
import { Random } from "./random.ts";

const forksEach: u32 = 20;

class Shared {
  sum: u64 = 0;
  readonly wrong = new Atomic<u32>(0);
  readonly children = new Atomic<u32>(0);
  seed: u64 = 0;
}
const shared = new Shared();

export function forksGoOn(seed: u64): string {
  shared.wrong.store(0);
  shared.seed = seed;
  if (forkOnce(20) !== 20 + 41) return "a fork shares its parent's variables";
  const counted = countBoth(3);
  // Shared, as in the source, or each its own, as optimised: nothing else.
  if (counted !== 305 * 2 && counted !== 305)
    return "a captured variable is neither shared nor a copy";
  if (forkTree(4) !== 16) return "a tree of forks lost leaves";
  return checkCpus();
}

/** The parent's variable is what it was, the child's is its own. @noinline */
function forkOnce(input: usize): usize {
  let value: usize = input * 2;
  const fork = forkThread();
  if (fork === forkFailed) return 0;
  if (fork === forkChild) {
    value += 1;
    yieldThread();
    return value;
  }
  const child = joinThread(currentThread().firstChild!);
  return child + value - input;
}

/** @noinline */
function callTimes(times: usize, call: () => void): void {
  for (let i: usize = 0; i < times; i++) call();
}

function countBoth(input: usize): usize {
  try {
    return countCaptured(input);
  } catch {
    return 0;
  }
}

/** A variable that a closure captures and changes. @noinline */
function countCaptured(input: usize): usize {
  let count: usize = 0;
  const countUp = (): void => {
    count += 1;
  };
  const fork = forkThread();
  if (fork === forkFailed) return 0;
  if (fork === forkChild) {
    callTimes(5, countUp);
    return count;
  }
  callTimes(input * 100, countUp);
  return joinThread(currentThread().firstChild!) + count;
}

/** Forks that fork: gives the leaves below. @noinline */
function forkTree(levels: usize): usize {
  if (levels === 0) return 1;
  const fork = forkThread();
  if (fork === forkFailed) return 0;
  const leaves = forkTree(levels - 1);
  if (fork === forkChild) return leaves;
  return leaves + joinThread(currentThread().firstChild!);
}

/** Values that registers hold across the fork are the same on both sides. @noinline */
function forkMany(input: usize): usize {
  const random = makeRandom(u64(input));
  if (random === null) return 0;
  let sum: usize = 0;
  for (let i: u32 = 0; i < forksEach; i++) {
    const first = usize(random.below(1000));
    const second = usize(random.below(1000));
    const third = usize(random.below(1000));
    const fork = forkThread();
    if (fork === forkFailed) return 0;
    if (fork === forkChild) {
      if (i % 3 === 0) yieldThread();
      shared.children.fetchAdd(1);
      return first * 1_000_000 + second * 1000 + third;
    }
    const expected = first * 1_000_000 + second * 1000 + third;
    if (i % 2 === 0) yieldThread();
    if (joinThread(currentThread().firstChild!) !== expected)
      shared.wrong.fetchAdd(1);
    sum += 1;
  }
  return sum;
}

function makeRandom(input: u64): Random | null {
  try {
    const random = new Random();
    random.start(shared.seed * 256 + input);
    return random;
  } catch {
    return null;
  }
}

function addResult(result: usize, number: u64): void {
  shared.sum += u64(result);
}

function checkCpus(): string {
  shared.sum = 0;
  shared.children.store(0);
  let threads: u32 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    const thread = createThread(forkMany, usize(cpu));
    if (thread === null) return "no memory for a thread";
    startThreadOn(thread, cpu);
    threads += 1;
  }
  joinChildren(addResult);
  if (shared.wrong.load() !== 0) return "a fork went on with other values";
  if (shared.children.load() !== threads * forksEach) return "a fork was lost";
  return shared.sum === u64(threads * forksEach) ? "" : "a parent lost its way";
}
