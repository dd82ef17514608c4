// Measures of locks and of what threads wait for. What takes a few
// instructions is written out 25 times, or the loop would count as much.

import { panic } from "../debug/panic.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { Condition } from "../sync/condition.ts";
import { MessageQueue } from "../sync/message-queue.ts";
import { Mutex } from "../sync/mutex.ts";
import { ReaderWriterLock } from "../sync/reader-writer.ts";
import { Semaphore } from "../sync/semaphore.ts";
import type { Thread, ThreadBody } from "../thread/thread.ts";
import { createThread, joinThread, startThread } from "../thread/threads.ts";
import { nothing, type Measure } from "./bench.ts";

const repetitions: u64 = 1000;
const turns: u64 = 40;

class Used {
  readonly lock = new Spinlock();
  readonly semaphore = new Semaphore(1);
  readonly mutex = new Mutex();
  readonly readerWriter = new ReaderWriterLock();
  readonly there = new Semaphore(0);
  readonly back = new Semaphore(0);
  readonly condition = new Condition();
  /** Whose turn it is, for the condition; under the mutex. */
  turn: usize = 0;
  thereQueue: MessageQueue | null = null;
  backQueue: MessageQueue | null = null;
  partner: Thread | null = null;
}
const used = new Used();

/** @inline @hot */
function fiveTimes(act: () => void): void {
  act();
  act();
  act();
  act();
  act();
}

/** @inline @hot */
function plainPair(): void {
  used.lock.acquire();
  used.lock.release();
}

/** @hot */
function lockPlain(): void {
  for (let i: u64 = 0; i < turns; i++) {
    fiveTimes(plainPair);
    fiveTimes(plainPair);
    fiveTimes(plainPair);
    fiveTimes(plainPair);
    fiveTimes(plainPair);
  }
}

/** @inline @hot */
function savingPair(): void {
  used.lock.unlock(used.lock.lock());
}

/** @hot */
function lockSaving(): void {
  for (let i: u64 = 0; i < turns; i++) {
    fiveTimes(savingPair);
    fiveTimes(savingPair);
    fiveTimes(savingPair);
    fiveTimes(savingPair);
    fiveTimes(savingPair);
  }
}

/** @inline @hot */
function downUp(): void {
  used.semaphore.down();
  used.semaphore.up();
}

/** @hot */
function takeSemaphore(): void {
  for (let i: u64 = 0; i < turns; i++) {
    fiveTimes(downUp);
    fiveTimes(downUp);
    fiveTimes(downUp);
    fiveTimes(downUp);
    fiveTimes(downUp);
  }
}

/** @inline @hot */
function readPair(): void {
  used.readerWriter.lockRead();
  used.readerWriter.unlockRead();
}

/** @hot */
function read(): void {
  for (let i: u64 = 0; i < turns; i++) {
    fiveTimes(readPair);
    fiveTimes(readPair);
    fiveTimes(readPair);
    fiveTimes(readPair);
    fiveTimes(readPair);
  }
}

/** @hot */
function lockMutex(): void {
  for (let i: u64 = 0; i < repetitions; i++) {
    used.mutex.lock();
    used.mutex.unlock();
  }
}

function withPartner(body: ThreadBody): void {
  used.partner = createThread(body, 1)!;
  startThread(used.partner);
}

function endPartner(): void {
  joinThread(used.partner!);
}

/** @hot */
function answerSemaphore(input: usize): usize {
  for (let i: u64 = 0; i < repetitions; i++) {
    used.there.down();
    used.back.up();
  }
  return 0;
}

/** @hot */
function askSemaphore(): void {
  for (let i: u64 = 0; i < repetitions; i++) {
    used.there.up();
    used.back.down();
  }
}

/** Has its turn, and waits for the other's. @hot */
function takeTurns(me: usize): usize {
  used.mutex.lock();
  for (let i: u64 = 0; i < repetitions; i++) {
    while (used.turn !== me) used.condition.wait(used.mutex);
    used.turn = 1 - me;
    used.condition.signal();
  }
  used.mutex.unlock();
  return 0;
}

function askCondition(): void {
  takeTurns(0);
}

/** @hot */
function answerQueue(input: usize): usize {
  for (let i: u64 = 0; i < repetitions; i++)
    used.backQueue!.push(used.thereQueue!.pull());
  return 0;
}

/** @hot */
function askQueue(): void {
  for (let i: u64 = 0; i < repetitions; i++) {
    used.thereQueue!.push(usize(i));
    used.backQueue!.pull();
  }
}

function makeQueues(): void {
  try {
    used.thereQueue ??= new MessageQueue(4);
    used.backQueue ??= new MessageQueue(4);
  } catch {
    panic("there is no memory to measure queues");
  }
  withPartner(answerQueue);
}

function measure(name: string, run: () => void): Measure {
  return { name, operations: 1000, prepare: nothing, run, finish: nothing };
}

function trip(name: string, prepare: () => void, run: () => void): Measure {
  return { name, operations: 1000, prepare, run, finish: endPartner };
}

export const synchronisationMeasures: Measure[] = [
  measure("spinlock pair", lockPlain),
  measure("spinlock pair, interrupts saved", lockSaving),
  measure("semaphore down and up, free", takeSemaphore),
  measure("read lock and unlock, free", read),
  measure("mutex lock and unlock, free", lockMutex),
  trip(
    "semaphore round trip",
    () => withPartner(answerSemaphore),
    askSemaphore,
  ),
  trip("condition round trip", () => withPartner(takeTurns), askCondition),
  trip("message queue round trip", makeQueues, askQueue),
];
