// Tasks on all CPUs at once: each is run exactly once, wherever it was sent, and
// whoever waits gets its result.

import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { type Task, taskTimed } from "../task/task.ts";
import {
  anyCpu,
  produceBriefTask,
  produceDetachedTask,
  produceTask,
  produceTimedTask,
} from "../task/tasks.ts";
import {
  awaitTask,
  isTaskDone,
  releaseTask,
  runNextTask,
  waitTask,
} from "../task/running.ts";
import type { Thread } from "../thread/thread.ts";
import {
  createThread,
  joinThread,
  sleepThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";
import { Random } from "./random.ts";

const producersMaximum: u32 = 16;
const rounds: u64 = 40;
const batch: u32 = 16;
const depth: usize = 6;
const sizeNs: u64 = 20_000;
/** How often to look for what has to come soon, a millisecond apart. */
const patience: u32 = 2000;

class Shared {
  /** A batch for each producer. */
  readonly tasks = new FixedArray<Task | null, 256>();
  readonly threads = new FixedArray<Thread | null, 16>();
  readonly run = new Atomic<u64>(0);
  readonly wrong = new Atomic<u32>(0);
  seed: u64 = 0;
}
const shared = new Shared();

export function tasksAreRunOnce(seed: u64): string {
  shared.seed = seed;
  shared.run.store(0);
  shared.wrong.store(0);
  let problem = checkProducers();
  if (problem === "") problem = checkRecursion();
  if (problem === "") problem = checkBrief();
  if (problem === "") problem = checkDetached();
  return problem;
}

/** Lets others run at times: who waits finds the task begun, or not. */
function countUp(input: usize): usize {
  shared.run.fetchAdd(1);
  if (input % 5 === 0) yieldThread();
  return input * 3 + 1;
}

function makeRandom(): Random | null {
  try {
    return new Random();
  } catch {
    return null;
  }
}

/** Produces batches on CPUs at random, and waits for them last to first or first to last. */
function produce(input: usize): usize {
  const random = makeRandom();
  if (random === null) return 0;
  random.start(shared.seed * 16 + u64(input));
  const tasks = shared.tasks;
  const first = u32(input) * batch;
  for (let round: u64 = 0; round < rounds; round++) {
    for (let i: u32 = 0; i < batch; i++) {
      const choice = u32(random.below(u64(cpuCount()) + 1));
      const cpu = choice === cpuCount() ? anyCpu : choice;
      const isTimed = random.below(4) === 0;
      const make = isTimed ? produceTimedTask : produceTask;
      const task =
        schedulerOf(choice) === null ? null : make(cpu, countUp, usize(i));
      tasks[first + i] = task;
    }
    if (random.below(3) === 0) yieldThread();
    if (random.below(3) === 0) runNextTask();
    const isForward = random.below(2) === 0;
    for (let i: u32 = 0; i < batch; i++) {
      const at: u32 = isForward ? i : batch - 1 - i;
      const task = tasks[first + at];
      if (task === null) shared.run.fetchAdd(1);
      else check(task, usize(at) * 3 + 1);
    }
  }
  return 0;
}

function check(task: Task, expected: usize): void {
  awaitTask(task);
  if (task.kind === taskTimed && task.doneAt <= task.begunAt)
    shared.wrong.fetchAdd(1);
  if (releaseTask(task) !== expected) shared.wrong.fetchAdd(1);
}

function checkProducers(): string {
  const wanted = cpuCount() * 2;
  const count: u32 = wanted < producersMaximum ? wanted : producersMaximum;
  for (let i: u32 = 0; i < count; i++) {
    const thread = createThread(produce, usize(i));
    shared.threads[i] = thread;
    if (thread !== null && !startThreadOn(thread, i % cpuCount()))
      startThreadOn(thread, 0);
  }
  for (let i: u32 = 0; i < count; i++) {
    const thread = shared.threads[i];
    if (thread !== null) joinThread(thread);
  }
  if (shared.wrong.load() !== 0) return "a task gave somebody else's result";
  return shared.run.load() === u64(count) * rounds * u64(batch)
    ? ""
    : "a task was not run, or twice";
}

/** A tree of tasks, each waiting for its children: gives its leaves. */
function branch(levels: usize): usize {
  if (levels === 0) return 1;
  const left = produceTask(anyCpu, branch, levels - 1);
  const right = produceTask(currentScheduler().number, branch, levels - 1);
  let leaves: usize = 0;
  if (left !== null) leaves += waitTask(left);
  if (right !== null) leaves += waitTask(right);
  return leaves;
}

function checkRecursion(): string {
  const root = produceTask(anyCpu, branch, depth);
  if (root === null) return "no task could be produced";
  return waitTask(root) === usize(1) << depth
    ? ""
    : "a tree of tasks lost leaves";
}

/** @interrupt */
function countBriefly(input: usize, size: u64): usize {
  shared.run.fetchAdd(1);
  return input + usize(size);
}

/** Nobody runs or waits for them: the CPUs do it by themselves. */
function checkBrief(): string {
  shared.run.store(0);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    const task = produceBriefTask(cpu, sizeNs, countBriefly, 5);
    if (task === null) return "a brief task could not be produced";
    for (let i: u32 = 0; !isTaskDone(task); i++) {
      if (i === patience) return "a brief task was never run";
      sleepThread(1_000_000);
    }
    if (waitTask(task) !== usize(sizeNs) + 5) return "a brief task went wrong";
  }
  return "";
}

function checkDetached(): string {
  shared.run.store(0);
  let count: u64 = 0;
  for (let i: u32 = 0; i < cpuCount() * batch; i++) {
    const cpu: u32 = i % cpuCount();
    if (schedulerOf(cpu) === null) continue;
    if (produceDetachedTask(cpu, countUp, 1) === null)
      return "a task could not be produced";
    count += 1;
  }
  for (let i: u32 = 0; shared.run.load() !== count; i++) {
    if (i === patience) return "a task nobody waits for was not run";
    sleepThread(1_000_000);
  }
  return "";
}
