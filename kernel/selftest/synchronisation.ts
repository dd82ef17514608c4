// Threads and what they synchronise with, on all CPUs at once: twice as many
// threads as CPUs, each doing its part many times; then the sums must be right.

import { noMemory } from "../memory/out-of-memory.ts";
import { startShaking, stopShaking } from "./shaking.ts";
import { currentChain } from "#arch/frame";
import { Barrier } from "../sync/barrier.ts";
import { Condition } from "../sync/condition.ts";
import { Future } from "../sync/future.ts";
import { MessageQueue, noMessage } from "../sync/message-queue.ts";
import { Mutex } from "../sync/mutex.ts";
import { ReaderWriterLock } from "../sync/reader-writer.ts";
import { Semaphore } from "../sync/semaphore.ts";
import { cpuCount } from "../sched/processors.ts";
import type { Thread, ThreadBody } from "../thread/thread.ts";
import {
  createThread,
  joinThread,
  sleepThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";

const threadsMaximum: u32 = 16;
const rounds: u64 = 200;

class Shared {
  readonly threads = new FixedArray<Thread | null, 16>();
  count: u32 = 0;
  mutex = new Mutex();
  condition = new Condition();
  lock = new ReaderWriterLock();
  readonly inside = new Atomic<u32>(0);
  readonly most = new Atomic<u32>(0);
  readonly wrong = new Atomic<u32>(0);
  value: u64 = 0;
  twin: u64 = 0;
  semaphore: Semaphore | null = null;
  queue: MessageQueue | null = null;
  barrier: Barrier | null = null;
  future: Future | null = null;
}
const shared = new Shared();

export function threadsKeepInStep(seed: u64): string {
  try {
    startShaking(seed);
    const problem = checkAll();
    return stopShaking() === 0 ? "no thread lost its turn" : problem;
  } catch {
    return noMemory;
  }
}

function checkAll(): string {
  const cpus = cpuCount();
  shared.count = cpus * 2 < threadsMaximum ? cpus * 2 : threadsMaximum;
  let problem = checkMutex();
  if (problem === "") problem = checkSemaphore();
  if (problem === "") problem = checkReaders();
  if (problem === "") problem = checkQueue();
  if (problem === "") problem = checkBarrier();
  if (problem === "") problem = checkCondition();
  if (problem === "") problem = checkFuture();
  if (problem === "") problem = checkLimits();
  if (problem === "" && runAll(countMisaligned) !== 0)
    problem = "a thread's stack is not aligned";
  return problem;
}

/** Runs `body` in all threads, spread over the CPUs; gives the sum of their results. */
function runAll(body: ThreadBody): usize {
  let sum: usize = 0;
  for (let i: u32 = 0; i < shared.count; i++) {
    const thread = createThread(body, usize(i));
    shared.threads[i] = thread;
    if (thread !== null && !startThreadOn(thread, i % cpuCount()))
      startThreadOn(thread, 0);
  }
  for (let i: u32 = 0; i < shared.count; i++) {
    const thread = shared.threads[i];
    if (thread !== null) sum += joinThread(thread);
  }
  return sum;
}

/** What two threads must not do at once: read, let others run, write. */
function addSlowly(): void {
  const before = shared.value;
  if (before % 7 === 0) yieldThread();
  shared.value = before + 1;
}

function countLocked(input: usize): usize {
  for (let i: u64 = 0; i < rounds; i++) {
    shared.mutex.lock();
    addSlowly();
    shared.mutex.unlock();
  }
  return usize(rounds);
}

function countUnlocked(input: usize): usize {
  for (let i: u64 = 0; i < rounds; i++) addSlowly();
  return usize(rounds);
}

function checkMutex(): string {
  shared.value = 0;
  const sum = runAll(countLocked);
  if (u64(sum) !== shared.value) return "a mutex let two threads in";
  // The planted defect: without it, the same must be seen to fail.
  shared.value = 0;
  return u64(runAll(countUnlocked)) === shared.value
    ? "counting without a mutex was not caught"
    : "";
}

function enter(): void {
  const inside = shared.inside.fetchAdd(1) + 1;
  let most = shared.most.load();
  while (inside > most && !shared.most.compareExchange(most, inside))
    most = shared.most.load();
}

function useSemaphore(input: usize): usize {
  const semaphore = shared.semaphore!;
  for (let i: u64 = 0; i < rounds; i++) {
    semaphore.down();
    enter();
    if (i % 5 === 0) yieldThread();
    shared.inside.fetchSub(1);
    semaphore.up();
  }
  return 0;
}

function checkSemaphore(): string {
  shared.semaphore = new Semaphore(2);
  shared.most.store(0);
  runAll(useSemaphore);
  if (shared.most.load() > 2) return "a semaphore of 2 let three in";
  return shared.semaphore.value() === 2 ? "" : "a semaphore lost a unit";
}

function readOrWrite(input: usize): usize {
  for (let i: u64 = 0; i < rounds; i++) {
    if ((i + u64(input)) % 4 === 0) {
      shared.lock.lockWrite();
      shared.value += 1;
      if (i % 3 === 0) yieldThread();
      shared.twin += 1;
      shared.lock.unlockWrite();
    } else {
      shared.lock.lockRead();
      // Others run between the two looks: a writer let in too early shows.
      const before = shared.value;
      if (i % 5 === 1) yieldThread();
      if (before !== shared.twin) shared.wrong.fetchAdd(1);
      shared.lock.unlockRead();
    }
  }
  return 0;
}

function checkReaders(): string {
  shared.value = 0;
  shared.twin = 0;
  shared.wrong.store(0);
  runAll(readOrWrite);
  if (shared.wrong.load() !== 0) return "a reader saw half of what was written";
  return shared.value === (u64(shared.count) * rounds) / 4
    ? ""
    : "a writer's work was lost";
}

/** Even threads push numbers, odd ones pull as many. */
function pushOrPull(input: usize): usize {
  const queue = shared.queue!;
  let sum: usize = 0;
  for (let i: u64 = 0; i < rounds; i++) {
    if (input % 2 === 0) queue.push(usize(i));
    else sum += queue.pull();
  }
  return sum;
}

function checkQueue(): string {
  shared.queue = new MessageQueue(3);
  const sum = runAll(pushOrPull);
  const each = (rounds * (rounds - 1)) / 2;
  return u64(sum) === (each * u64(shared.count)) / 2
    ? ""
    : "a message queue lost or doubled a message";
}

function meet(input: usize): usize {
  const barrier = shared.barrier!;
  let last: usize = 0;
  for (let i: u64 = 0; i < rounds; i++) {
    if (shared.value !== i) shared.wrong.fetchAdd(1);
    if (barrier.wait()) {
      shared.value += 1;
      last += 1;
    }
    barrier.wait();
  }
  return last;
}

function checkBarrier(): string {
  shared.barrier = new Barrier(shared.count);
  shared.value = 0;
  shared.wrong.store(0);
  const last = runAll(meet);
  if (shared.wrong.load() !== 0) return "a thread passed a barrier too early";
  return u64(last) === rounds ? "" : "a barrier had not one last thread";
}

/** Threads take turns by number. */
function takeTurns(input: usize): usize {
  const count = u64(shared.count);
  for (let i: u64 = 0; i < rounds; i++) {
    shared.mutex.lock();
    while (shared.value % count !== u64(input))
      shared.condition.wait(shared.mutex);
    shared.value += 1;
    shared.condition.broadcast();
    shared.mutex.unlock();
  }
  return 0;
}

function checkCondition(): string {
  shared.value = 0;
  runAll(takeTurns);
  return shared.value === u64(shared.count) * rounds
    ? ""
    : "a condition lost a turn";
}

function waitForFuture(input: usize): usize {
  if (input !== 0) return shared.future!.wait();
  sleepThread(1_000_000);
  shared.future!.finish(42);
  return 0;
}

function checkFuture(): string {
  shared.future = new Future();
  const sum = runAll(waitForFuture);
  return sum === usize(shared.count - 1) * 42
    ? ""
    : "a future's value was lost";
}

/** The convention has frames begin at multiples of 16: vector instructions rely on it. */
function countMisaligned(input: usize): usize {
  return currentChain() % 16 === 0 ? 0 : 1;
}

/** What nobody gives in time is not had. */
function checkLimits(): string {
  const semaphore = new Semaphore(0);
  if (semaphore.downWithin(1_000_000)) return "a unit came from nowhere";
  if (semaphore.value() !== 0) return "a wait that ended was still counted";
  semaphore.up();
  if (!semaphore.downWithin(1_000_000)) return "a unit was not found";
  if (shared.future!.waitWithin(1_000_000) === false)
    return "a finished future was not found";
  if (new Future().waitWithin(1_000_000)) return "an unfinished future ended";
  return checkQueueLimits(new MessageQueue(2));
}

/** Full, then empty: nothing goes in or comes out in time, and nothing is left behind. */
function checkQueueLimits(queue: MessageQueue): string {
  if (!queue.tryPush(1) || !queue.pushWithin(2, 1_000_000))
    return "a message queue refused what it has room for";
  if (queue.tryPush(3) || queue.pushWithin(3, 1_000_000))
    return "a full message queue took more";
  if (queue.pull() !== 1 || queue.pullWithin(1_000_000) !== 2)
    return "a message queue gave another message";
  if (
    queue.tryPull() !== noMessage ||
    queue.pullWithin(1_000_000) !== noMessage
  )
    return "an empty message queue gave a message";
  queue.push(4);
  return queue.pull() === 4 ? "" : "a message was lost after a wait that ended";
}
