// What the kernel does when memory is out: each of its operations that allocate
// is tried with the first allocation failing, the second, and so on, until it
// succeeds. It must say so each time, and leave nothing behind.

import { out } from "../console/writer.ts";
import { createFiber, joinFiber, startFiber } from "../fiber/fibers.ts";
import { armFailure, disarmFailure } from "../memory/failing.ts";
import { kernelFree, tryAllocate } from "../memory/heap.ts";
import { reclaimMemory } from "../memory/reclaim.ts";
import { freeObject } from "../memory/free-object.ts";
import { heapAllocatedBytes, memoryProblem } from "../memory/statistics.ts";
import { WaitQueue } from "../sched/wait-queue.ts";
import { WaitSet } from "../sched/wait-set.ts";
import { Barrier, CountingBarrier, ScalableBarrier } from "../sync/barrier.ts";
import { Condition } from "../sync/condition.ts";
import { Once } from "../sync/future.ts";
import { MessageQueue } from "../sync/message-queue.ts";
import { Mutex } from "../sync/mutex.ts";
import { ReaderWriterLock } from "../sync/reader-writer.ts";
import { Semaphore } from "../sync/semaphore.ts";
import { StealDeque } from "../sync/steal-deque.ts";
import { WordQueue } from "../sync/word-queue.ts";
import { makeAperiodic, makePeriodic } from "../thread/constraints.ts";
import type { Thread } from "../thread/thread.ts";
import { createThread, joinThread, startThread } from "../thread/threads.ts";

const memoryLost = "memory was lost";

class Wanted {
  count: u32 = 0;
}
const wanted = new Wanted();

interface Operation {
  readonly name: string;
  /** Needs more memory the more is wanted; true: done, and undone. */
  readonly run: (wanted: Wanted) => boolean;
  /** What it had made is kept for the next time, also when it fails; else the heap is as before. */
  readonly isKeeping: boolean;
}

/** More objects than any earlier round left for reuse. */
const countMaximum: u32 = 512;
const rounds: u32 = 12;
const triesMaximum: u64 = 1000;

/** Something to wait for. */
const watched = new WaitQueue("nothing");

class Made {
  readonly threads = new FixedArray<Thread | null, 512>();
}
const made = new Made();

function same(input: usize): usize {
  return input;
}

function runThreads({ count }: Wanted): boolean {
  let created: u32 = 0;
  for (; created < count; created++) {
    const thread = createThread(same, usize(created));
    if (thread === null) break;
    made.threads[created] = thread;
  }
  let isRight = created === count;
  for (let i: u32 = 0; i < created; i++) {
    startThread(made.threads[i]!);
    if (joinThread(made.threads[i]!) !== usize(i)) isRight = false;
  }
  return isRight;
}

/** The fiber's host keeps what ends: each time one has to be made. */
function runFiber({ count }: Wanted): boolean {
  const fiber = createFiber(same, usize(count));
  if (fiber === null) return false;
  // There may be no memory for the thread it runs in: later there is.
  const isStarted = startFiber(fiber);
  if (!isStarted && !startFiber(fiber)) return false;
  return joinFiber(fiber) === usize(count) && isStarted;
}

function runPeriodic(all: Wanted): boolean {
  const isPeriodic = makePeriodic(0, 100_000_000, 1_000_000, 100_000_000);
  makeAperiodic();
  return isPeriodic;
}

function runSemaphore(all: Wanted): boolean {
  try {
    freeObject(new Semaphore(1));
    return true;
  } catch {
    return false;
  }
}

function runQueue({ count }: Wanted): boolean {
  try {
    const queue = new MessageQueue(count);
    queue.push(usize(count));
    const isRight = queue.pull() === usize(count);
    freeObject(queue);
    return isRight;
  } catch {
    return false;
  }
}

function runMutex(all: Wanted): boolean {
  try {
    freeObject(new Mutex());
    return true;
  } catch {
    return false;
  }
}

function runReaderWriterLock(all: Wanted): boolean {
  try {
    freeObject(new ReaderWriterLock());
    return true;
  } catch {
    return false;
  }
}

function runCondition(all: Wanted): boolean {
  try {
    freeObject(new Condition());
    return true;
  } catch {
    return false;
  }
}

function runOnce(all: Wanted): boolean {
  try {
    freeObject(new Once());
    return true;
  } catch {
    return false;
  }
}

function runBarrier(all: Wanted): boolean {
  try {
    freeObject(new Barrier(2));
    return true;
  } catch {
    return false;
  }
}

function runCountingBarrier(all: Wanted): boolean {
  try {
    freeObject(new CountingBarrier(2));
    return true;
  } catch {
    return false;
  }
}

function runScalableBarrier(all: Wanted): boolean {
  try {
    freeObject(new ScalableBarrier(4));
    return true;
  } catch {
    return false;
  }
}

function runWordQueue(all: Wanted): boolean {
  try {
    freeObject(new WordQueue(64));
    return true;
  } catch {
    return false;
  }
}

function runStealDeque(all: Wanted): boolean {
  try {
    freeObject(new StealDeque(64));
    return true;
  } catch {
    return false;
  }
}

function runSet(all: Wanted): boolean {
  const set = makeSet();
  if (set === null) return false;
  const isAdded = addQueue(set);
  freeObject(set);
  return isAdded;
}

function makeSet(): WaitSet | null {
  try {
    return new WaitSet();
  } catch {
    return null;
  }
}

function addQueue(set: WaitSet): boolean {
  try {
    set.add(watched);
    return true;
  } catch {
    return false;
  }
}

/** The planted defect: when the second allocation fails, the first is lost. */
function runLeaking(all: Wanted): boolean {
  const first = tryAllocate(64);
  if (first === 0) return false;
  const second = tryAllocate(64);
  if (second === 0) return false;
  kernelFree(first);
  kernelFree(second);
  return true;
}

/** The planted defect: its constructor's own `new` is no field's, and is lost when the next fails. */
class Careless {
  held: Semaphore;
  other: Semaphore;

  constructor() {
    this.held = new Semaphore(1);
    this.other = new Semaphore(1);
  }
}

function runCareless(all: Wanted): boolean {
  try {
    const careless = new Careless();
    freeObject(careless.held);
    freeObject(careless.other);
    freeObject(careless);
    return true;
  } catch {
    return false;
  }
}

const operations: Operation[] = [
  { name: "threads", run: runThreads, isKeeping: true },
  { name: "a fiber", run: runFiber, isKeeping: false },
  { name: "real time", run: runPeriodic, isKeeping: false },
  { name: "a semaphore", run: runSemaphore, isKeeping: false },
  { name: "a message queue", run: runQueue, isKeeping: false },
  { name: "a mutex", run: runMutex, isKeeping: false },
  { name: "a reader-writer lock", run: runReaderWriterLock, isKeeping: false },
  { name: "a condition", run: runCondition, isKeeping: false },
  { name: "what happens once", run: runOnce, isKeeping: false },
  { name: "a barrier", run: runBarrier, isKeeping: false },
  { name: "a counting barrier", run: runCountingBarrier, isKeeping: false },
  { name: "a barrier that scales", run: runScalableBarrier, isKeeping: false },
  { name: "a queue of words", run: runWordQueue, isKeeping: false },
  { name: "a deque", run: runStealDeque, isKeeping: false },
  { name: "a wait set", run: runSet, isKeeping: false },
];
const twins: Operation[] = [
  { name: "leaking", run: runLeaking, isKeeping: false },
  { name: "careless", run: runCareless, isKeeping: false },
];

export function memoryMayRunOut(seed: u64): string {
  let failures: u64 = 0;
  for (let i: u32 = 0; i < u32(operations.length); i++) {
    const problem = exhaustPatiently(operations[i]);
    if (problem !== "") {
      out.text("     while it failed: ").text(operations[i].name).line();
      return problem;
    }
    failures += tally.failures;
  }
  if (failures < 20) return "too few allocations were made to fail";
  for (let i: u32 = 0; i < u32(twins.length); i++)
    if (exhaustPatiently(twins[i]) !== memoryLost)
      return "a leaking twin was not caught";
  return memoryProblem();
}

class Tally {
  failures: u64 = 0;
  /** Heap bytes a round adds to what is kept. */
  growth: u64 = 0;
}
const tally = new Tally();

/**
 * Whether other CPUs took or gave memory meanwhile cannot be told from a loss:
 * what is lost is lost each time.
 */
function exhaustPatiently(operation: Operation): string {
  let problem = exhaust(operation);
  for (let tries: u32 = 1; problem === memoryLost && tries < 4; tries++) {
    problem = exhaust(operation);
  }
  return problem;
}

/** In each round one object more is wanted than there are for reuse. */
function exhaust(operation: Operation): string {
  tally.failures = 0;
  if (!runWith(operation, 1))
    return "an operation fails with all memory there is";
  let base: u32 = 1;
  if (operation.isKeeping) base = firstCount(operation);
  if (base === 0) return "an operation keeps nothing, or too much";
  for (let round: u32 = 0; round < rounds; round++) {
    const before = heapAllocatedBytes();
    const problem = failEach(operation, base + round);
    if (problem !== "") return problem;
    const growth = heapAllocatedBytes() - before;
    // The first failure makes the CPU give back what it kept: stacks, say.
    if (round <= 1) tally.growth = growth;
    else if (operation.isKeeping && growth !== tally.growth) return memoryLost;
  }
  return "";
}

function runWith(operation: Operation, count: u32): boolean {
  wanted.count = count;
  return operation.run(wanted);
}

/** How many objects it takes until one has to be made. */
function firstCount(operation: Operation): u32 {
  for (let count: u32 = 1; count < countMaximum - rounds; count++) {
    const before = heapAllocatedBytes();
    if (!runWith(operation, count)) return 0;
    if (heapAllocatedBytes() !== before) return count + 1;
  }
  return 0;
}

function failEach(operation: Operation, count: u32): string {
  for (let nth: u64 = 1; nth < triesMaximum; nth++) {
    // With nothing kept, every allocation is one that may fail.
    reclaimMemory();
    armFailure(nth, 0);
    const before = heapAllocatedBytes();
    const isDone = runWith(operation, count);
    const failures = disarmFailure();
    // What is kept for the next time is no loss.
    if (!isDone && !operation.isKeeping) reclaimMemory();
    const after = heapAllocatedBytes();
    tally.failures += failures;
    if (isDone) return "";
    if (failures === 0) return "an operation failed by itself";
    if (!operation.isKeeping && after !== before) return memoryLost;
  }
  return "an operation never gets its memory";
}
