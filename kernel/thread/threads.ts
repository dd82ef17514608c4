// Threads as the rest of the kernel uses them: create, start, yield, join, exit.

import * as cpu from "#arch/cpu";
import * as interrupts from "#arch/interrupts";
import { beginContext } from "../cpu/context.ts";
import { allocateStack } from "../memory/stacks.ts";
import { panic } from "../debug/panic.ts";
import { currentScheduler, Scheduler } from "../sched/scheduler.ts";
import { aperiodic } from "../sched/entity.ts";
import { limitAfter, WaitQueue } from "../sched/wait-queue.ts";
import * as input from "./input.ts";
import {
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

const stackSizeDefault: usize = 0x4000;

class Numbers {
  next: u64 = 1;
}
const numbers = new Numbers();

/** From here on the boot's control flow is a thread like any other. */
export function initialise(): void {
  bootScheduler.begin();
  adopt(bootThread, "main");
  bootThread.status = threadRunning;
  adopt(idleThread, "idle");
  idleThread.status = threadReady;
  idleThread.body = idle;
  giveStack(idleThread, stackSizeDefault);
  input.initialise();
}

function adopt(thread: Thread, name: string): void {
  thread.scheduler = bootScheduler;
  thread.name = name;
  thread.number = numbers.next;
  numbers.next += 1;
  thread.nextMade = bootScheduler.firstMade;
  bootScheduler.firstMade = thread;
}

function giveStack(thread: Thread, sizeBytes: usize): boolean {
  const stack = allocateStack(sizeBytes);
  if (stack === 0) return false;
  thread.stack = stack;
  thread.stackSizeBytes = sizeBytes;
  beginContext(thread.context, stack + sizeBytes);
  return true;
}

function idle(input: usize): usize {
  for (;;) {
    interrupts.disable();
    const scheduler = currentScheduler();
    if (scheduler.firstReady === null) cpu.waitForInterrupt();
    scheduler.dispatch();
    interrupts.enable();
  }
}

/** The running thread. */
export function currentThread(): Thread {
  return currentScheduler().current;
}

/**
 * A thread that will run `body(input)` once started; null when there is no
 * memory. Its parent, the running thread, has to join it.
 */
export function createThread(body: ThreadBody, input: usize): Thread | null {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  const thread = takeThread(scheduler);
  if (thread !== null) {
    thread.status = threadCreated;
    thread.isDetached = false;
    thread.name = "";
    thread.body = body;
    thread.word = input;
    const parent = scheduler.current;
    thread.parent = parent;
    const sibling = parent.firstChild;
    thread.nextSibling = sibling;
    if (sibling !== null) sibling.previousSibling = thread;
    parent.firstChild = thread;
    thread.number = numbers.next;
    numbers.next += 1;
  }
  interrupts.restore(wereEnabled);
  return thread;
}

function takeThread(scheduler: Scheduler): Thread | null {
  const free = scheduler.firstFree;
  if (free === null) return makeThread(scheduler);
  scheduler.firstFree = free.next;
  beginContext(free.context, free.stack + free.stackSizeBytes);
  return free;
}

/** @noinline */
function makeThread(scheduler: Scheduler): Thread | null {
  const thread = new Thread();
  if (!giveStack(thread, stackSizeDefault)) return null;
  thread.scheduler = scheduler;
  thread.nextMade = scheduler.firstMade;
  scheduler.firstMade = thread;
  return thread;
}

/** Lets a created thread run. */
export function startThread(thread: Thread): void {
  const wereEnabled = interrupts.disableAndSave();
  if (thread.status !== threadCreated) panic("a thread was started twice");
  currentScheduler().makeReady(thread);
  interrupts.restore(wereEnabled);
}

/** Lets the other ready threads run first. */
export function yieldThread(): void {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  if (scheduler.firstReady !== null) {
    scheduler.makeReady(scheduler.current);
    scheduler.dispatch();
  }
  interrupts.restore(wereEnabled);
}

/** Nobody will join it: it disappears when it ends. */
export function detachThread(thread: Thread): void {
  const wereEnabled = interrupts.disableAndSave();
  if (!thread.isDetached) {
    leaveFamily(thread);
    thread.isDetached = true;
    if (thread.status === threadExited) reuse(thread);
  }
  interrupts.restore(wereEnabled);
}

export function nameThread(thread: Thread, name: string): void {
  thread.name = name;
}

/** The threads there are, the latest structure first; null at the end. */
export function firstThread(): Thread | null {
  return existing(currentScheduler().firstMade);
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

/** Waits until a child has ended; gives what its body gave. The thread is gone then. */
export function joinThread(thread: Thread): usize {
  const wereEnabled = interrupts.disableAndSave();
  const scheduler = currentScheduler();
  const current = scheduler.current;
  if (thread.parent !== current) panic("only its parent may join a thread");
  if (thread.status !== threadExited) {
    thread.joiner = current;
    current.status = threadWaiting;
    scheduler.park();
  }
  const result = thread.word;
  release(thread);
  interrupts.restore(wereEnabled);
  return result;
}

function release(thread: Thread): void {
  leaveFamily(thread);
  reuse(thread);
}

function leaveFamily(thread: Thread): void {
  const next = thread.nextSibling;
  const previous = thread.previousSibling;
  if (next !== null) next.previousSibling = previous;
  if (previous !== null) previous.nextSibling = next;
  else thread.parent!.firstChild = next;
  thread.previousSibling = null;
  thread.parent = null;
}

function reuse(thread: Thread): void {
  thread.status = threadFree;
  const scheduler = thread.scheduler!;
  thread.next = scheduler.firstFree;
  scheduler.firstFree = thread;
}

/** Ends the running thread with a result, once its children have ended. */
export function exitThread(result: usize): never {
  const thread = currentThread();
  while (thread.firstChild !== null) joinThread(thread.firstChild);
  interrupts.disable();
  const scheduler = currentScheduler();
  const current = scheduler.current;
  current.word = result;
  current.status = threadExited;
  const joiner = current.joiner;
  if (joiner !== null) {
    current.joiner = null;
    scheduler.wake(joiner);
  }
  if (current.kind !== aperiodic) scheduler.realTime.end(current);
  // Its stack is in use until the switch; nobody else gets it before that.
  if (current.isDetached) reuse(current);
  scheduler.dispatch();
  panic("an ended thread ran");
}

/** Nobody wakes it: its sleepers wait for their limits. */
const bed = new WaitQueue();

/** Lets `durationNs` pass. @sleeps */
export function sleepThread(durationNs: u64): void {
  const wereEnabled = bed.lock.lock();
  bed.wait(limitAfter(durationNs));
  interrupts.restore(wereEnabled);
}

/** Where every new context begins. @export nautilus_thread_main */
export function threadMain(): never {
  const current = currentScheduler().current;
  interrupts.enable();
  exitThread(current.body(current.word));
}
