// What a thread has of its own and what it leaves: values by key, children,
// a result, a stack.

import { cpuCount } from "../sched/processors.ts";
import {
  createKey,
  deleteKey,
  getLocal,
  noKey,
  setLocal,
} from "../thread/local-values.ts";
import { reapThreads } from "../thread/reap.ts";
import {
  createThread,
  createThreadWithStack,
  currentThread,
  destroyThread,
  detachThread,
  exitThread,
  joinChildren,
  joinThread,
  sleepThread,
  startThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";

const childrenCount: u32 = 6;

class Shared {
  key: u32 = 0;
  quietKey: u32 = 0;
  readonly destroyed = new Atomic<u64>(0);
  readonly destroyedSum = new Atomic<u64>(0);
  readonly wrong = new Atomic<u32>(0);
  readonly ended = new Atomic<u32>(0);
  sum: u64 = 0;
}
const shared = new Shared();

export function threadsAreKin(seed: u64): string {
  let problem = checkLocals();
  if (problem === "") problem = checkKeys();
  if (problem === "") problem = checkChildren();
  if (problem === "") problem = checkEnds();
  if (problem === "") problem = checkReaping();
  return problem;
}

/** Sets a value again, once: there is more than one pass. */
function destroy(value: usize): void {
  shared.destroyed.fetchAdd(1);
  shared.destroyedSum.fetchAdd(u64(value));
  if (value >= 1000) setLocal(shared.key, value - 1000);
}

function useLocals(input: usize): usize {
  if (getLocal(shared.key) !== 0 || getLocal(shared.quietKey) !== 0)
    shared.wrong.fetchAdd(1);
  setLocal(shared.key, 1);
  setLocal(shared.quietKey, input);
  yieldThread();
  setLocal(shared.key, 1000 + input);
  yieldThread();
  if (getLocal(shared.key) !== 1000 + input) shared.wrong.fetchAdd(1);
  if (getLocal(shared.quietKey) !== input) shared.wrong.fetchAdd(1);
  return 0;
}

function checkLocals(): string {
  shared.key = createKey(destroy);
  shared.quietKey = createKey(null);
  shared.destroyed.store(0);
  shared.destroyedSum.store(0);
  shared.wrong.store(0);
  // Twice: what the first ones left must not be seen by the second.
  for (let round: u32 = 0; round < 2; round++) {
    for (let i: u32 = 1; i <= childrenCount; i++) {
      const thread = createThread(useLocals, usize(i));
      if (thread === null) return "no memory for a thread";
      if (!startThreadOn(thread, i % cpuCount())) startThreadOn(thread, 0);
    }
    joinChildren(forget);
  }
  if (shared.wrong.load() !== 0) return "a thread saw another's value";
  const threads = u64(childrenCount) * 2;
  if (shared.destroyed.load() !== threads * 2)
    return "a destructor was not called, or too often";
  const rest: u64 = u64(childrenCount) * (u64(childrenCount) + 1);
  return shared.destroyedSum.load() === threads * 1000 + rest * 2
    ? ""
    : "a destructor was called with another value";
}

function forget(result: usize, number: u64): void {}

/** Deleted keys give nothing, new ones begin with nothing, and there is an end to them. */
function checkKeys(): string {
  if (!setLocal(shared.quietKey, 5)) return "a value could not be set";
  if (!deleteKey(shared.quietKey)) return "a key could not be deleted";
  if (deleteKey(shared.quietKey)) return "a key was deleted twice";
  if (getLocal(shared.quietKey) !== 0) return "a deleted key has a value";
  if (setLocal(shared.quietKey, 5)) return "a deleted key took a value";
  if (createKey(null) !== shared.quietKey) return "a free key was not found";
  if (getLocal(shared.quietKey) !== 0) return "a new key has an old value";
  let made: u32 = 0;
  let highest: u32 = 0;
  for (;;) {
    const key = createKey(null);
    if (key === noKey) break;
    if (key > highest) highest = key;
    made += 1;
  }
  for (let key: u32 = shared.quietKey; key <= highest; key++) deleteKey(key);
  deleteKey(shared.key);
  return made > 200 ? "" : "there were too few keys";
}

function addResult(result: usize, number: u64): void {
  if (number !== 0) shared.sum += u64(result);
}

function giveInput(input: usize): usize {
  if (input % 2 === 0) yieldThread();
  return input;
}

/** Leaves children to its end. */
function haveChildren(input: usize): usize {
  for (let i: u32 = 0; i < childrenCount; i++) {
    const child = createThread(endLate, 0);
    if (child !== null) startThread(child);
  }
  return input;
}

function endLate(input: usize): usize {
  sleepThread(1_000_000);
  shared.ended.fetchAdd(1);
  return 0;
}

function checkChildren(): string {
  shared.sum = 0;
  for (let i: u32 = 1; i <= childrenCount; i++) {
    const thread = createThread(giveInput, usize(i));
    if (thread === null) return "no memory for a thread";
    startThread(thread);
  }
  if (joinChildren(addResult) !== childrenCount)
    return "a child was not joined";
  const count = u64(childrenCount);
  if (shared.sum !== (count * (count + 1)) / 2) return "a result was lost";
  if (currentThread().firstChild !== null) return "a child is left";
  shared.ended.store(0);
  const parent = createThread(haveChildren, 0);
  if (parent === null) return "no memory for a thread";
  startThread(parent);
  joinThread(parent);
  return shared.ended.load() === childrenCount
    ? ""
    : "a thread ended before its children";
}

/** Ends from within a function, on more stack than usual. */
function endDeep(input: usize): usize {
  if (input === 0) exitThread(77);
  return endDeep(input - 1) + 1;
}

function endDetached(input: usize): usize {
  shared.ended.fetchAdd(1);
  return 0;
}

function checkEnds(): string {
  const deep = createThreadWithStack(endDeep, 1000, 0x2_0000);
  if (deep === null) return "no memory for a large stack";
  startThread(deep);
  if (joinThread(deep) !== 77) return "an exit's value was lost";
  const unborn = createThread(endDetached, 0);
  if (unborn === null) return "no memory for a thread";
  if (!destroyThread(unborn)) return "a thread could not be destroyed";
  if (currentThread().firstChild !== null) return "a destroyed child is left";
  shared.ended.store(0);
  const before = createThread(endDetached, 0);
  const after = createThread(endDetached, 0);
  if (before === null || after === null) return "no memory for a thread";
  detachThread(before);
  startThread(before);
  startThread(after);
  while (shared.ended.load() < 2) yieldThread();
  detachThread(after);
  return currentThread().firstChild === null ? "" : "a detached child is left";
}

function checkReaping(): string {
  const reaped = reapThreads();
  if (reaped === 0) return "there was nothing to give back";
  // What is left is what gave back.
  if (reapThreads() > u64(cpuCount())) return "not everything was given back";
  const thread = createThread(giveInput, 3);
  if (thread === null) return "no thread could be made afterwards";
  startThread(thread);
  return joinThread(thread) === 3 ? "" : "a thread without a past went wrong";
}
