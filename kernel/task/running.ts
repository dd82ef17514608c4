// Running tasks and waiting for them: see tasks.ts.

import { cycleCount } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import { objectOf, wordOf } from "../cpu/references.ts";
import { callAndWait } from "../sched/call.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { waitInCell } from "../sched/cell-wait.ts";
import { endCritical, limitAfter, wakeThread } from "../sched/wait-queue.ts";
import { type Thread, threadRunning, threadWaiting } from "../thread/thread.ts";
import type { TaskQueue } from "./queue.ts";
import {
  finished,
  type Task,
  taskBrief,
  taskDetached,
  taskPlain,
  taskTimed,
} from "./task.ts";

// ---- Running ----

/** Runs the next task of this CPU here and now; false: there is none. @hot */
export function runNextTask(): boolean {
  const wereEnabled = disableAndSave();
  const queue = currentScheduler().tasks;
  const task = queue === null ? null : queue.firstUnsized;
  if (queue === null || task === null) return runSized(queue, wereEnabled);
  queue.takeFirst(task);
  if (task.kind > taskDetached) return runSpecial(task, wereEnabled);
  restore(wereEnabled);
  const result = task.body(task.word);
  if (task.kind === taskPlain) finish(task, result);
  else finishDetached(task);
  return true;
}

/** @noinline @hot */
function runSpecial(task: Task, wereEnabled: boolean): boolean {
  restore(wereEnabled);
  runTask(task);
  return true;
}

/** There are no tasks of unknown size. @noinline */
function runSized(queue: TaskQueue | null, wereEnabled: boolean): boolean {
  const task = queue === null ? null : queue.takeNext();
  restore(wereEnabled);
  if (task !== null) runTask(task);
  return task !== null;
}

/** Runs `task`, which was taken out of its queue. @hot */
export function runTask(task: Task): void {
  const kind = task.kind;
  if (kind === taskDetached) {
    task.body(task.word);
    finishDetached(task);
    return;
  }
  if (kind === taskTimed) task.begunAt = cycleCount();
  const result =
    kind === taskBrief
      ? task.brief(task.word, task.sizeNs)
      : task.body(task.word);
  if (kind === taskTimed) task.doneAt = cycleCount();
  finish(task, result);
}

/** @inline */
export function finish(task: Task, result: usize): void {
  task.word = result;
  // From here on it is the waiter's.
  const waiter = task.waiter.exchange(finished);
  if (waiter !== null) wakeWaiter(waiter);
}

/** @inline */
function finishDetached(task: Task): void {
  const wereEnabled = disableAndSave();
  giveTask(task);
  restore(wereEnabled);
}

/** @noinline */
function wakeWaiter(waiter: Thread): void {
  const wereEnabled = disableAndSave();
  wakeThread(waiter);
  endCritical(wereEnabled);
}

/** Interrupts are off. @inline */
export function giveTask(task: Task): void {
  const mine = currentScheduler().tasks;
  if (mine === null || task.home !== mine) return giveElsewhere(task);
  task.next = mine.firstFree;
  mine.firstFree = task;
}

/** @noinline */
function giveElsewhere(task: Task): void {
  const home = task.home;
  if (home !== null) home.giveBack(task);
}

// ---- Waiting ----

/** Whether a task has been run. */
export function isTaskDone(task: Task): boolean {
  return task.waiter.load("acquire") === finished;
}

/**
 * Waits until a task has been run, or runs it; gives its result. The task is
 * gone then. For one thread only. @sleeps @hot
 */
export function waitTask(task: Task): usize {
  if (task.waiter.load("acquire") !== finished) waitSlowly(task);
  return releaseTask(task);
}

/** As `waitTask`, but the task stays, with its times, until `releaseTask`. @sleeps */
export function awaitTask(task: Task): void {
  if (task.waiter.load("acquire") !== finished) waitSlowly(task);
}

/** As `awaitTask`, for `durationNs` at most, and without running it; false: it has not been run. @sleeps */
export function awaitTaskWithin(task: Task, durationNs: u64): boolean {
  const untilNs = limitAfter(durationNs);
  if (isTaskDone(task)) return true;
  const wereEnabled = disableAndSave();
  const isDone = waitInCell(task.waiter, untilNs);
  restore(wereEnabled);
  return isDone;
}

/** The task has been run, and is gone now; gives its result. @inline */
export function releaseTask(task: Task): usize {
  const result = task.word;
  const wereEnabled = disableAndSave();
  giveTask(task);
  restore(wereEnabled);
  return result;
}

/** @noinline */
function waitSlowly(task: Task): void {
  if (fetch(task)) return runTask(task);
  // Somebody runs it, and waits for nothing that we would have to do: tasks
  // wait for tasks they have made.
  const wereEnabled = disableAndSave();
  const scheduler = currentScheduler();
  const current = scheduler.current;
  current.status = threadWaiting;
  if (task.waiter.compareExchange(null, current)) scheduler.park();
  else current.status = threadRunning;
  restore(wereEnabled);
}

/** Takes a task out of its queue, wherever that is; false: it has begun. */
function fetch(task: Task): boolean {
  const wereEnabled = disableAndSave();
  const queue = task.queue;
  const isOurs = queue !== null && queue === currentScheduler().tasks;
  if (isOurs) queue.take(task);
  restore(wereEnabled);
  if (queue === null || isOurs) return isOurs;
  callAndWait(queue.scheduler.number, fetchHere, wordOf(task));
  const isFetched = task.isFetched;
  task.isFetched = false;
  return isFetched;
}

/** On the CPU whose queue it was seen in. */
function fetchHere(word: usize, cpu: u32): void {
  const task = objectOf<Task>(word);
  const queue = currentScheduler().tasks;
  if (queue === null || task.queue !== queue) return;
  queue.take(task);
  task.isFetched = true;
}
