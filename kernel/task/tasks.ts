// Tasks as the rest of the kernel uses them: produce, and who runs them (running.ts
// says how, and waits).
//
// A task is run by whoever comes first: the CPU's task thread, another CPU's
// that has nothing else to do, the thread that waits for it, and, when its size is
// known and fits, the scheduler in time that nobody with real time needs.

import { cycleCount } from "#arch/cpu";
import { disable, disableAndSave, enable, restore } from "#arch/interrupts";
import { config } from "../config.ts";
import { objectOf, wordOf } from "../cpu/references.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { callAndWait, postCall } from "../sched/call.ts";
import { CrossCall } from "../sched/cross-calls.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler, type Scheduler } from "../sched/scheduler.ts";
import type { Thread, ThreadBody } from "../thread/thread.ts";
import {
  createThread,
  detachThread,
  nameThread,
  startThreadOn,
} from "../thread/threads.ts";
import { TaskQueue } from "./queue.ts";
import { finish, giveTask, runNextTask, runTask } from "./running.ts";
import {
  type BriefBody,
  Task,
  taskBrief,
  taskDetached,
  taskPlain,
  taskTimed,
} from "./task.ts";

/** Any CPU will do. */
export const anyCpu: u32 = ~u32(0);

// ---- Producing ----

/**
 * Has `body(input)` run on a CPU: somebody has to `waitTask`. Null: that CPU
 * does not run, or there is no memory. @hot
 */
export function produceTask(
  cpu: u32,
  body: ThreadBody,
  input: usize,
): Task | null {
  return produce(cpu, body, input, taskPlain);
}

/** As `produceTask`, and nobody waits for it: null tells the same. @hot */
export function produceDetachedTask(
  cpu: u32,
  body: ThreadBody,
  input: usize,
): Task | null {
  return produce(cpu, body, input, taskDetached);
}

/** As `produceTask`; the moments of its life are taken, see `Task`. @hot */
export function produceTimedTask(
  cpu: u32,
  body: ThreadBody,
  input: usize,
): Task | null {
  return produce(cpu, body, input, taskTimed);
}

/** For each kind by itself. @inline */
function produce(
  cpu: u32,
  body: ThreadBody,
  input: usize,
  kind: u8,
): Task | null {
  const wereEnabled = disableAndSave();
  const scheduler = currentScheduler();
  const queue = scheduler.tasks;
  const task = takeQuickly(scheduler, queue, cpu);
  if (queue === null || task === null)
    return produceSlowly(cpu, body, input, kind, wereEnabled);
  task.body = body;
  task.word = input;
  task.kind = kind;
  if (kind !== taskDetached) task.waiter.store(null, "relaxed");
  if (kind === taskTimed) task.producedAt = cycleCount();
  return append(task, queue, wereEnabled);
}

/** A pooled task for the running CPU; null: that takes longer, or another is meant. @inline */
function takeQuickly(
  scheduler: Scheduler,
  queue: TaskQueue | null,
  cpu: u32,
): Task | null {
  if (queue === null || cpu !== scheduler.number) return null;
  const task = queue.firstFree;
  if (task !== null) queue.firstFree = task.next;
  return task;
}

/** @inline */
function append(
  task: Task,
  queue: TaskQueue,
  wereEnabled: boolean,
): Task | null {
  queue.appendUnsized(task);
  if (queue.isResting) return wakeFor(queue, wereEnabled);
  restore(wereEnabled);
  return task;
}

/**
 * As `produceTask`, for what never runs longer than `sizeNs` and never waits:
 * it may be run in the CPU's spare time.
 */
export function produceBriefTask(
  cpu: u32,
  sizeNs: u64,
  brief: BriefBody,
  input: usize,
): Task | null {
  const wereEnabled = disableAndSave();
  const task = takeTask(taskBrief);
  if (task !== null) {
    task.word = input;
    task.brief = brief;
    task.sizeNs = sizeNs;
  }
  return place(cpu, task, wereEnabled);
}

/**
 * Has a task run that its maker keeps: made with `new Task()`, its body set by
 * hand, to be used again once it is done. May be called in an interrupt, for
 * the running CPU, once `prepareTasks` was called for it; false: it was not.
 */
export function postTask(task: Task): boolean {
  const wereEnabled = disableAndSave();
  const queue = currentScheduler().tasks;
  if (queue !== null) {
    task.waiter.store(null, "relaxed");
    queue.add(task);
  }
  restore(wereEnabled);
  return queue !== null;
}

/** @noinline @hot */
function produceSlowly(
  cpu: u32,
  body: ThreadBody,
  input: usize,
  kind: u8,
  wereEnabled: boolean,
): Task | null {
  const task = takeTask(kind);
  if (task !== null) {
    task.body = body;
    task.word = input;
    if (kind === taskTimed) task.producedAt = cycleCount();
  }
  return place(cpu, task, wereEnabled);
}

/** Gives what was appended, so that who calls it needs to keep nothing. @noinline @hot */
function wakeFor(queue: TaskQueue, wereEnabled: boolean): Task | null {
  const task = queue.lastUnsized;
  queue.wakeServer();
  restore(wereEnabled);
  return task;
}

/** A task of the running CPU's pool; interrupts are off. @hot */
function takeTask(kind: u8): Task | null {
  const mine = currentScheduler().tasks;
  let task = mine === null ? null : mine.firstFree;
  if (mine === null || task === null) task = makeTask();
  else mine.firstFree = task.next;
  if (task !== null) {
    task.kind = kind;
    task.waiter.store(null, "relaxed");
  }
  return task;
}

/** The end of producing. @hot */
function place(cpu: u32, task: Task | null, wereEnabled: boolean): Task | null {
  const scheduler = currentScheduler();
  let placed = task;
  if (task !== null) {
    if (cpu === scheduler.number) scheduler.tasks!.add(task);
    else if (!send(cpu, task)) placed = null;
    if (placed === null) giveTask(task);
  }
  restore(wereEnabled);
  return placed;
}

/** @noinline */
function makeTask(): Task | null {
  const mine = prepareTasks(currentScheduler().number);
  if (mine === null) return null;
  const returned = mine.collect();
  if (returned !== null) {
    mine.firstFree = returned.next;
    return returned;
  }
  try {
    const task = new Task();
    task.home = mine;
    return task;
  } catch {
    return null;
  }
}

/** @noinline */
function send(cpu: u32, task: Task): boolean {
  const target = cpu === anyCpu ? chooseScheduler() : schedulerOf(cpu);
  if (target === null) return false;
  const queue = prepareTasks(target.number);
  if (queue === null) return false;
  const call = callOf(task);
  if (call === null) return false;
  task.queue = queue;
  return postCall(target.number, call);
}

function callOf(task: Task): CrossCall | null {
  if (task.call !== null) return task.call;
  try {
    const call = new CrossCall();
    call.run = receiveTask;
    call.argument = wordOf(task);
    task.call = call;
    return call;
  } catch {
    return null;
  }
}

/** On the CPU it was sent to. */
function receiveTask(word: usize, cpu: u32): void {
  currentScheduler().tasks!.add(objectOf<Task>(word));
}

// ---- Queues, and the thread that serves each ----

let lastChosen: u32 = 1;

/** Some CPU that runs: a linear congruence (Numerical Recipes); races do no harm. */
function chooseScheduler(): Scheduler {
  lastChosen = lastChosen * 1664525 + 1013904223;
  const chosen = schedulerOf((lastChosen >> 16) % cpuCount());
  return chosen === null ? currentScheduler() : chosen;
}

const preparing = new Spinlock();

/** From here on a CPU has a queue and a task thread; null: it does not run, or no memory. */
export function prepareTasks(cpu: u32): TaskQueue | null {
  const scheduler = schedulerOf(cpu);
  if (scheduler === null) return null;
  if (scheduler.tasks !== null) return scheduler.tasks;
  const server = createThread(serveTasks, 0);
  if (server === null) return null;
  const queue = makeQueue(scheduler, server);
  const wereEnabled = preparing.lock();
  if (scheduler.tasks === null && queue !== null) {
    scheduler.spareWork = runBrief;
    scheduler.tasks = queue;
  }
  preparing.unlock(wereEnabled);
  nameThread(server, "tasks");
  detachThread(server);
  startThreadOn(server, cpu);
  return scheduler.tasks;
}

function makeQueue(scheduler: Scheduler, server: Thread): TaskQueue | null {
  try {
    const queue = new TaskQueue(scheduler);
    queue.server = server;
    return queue;
  } catch {
    return null;
  }
}

/** A CPU's task thread; one too many ends at once. */
function serveTasks(input: usize): usize {
  const scheduler = currentScheduler();
  const queue = scheduler.tasks;
  if (queue === null) return 0;
  while (queue.server === scheduler.current) {
    if (runNextTask() || runStolen(queue)) continue;
    const wereEnabled = disableAndSave();
    queue.rest();
    restore(wereEnabled);
  }
  return 0;
}

/** Runs a task that some other CPU has not come to yet; false: it has none. */
function runStolen(mine: TaskQueue): boolean {
  const other = chooseScheduler();
  const queue = other.tasks;
  if (queue === null || queue === mine || queue.isEmpty()) return false;
  callAndWait(other.number, handOver, wordOf(mine));
  const task = mine.stolen;
  mine.stolen = null;
  if (task !== null) runTask(task);
  return task !== null;
}

/** On the CPU that has the tasks. */
function handOver(word: usize, cpu: u32): void {
  objectOf<TaskQueue>(word).stolen = currentScheduler().tasks!.takeNext();
}

/**
 * The scheduler has time to spare, interrupts off: runs one task that takes at
 * most half of it, nobody else running meanwhile. False: there is none.
 * @nosleep
 */
function runBrief(scheduler: Scheduler, spareNs: u64): boolean {
  const queue = scheduler.tasks;
  if (queue === null || spareNs < config.spareMinimumNs) return false;
  const task = queue.takeWithin(spareNs / 2);
  if (task === null) return false;
  scheduler.preemptionOff += 1;
  enable();
  const result = task.brief(task.word, task.sizeNs);
  disable();
  finish(task, result);
  scheduler.preemptionOff -= 1;
  return true;
}
