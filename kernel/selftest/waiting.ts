// Waiting for one of several things, for things found by name, and for what
// interrupts bring: every wake-up arrives, once.

import { nowNs } from "#arch/clock";
import { relax } from "#arch/cpu";
import { noMemory } from "../memory/out-of-memory.ts";
import {
  awaitEvent,
  broadcastEvent,
  noEvent,
  notifyCpu,
  registerEvent,
  unregisterEvent,
} from "../sched/events.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { forEver, limitAfter } from "../sched/wait-queue.ts";
import { noMember, WaitSet } from "../sched/wait-set.ts";
import { Barrier, CountingBarrier } from "../sync/barrier.ts";
import { ReaderWriterLock } from "../sync/reader-writer.ts";
import { Future, Once } from "../sync/future.ts";
import { awaitTaskWithin, waitTask } from "../task/running.ts";
import { produceTask } from "../task/tasks.ts";
import { MessageQueue, noMessage } from "../sync/message-queue.ts";
import {
  createQueue,
  createSemaphore,
  findQueue,
  findSemaphore,
  releaseQueue,
  releaseSemaphore,
} from "../sync/names.ts";
import { Semaphore } from "../sync/semaphore.ts";
import {
  createThread,
  joinThread,
  joinThreadWithin,
  sleepThread,
  startThread,
  yieldThread,
} from "../thread/threads.ts";
import { crewSize, runCrew } from "./crew.ts";

const messagesEach: u64 = 150;
const millisecondNs: u64 = 1_000_000;

class Shared {
  first: MessageQueue | null = null;
  second: MessageQueue | null = null;
  future: Future | null = null;
  /** Messages that still have to be pulled by somebody who waits for both. */
  readonly left = new Atomic<u64>(0);
  readonly sum = new Atomic<u64>(0);
  /** Interrupts of the event, and of the other one. */
  readonly seen = new Atomic<u64>(0);
  readonly seenOther = new Atomic<u64>(0);
  /** CPUs that have seen the event, a bit each, for the first 64. */
  readonly cpus = new Atomic<u64>(0);
  readonly fromInterrupts = new Semaphore(0);
  event: u32 = 0;
}
const shared = new Shared();

/** Says what is wrong, "" when nothing is. */
export function waitersAreWoken(seed: u64): string {
  try {
    let problem = checkSeveral();
    if (problem === "") problem = checkSet();
    if (problem === "") problem = checkUnits();
    if (problem === "") problem = checkNames();
    if (problem === "") problem = checkEvents();
    if (problem === "") problem = checkLimits();
    return problem;
  } catch {
    return noMemory;
  }
}

/** Every fourth thread waits for both queues, the others push to one of them. */
function pushOrWait(input: usize): usize {
  if (input % 4 === 0) return waitForBoth();
  const queue = input % 2 === 0 ? shared.first! : shared.second!;
  for (let i: u64 = 1; i <= messagesEach; i++) {
    queue.push(usize(i));
    if (i % 16 === 0) yieldThread();
  }
  return 0;
}

function waitForBoth(): usize {
  try {
    const set = new WaitSet();
    set.add(shared.first!.arrivals());
    set.add(shared.second!.arrivals());
    set.add(shared.future!.arrival());
    while (!shared.future!.isFinished()) {
      set.begin();
      if (!pullEither() && !shared.future!.isFinished()) set.wait(forEver);
      set.end();
    }
    return 0;
  } catch {
    return 0;
  }
}

/** Takes what is there; false: there was nothing. */
function pullEither(): boolean {
  let message = shared.first!.tryPull();
  if (message === noMessage) message = shared.second!.tryPull();
  if (message === noMessage) return false;
  shared.sum.fetchAdd(u64(message));
  if (shared.left.fetchSub(1) === 1) shared.future!.finish(0);
  return true;
}

function checkSeveral(): string {
  shared.first = new MessageQueue(2);
  shared.second = new MessageQueue(5);
  shared.future = new Future();
  const size = crewSize() < 4 ? u32(4) : crewSize();
  const pushers = u64(size) - (u64(size) + 3) / 4;
  shared.left.store(pushers * messagesEach);
  shared.sum.store(0);
  runCrew(size, pushOrWait);
  const each = (messagesEach * (messagesEach + 1)) / 2;
  shared.first.release();
  shared.second.release();
  return shared.sum.load() === each * pushers
    ? ""
    : "who waits for several queues lost a message";
}

function pushLater(input: usize): usize {
  sleepThread(2 * millisecondNs);
  shared.second!.push(7);
  return 0;
}

function waitInSet(set: WaitSet): u32 {
  set.begin();
  const which = set.wait(limitAfter(50 * millisecondNs));
  set.end();
  return which;
}

/** One thread's set: which member it was, limits, and wake-ups nobody waited for. */
function checkSet(): string {
  shared.first = new MessageQueue(2);
  shared.second = new MessageQueue(2);
  const set = new WaitSet();
  set.add(shared.first.arrivals());
  set.add(shared.second.arrivals());
  set.begin();
  if (set.wait(limitAfter(millisecondNs)) !== noMember)
    return "a wait for several ended for no reason";
  set.end();
  // The planted defect: who looks at nothing before it waits misses what was there.
  shared.first.push(1);
  if (waitInSet(set) !== noMember) return "an old message woke who waits";
  set.begin();
  shared.first.push(2);
  const which = set.wait(limitAfter(50 * millisecondNs));
  set.end();
  if (which !== 0) return "a push after the beginning was missed";
  runCrew(1, pushLater);
  if (shared.second.pull() !== 7) return "a message was lost";
  shared.first.release();
  shared.second.release();
  return "";
}

class Units {
  readonly first = new Semaphore(0);
  readonly second = new Semaphore(0);
  readonly taken = new Atomic<u64>(0);
  readonly isOver = new Atomic<boolean>(false);
}
const units = new Units();
const unitsEach: u64 = 120;

/** A third gives units of both, a third takes with a short limit, the others wait for either. */
function giveOrTake(input: usize): usize {
  if (input % 3 === 0) {
    for (let i: u64 = 0; i < unitsEach; i++) {
      const semaphore = i % 2 === 0 ? units.first : units.second;
      semaphore.up();
      if (i % 16 === 0) yieldThread();
    }
    return usize(unitsEach);
  }
  if (input % 3 === 1) {
    while (!units.isOver.load())
      if (units.second.downWithin(30_000)) countUnit();
    return 0;
  }
  return takeEither();
}

function countUnit(): void {
  units.taken.fetchAdd(1);
}

function takeEither(): usize {
  try {
    const set = new WaitSet();
    set.add(units.first.units());
    set.add(units.second.units());
    while (!units.isOver.load()) {
      set.begin();
      set.wait(limitAfter(20 * millisecondNs));
      if (set.end()) countUnit();
    }
    return 0;
  } catch {
    return 0;
  }
}

/** Ends it when all units were taken, or when that takes too long. */
function endUnits(wanted: u64): boolean {
  const isRight = waitFor(units.taken, wanted);
  units.isOver.store(true);
  return isRight;
}

function watchUnits(input: usize): usize {
  return input === 0
    ? usize(endUnits(unitsEach * 2) ? 1 : 0)
    : giveOrTake(input - 1);
}

/** Semaphores in sets: no unit is lost, and none is made. */
function checkUnits(): string {
  const set = new WaitSet();
  const semaphore = units.first;
  set.add(semaphore.units());
  set.begin();
  if (set.wait(limitAfter(millisecondNs)) !== noMember)
    return "a unit was there before it came";
  if (set.end() || semaphore.value() !== 0)
    return "who looked on is counted still";
  semaphore.up();
  // What is there is taken at the beginning, what comes later then.
  set.begin();
  if (set.wait(forEver) !== 0 || !set.end()) return "a unit was missed";
  set.begin();
  semaphore.up();
  if (set.wait(limitAfter(50 * millisecondNs)) !== 0 || !set.end())
    return "a new unit was missed";
  if (semaphore.tryDown()) return "a unit that was taken is there";
  set.begin();
  semaphore.up();
  if (set.end()) return "a unit was given to who did not wait";
  if (!semaphore.tryDown() || semaphore.tryDown())
    return "a unit nobody waited for was lost";
  units.taken.store(0);
  units.isOver.store(false);
  // Two of its six give: 1 to 6 are 0 to 5 of the others.
  const sum = runCrew(7, watchUnits);
  if (sum !== usize(unitsEach) * 2 + 1) return "a unit was lost among many";
  return units.first.value() === 0 && units.second.value() === 0
    ? ""
    : "units were left over, or made";
}

function checkNames(): string {
  const made = createSemaphore("selftest", 1);
  if (made === null) return "a name could not be given";
  if (createSemaphore("SelfTest", 0) !== null) return "a name was given twice";
  if (createSemaphore("", 0) !== null) return "an empty name was given";
  const found = findSemaphore("SELFTEST");
  if (found !== made) return "a name was not found";
  if (!found.semaphore.downWithin(millisecondNs)) return "a unit was not found";
  if (found.semaphore.downWithin(millisecondNs))
    return "a unit was found twice";
  releaseSemaphore(found);
  if (findSemaphore("selftest") !== made) return "a name went too early";
  releaseSemaphore(made);
  releaseSemaphore(made);
  if (findSemaphore("selftest") !== null) return "a name was not given up";
  const queue = createQueue("selftest", 2);
  if (queue === null || findQueue("selftest") !== queue)
    return "a queue was not found by its name";
  queue.queue.push(5);
  if (queue.queue.pullWithin(millisecondNs) !== 5) return "a message was lost";
  if (queue.queue.pullWithin(millisecondNs) !== noMessage)
    return "a message came from nowhere";
  releaseQueue(queue);
  releaseQueue(queue);
  return findQueue("selftest") === null
    ? ""
    : "a queue's name was not given up";
}

/** @interrupt */
function onEvent(event: u32, cpu: u32): void {
  if (event !== shared.event) return;
  shared.seen.fetchAdd(1);
  if (cpu < 64) shared.cpus.fetchOr(u64(1) << u64(cpu));
  shared.fromInterrupts.up();
}

/** @interrupt */
function onOther(event: u32, cpu: u32): void {
  shared.seenOther.fetchAdd(1);
}

/** Until `cell` holds at least so much, or some time has gone. */
function waitFor(cell: Atomic<u64>, least: u64): boolean {
  const endNs = nowNs() + 1000 * millisecondNs;
  while (cell.load() < least) {
    if (nowNs() > endNs) return false;
    relax();
    yieldThread();
  }
  return true;
}

function notifyOften(input: usize): usize {
  for (let i: u32 = 0; i < 200; i++) {
    const cpu: u32 = (u32(input) + i) % cpuCount();
    notifyCpu(shared.event, cpu);
    if (i % 8 === 0) yieldThread();
  }
  return 0;
}

function checkEvents(): string {
  shared.seen.store(0);
  shared.seenOther.store(0);
  shared.cpus.store(0);
  const event = registerEvent(onEvent);
  const other = registerEvent(onOther);
  if (event === noEvent || other === noEvent || event === other)
    return "an event has no number of its own";
  shared.event = event;
  let running: u64 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    running += 1;
    if (!notifyCpu(event, cpu)) return "a CPU was not notified";
    if (!waitFor(shared.seen, running)) return "a notification was lost";
  }
  if (running <= 64 && countBits(shared.cpus.load()) !== running)
    return "a CPU has not seen its event";
  if (broadcastEvent(event) !== u32(running - 1))
    return "a broadcast left a CPU out";
  if (!waitFor(shared.seen, running * 2 - 1)) return "a broadcast was lost";
  for (let i: u64 = 0; i < running * 2 - 1; i++) {
    if (!shared.fromInterrupts.downWithin(100 * millisecondNs))
      return "a wake-up from an interrupt was lost";
  }
  if (shared.seenOther.load() !== 0) return "an event called another's handler";
  // Many at once may be seen as one, but the last of each is seen.
  runCrew(crewSize(), notifyOften);
  const before = shared.seen.load();
  notifyCpu(event, 0);
  if (!waitFor(shared.seen, before + 1)) return "an event was lost among many";
  while (shared.fromInterrupts.tryDown()) continue;
  if (awaitEvent(other, millisecondNs)) return "an event came from nowhere";
  unregisterEvent(event);
  unregisterEvent(other);
  return notifyCpu(event, 0) ? "an event that is gone was notified" : "";
}

function countBits(word: u64): u64 {
  let count: u64 = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

class Limited {
  readonly lock = new ReaderWriterLock();
  readonly barrier = new Barrier(2);
  readonly counting = new CountingBarrier(2);
  once: Once = new Once();
}
const limited = new Limited();

/** While this thread holds the lock to read, or to write. */
function tryToWrite(input: usize): usize {
  return limited.lock.lockWriteWithin(2 * millisecondNs) ? 1 : 0;
}

function tryToRead(input: usize): usize {
  return limited.lock.lockReadWithin(2 * millisecondNs) ? 1 : 0;
}

function meet(input: usize): usize {
  return limited.barrier.waitWithin(500 * millisecondNs) ? 1 : 0;
}

/** Whoever gives up leaves nothing behind. */
function checkLimits(): string {
  try {
    limited.once = new Once();
  } catch {
    return noMemory;
  }
  const lock = limited.lock;
  lock.lockRead();
  if (runCrew(1, tryToWrite) !== 0)
    return "a writer was let in beside a reader";
  if (!lock.lockReadWithin(millisecondNs))
    return "a writer that gave up stayed";
  lock.unlockRead();
  lock.unlockRead();
  if (!lock.lockWriteWithin(millisecondNs)) return "a free lock was not given";
  if (runCrew(1, tryToRead) !== 0) return "a reader was let in beside a writer";
  if (runCrew(1, tryToWrite) !== 0) return "two writers were let in";
  lock.unlockWrite();
  if (runCrew(1, tryToRead) !== 1) return "a lock stayed locked";
  lock.unlockRead();
  if (limited.barrier.waitWithin(millisecondNs))
    return "a barrier opened for one of two";
  if (runCrew(2, meet) !== 2) return "a barrier counted who had given up";
  const phase = limited.counting.arrive();
  if (limited.counting.awaitWithin(phase, millisecondNs))
    return "a counting barrier opened too early";
  limited.counting.arrive();
  if (!limited.counting.awaitWithin(phase, millisecondNs))
    return "a counting barrier stayed shut";
  return checkEnds();
}

function sleepAWhile(input: usize): usize {
  sleepThread(8 * millisecondNs);
  return input + 1;
}

/** 1: somebody else has begun, and is not done; 2: is done. */
function tryOnce(input: usize): usize {
  if (limited.once.beginWithin(millisecondNs)) return 0;
  return limited.once.isDone() ? 2 : 1;
}

/** Limits of waiting for threads, for tasks, and for what is done once. */
function checkEnds(): string {
  const thread = createThread(sleepAWhile, 6);
  if (thread === null) return noMemory;
  startThread(thread);
  const isEarly = joinThreadWithin(thread, millisecondNs);
  const hasEnded = joinThreadWithin(thread, 2000 * millisecondNs);
  if (joinThread(thread) !== 7 || !hasEnded) return "a thread was not joined";
  const task = produceTask(currentScheduler().number, sleepAWhile, 8);
  if (task === null) return noMemory;
  const isEarlyTask = awaitTaskWithin(task, millisecondNs);
  const isDone = awaitTaskWithin(task, 2000 * millisecondNs);
  if (waitTask(task) !== 9 || !isDone) return "a task was not waited for";
  if (isEarly || isEarlyTask) return "what slept still had ended";
  if (!limited.once.begin()) return "nobody was the first";
  if (runCrew(1, tryOnce) !== 1) return "what was begun was taken for done";
  limited.once.finish();
  return runCrew(1, tryOnce) === 2 ? "" : "what was done was not seen";
}
