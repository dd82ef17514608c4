// Threads as the rest of the kernel uses them: create, start, yield, join, exit.

import * as interrupts from "#arch/interrupts";
import { endPrinter, hasBegunLines } from "../console/lines.ts";
import { beginLockChecks } from "../cpu/lock-ranks.ts";
import { depositBare, withdrawBare, withdrawThread } from "../sched/depot.ts";
import { beginContext, continueContext, forkFrames } from "../cpu/context.ts";
import { allocateStack, releaseStack } from "../memory/stacks.ts";
import { panic } from "../debug/panic.ts";
import { addBootScheduler, runIdle, schedulerOf } from "../sched/processors.ts";
import { waitInCell } from "../sched/cell-wait.ts";
import {
  currentScheduler,
  currentThread as thisThread,
  Scheduler,
} from "../sched/scheduler.ts";
import { aperiodic } from "../sched/entity.ts";
import { limitAfter, WaitQueue } from "../sched/wait-queue.ts";
import * as input from "./input.ts";
import {
  doNothing,
  Thread,
  type ThreadBody,
  threadCreated,
  threadExited,
  threadFree,
  threadReady,
  threadRunning,
  threadWaiting,
} from "./thread.ts";

const bootThread = new Thread();
const idleThread = new Thread();
const bootScheduler = new Scheduler(bootThread, idleThread);

/** Stands for a joiner: the thread is detached. */
const nobody = new Thread();

const stackSizeDefault: usize = 0x4000;

const nextNumber = new Atomic<u64>(1);

/** From here on the boot's control flow is a thread like any other. */
export function initialise(): void {
  addBootScheduler(bootScheduler);
  bootScheduler.begin();
  adopt(bootThread, "main");
  bootThread.status = threadRunning;
  adopt(idleThread, "idle");
  idleThread.status = threadReady;
  idleThread.body = idle;
  const stack = allocateStack(stackSizeDefault);
  if (stack === 0) panic("there is no memory for the idle thread");
  useStack(idleThread, stack, stackSizeDefault);
  input.initialise();
  beginLockChecks();
}

function adopt(thread: Thread, name: string): void {
  thread.scheduler = bootScheduler;
  thread.isBound = true;
  thread.name = name;
  thread.number = nextNumber.fetchAdd(1, "relaxed");
  thread.nextMade = bootScheduler.firstMade;
  bootScheduler.firstMade = thread;
}

function useStack(thread: Thread, stack: usize, sizeBytes: usize): void {
  thread.stack = stack;
  thread.stackSizeBytes = sizeBytes;
  beginContext(thread.context, stack + sizeBytes);
}

function idle(input: usize): usize {
  runIdle();
}

/** The running thread. @inline @hot */
export function currentThread(): Thread {
  return thisThread();
}

/**
 * A thread that will run `body(input)` once started; null when there is no
 * memory. Its parent, the running thread, has to join it.
 * @hot
 */
export function createThread(body: ThreadBody, input: usize): Thread | null {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  const thread = takeThread(scheduler);
  if (thread !== null) begin(thread, scheduler.current, body, input);
  interrupts.restore(wereEnabled);
  return thread;
}

/** As `createThread`, with a stack of at least so many bytes, at most 2 MB. */
export function createThreadWithStack(
  body: ThreadBody,
  input: usize,
  stackSizeBytes: usize,
): Thread | null {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  // What ends is used again for any thread, so its stack may not be smaller.
  const thread = makeThread(
    scheduler,
    stackSizeBytes < stackSizeDefault ? stackSizeDefault : stackSizeBytes,
  );
  if (thread !== null) begin(thread, scheduler.current, body, input);
  interrupts.restore(wereEnabled);
  return thread;
}

/** `thread` is a child of `parent` now. @inline */
function begin(
  thread: Thread,
  parent: Thread,
  body: ThreadBody,
  input: usize,
): void {
  thread.status = threadCreated;
  thread.isDetached = false;
  thread.isBound = false;
  thread.priority = 0;
  thread.runCounts = 0;
  thread.name = "";
  thread.joiner.store(null, "relaxed");
  thread.body = body;
  thread.word = input;
  thread.parent = parent;
  const sibling = parent.firstChild;
  thread.nextSibling = sibling;
  if (sibling !== null) sibling.previousSibling = thread;
  parent.firstChild = thread;
  thread.number = nextNumber.fetchAdd(1, "relaxed");
}

/** @hot */
function takeThread(scheduler: Scheduler): Thread | null {
  const free = scheduler.firstFree;
  if (free === null) return findThread(scheduler);
  scheduler.firstFree = free.next;
  scheduler.freeCount -= 1;
  beginContext(free.context, free.stack + free.stackSizeBytes);
  return free;
}

/** @noinline */
function findThread(scheduler: Scheduler): Thread | null {
  const free = withdrawThread();
  if (free === null) return makeThread(scheduler, stackSizeDefault);
  beginContext(free.context, free.stack + free.stackSizeBytes);
  return free;
}

/** @noinline */
function makeThread(
  scheduler: Scheduler,
  stackSizeBytes: usize,
): Thread | null {
  const stack = allocateStack(stackSizeBytes);
  if (stack === 0) return null;
  const bare = withdrawBare();
  const thread = bare !== null ? bare : makeBareThread(scheduler);
  if (thread === null) releaseStack(stack, stackSizeBytes);
  else useStack(thread, stack, stackSizeBytes);
  return thread;
}

function makeBareThread(scheduler: Scheduler): Thread | null {
  try {
    const thread = new Thread();
    thread.scheduler = scheduler;
    thread.nextMade = scheduler.firstMade;
    scheduler.firstMade = thread;
    return thread;
  } catch {
    return null;
  }
}

/**
 * Gives back the stack of a thread that waits to be used again, of this CPU or
 * of none; false: there is none. Its structure stays: others may be looking at it.
 */
export function reapOne(): boolean {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  let thread = scheduler.firstFree;
  if (thread === null) thread = withdrawThread();
  else {
    scheduler.firstFree = thread.next;
    scheduler.freeCount -= 1;
  }
  if (thread !== null) {
    releaseStack(thread.stack, thread.stackSizeBytes);
    thread.stack = 0;
    depositBare(thread);
  }
  interrupts.restore(wereEnabled);
  return thread !== null;
}

export const forkChild: u32 = 0;
export const forkParent: u32 = 1;
export const forkFailed: u32 = 2;

/**
 * Makes a thread that goes on from here like the one that calls: this returns
 * twice, `forkParent` to the caller, whose `firstChild` the new thread is, and
 * `forkChild` to the new thread; or `forkFailed`, once: no memory, or too large
 * a frame. The new thread has a copy of the calling function's frame and ends
 * when that function returns, with its result.
 *
 * So its variables are its own. Both share what lies elsewhere: objects, and
 * variables of functions further out. A variable that a closure has captured and
 * somebody assigns lies in a cell of the heap, or in the frame where the
 * compiler sees that it can: whether both have the same one is not said.
 * The calling function is tagged `@noinline`, has at most six
 * parameters and gives a word; it may not return the call's value as it comes.
 * @noinline @hot
 */
export function forkThread(): u32 {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  const thread = takeThread(scheduler);
  if (thread === null) {
    interrupts.restore(wereEnabled);
    return forkFailed;
  }
  const stackPointer = forkFrames(thread.stack + thread.stackSizeBytes);
  if (stackPointer === 0) {
    // On the new thread's stack.
    interrupts.restore(wereEnabled);
    return forkChild;
  }
  if (stackPointer === 1) {
    thread.scheduler = scheduler;
    scheduler.discard(thread);
  } else {
    continueContext(thread.context, stackPointer);
    begin(thread, scheduler.current, doNothing, 0);
    thread.scheduler = scheduler;
    scheduler.makeReady(thread);
  }
  interrupts.restore(wereEnabled);
  return stackPointer === 1 ? forkFailed : forkParent;
}

/** The function that forked has returned, in the new thread. @export nautilus_fork_end */
export function forkEnd(result: usize): never {
  exitThread(result);
}

/** Lets a created thread run, on this CPU. @hot */
export function startThread(thread: Thread): void {
  const wereEnabled = interrupts.disableAndSave();
  if (thread.status !== threadCreated) panic("a thread was started twice");
  const scheduler = currentScheduler();
  thread.scheduler = scheduler;
  scheduler.makeReady(thread);
  interrupts.restore(wereEnabled);
}

/** Lets a created thread run on CPU `cpu`, and nowhere else; false: that CPU does not run. */
export function startThreadOn(thread: Thread, cpu: u32): boolean {
  const home = schedulerOf(cpu);
  if (home === null) return false;
  const wereEnabled = interrupts.disableAndSave();
  if (thread.status !== threadCreated) panic("a thread was started twice");
  thread.status = threadReady;
  thread.isBound = true;
  thread.scheduler = home;
  currentScheduler().wake(thread);
  interrupts.restore(wereEnabled);
  return true;
}

/** Lets the other ready threads run first. @hot */
export function yieldThread(): void {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  if (scheduler.firstReady !== null) scheduler.yield();
  interrupts.restore(wereEnabled);
}

/** Nobody will join it: it disappears when it ends. */
export function detachThread(thread: Thread): void {
  const wereEnabled = interrupts.disableAndSave();
  if (!thread.isDetached) {
    leaveFamily(thread);
    thread.isDetached = true;
    // Whoever is second, the thread or we, discards it.
    if (!thread.joiner.compareExchange(null, nobody))
      currentScheduler().discard(thread);
  }
  interrupts.restore(wereEnabled);
}

/** Ends a thread that was never started; false: it was. For its parent. */
export function destroyThread(thread: Thread): boolean {
  const wereEnabled = interrupts.disableAndSave();
  const isDestroyed: boolean = thread.status === threadCreated;
  if (isDestroyed) {
    leaveFamily(thread);
    thread.scheduler = currentScheduler();
    currentScheduler().discard(thread);
  }
  interrupts.restore(wereEnabled);
  return isDestroyed;
}

/**
 * The lower the more important; 0: as others. In nanoseconds, see sched/policy.ts:
 * round-robin ignores it. From the thread's next turn on.
 */
export function setThreadPriority(thread: Thread, priorityNs: u64): void {
  thread.priority = priorityNs;
}

/** Whether a thread has to stay on its CPU. */
export function bindThread(thread: Thread, isBound: boolean): void {
  thread.isBound = isBound;
}

/** For listings and reports; the string is kept, not copied. */
export function nameThread(thread: Thread, name: string): void {
  thread.name = name;
}

/** The threads made by a CPU, the latest structure first; null at the end. */
export function firstThread(cpu: u32): Thread | null {
  const maker = schedulerOf(cpu);
  return maker === null ? null : existing(maker.firstMade);
}

export function nextThread(thread: Thread): Thread | null {
  return existing(thread.nextMade);
}

function existing(from: Thread | null): Thread | null {
  let thread = from;
  while (thread !== null && thread.status === threadFree)
    thread = thread.nextMade;
  return thread;
}

/** Waits until a child has ended; gives what its body gave. The thread is gone then. @hot */
export function joinThread(thread: Thread): usize {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  const current = scheduler.current;
  if (thread.parent !== current) panic("only its parent may join a thread");
  current.status = threadWaiting;
  if (thread.joiner.compareExchange(null, current)) scheduler.park();
  else current.status = threadRunning;
  const result = thread.word;
  leaveFamily(thread);
  currentScheduler().discard(thread);
  interrupts.restore(wereEnabled);
  return result;
}

/**
 * Waits until a child has ended, `durationNs` at most; true: it has, and
 * `joinThread` gives its result at once. @sleeps
 */
export function joinThreadWithin(thread: Thread, durationNs: u64): boolean {
  const untilNs = limitAfter(durationNs);
  const wereEnabled = interrupts.disableAndSave();
  if (thread.parent !== currentScheduler().current)
    panic("only its parent may join a thread");
  const hasEnded = waitInCell(thread.joiner, untilNs);
  interrupts.restore(wereEnabled);
  return hasEnded;
}

/** What is done with what a child's body gave. */
export type ResultConsumer = (result: usize, number: u64) => void;

/** Joins all children, the latest first, and gives how many there were. @sleeps */
export function joinChildren(consume: ResultConsumer): u32 {
  const parent = currentThread();
  let count: u32 = 0;
  for (;;) {
    const child = parent.firstChild;
    if (child === null) return count;
    const number = child.number;
    consume(joinThread(child), number);
    count += 1;
  }
}

/** @hot */
function leaveFamily(thread: Thread): void {
  const next = thread.nextSibling;
  const previous = thread.previousSibling;
  if (next !== null) next.previousSibling = previous;
  if (previous !== null) previous.nextSibling = next;
  else thread.parent!.firstChild = next;
  thread.previousSibling = null;
  thread.parent = null;
}

/** Ends the running thread with a result, once its children have ended. @hot */
export function exitThread(result: usize): never {
  const thread = currentThread();
  while (thread.firstChild !== null) joinThread(thread.firstChild);
  const locals = thread.locals;
  if (locals !== null) locals.end(thread);
  if (hasBegunLines()) endPrinter();
  interrupts.disable();
  const scheduler = currentScheduler();
  const current = scheduler.current;
  current.word = result;
  current.status = threadExited;
  if (current.kind !== aperiodic) scheduler.realTime.end(current);
  const joiner = current.joiner.exchange(current);
  // Its stack is in use until the switch; nobody on this CPU gets it before.
  if (joiner === nobody) scheduler.discard(current);
  else if (joiner !== null) scheduler.wake(joiner);
  scheduler.dispatch();
  panic("an ended thread ran");
}

/** Nobody wakes it: its sleepers wait for their limits. */
const bed = new WaitQueue("sleep");

/** Lets `durationNs` pass. @sleeps */
export function sleepThread(durationNs: u64): void {
  const wereEnabled = bed.lock.lock();
  bed.wait(limitAfter(durationNs));
  interrupts.restore(wereEnabled);
}

/** Where every new context begins. @export nautilus_thread_main @hot */
export function threadMain(): never {
  const current = thisThread();
  interrupts.enable();
  exitThread(current.body(current.word));
}
