// Measures of tasks.

import { currentScheduler } from "../sched/scheduler.ts";
import {
  produceDetachedTask,
  produceTask,
  produceTimedTask,
} from "../task/tasks.ts";
import { runNextTask, waitTask } from "../task/running.ts";
import { nothing, type Measure } from "./bench.ts";

const repetitions: u64 = 1000;

/** @hot */
function empty(input: usize): usize {
  return input;
}

/** @hot */
function produceAndConsumeDetached(): void {
  const cpu = currentScheduler().number;
  for (let i: u64 = 0; i < repetitions; i++) {
    produceDetachedTask(cpu, empty, 0);
    runNextTask();
  }
}

/** @hot */
function produceAndConsume(): void {
  const cpu = currentScheduler().number;
  for (let i: u64 = 0; i < repetitions; i++) {
    const task = produceTask(cpu, empty, 0)!;
    runNextTask();
    waitTask(task);
  }
}

/** @hot */
function produceAndConsumeTimed(): void {
  const cpu = currentScheduler().number;
  for (let i: u64 = 0; i < repetitions; i++) {
    const task = produceTimedTask(cpu, empty, 0)!;
    runNextTask();
    waitTask(task);
  }
}

function produceAndWait(): void {
  const cpu = currentScheduler().number;
  for (let i: u64 = 0; i < repetitions; i++)
    waitTask(produceTask(cpu, empty, 0)!);
}

export const taskMeasures: Measure[] = [
  {
    name: "task produce, consume, pooled",
    operations: 1000,
    prepare: nothing,
    run: produceAndConsumeDetached,
    finish: nothing,
  },
  {
    name: "task produce, consume, result",
    operations: 1000,
    prepare: nothing,
    run: produceAndConsume,
    finish: nothing,
  },
  {
    name: "as above, with time stamps",
    operations: 1000,
    prepare: nothing,
    run: produceAndConsumeTimed,
    finish: nothing,
  },
  {
    name: "task produce, wait",
    operations: 1000,
    prepare: nothing,
    run: produceAndWait,
    finish: nothing,
  },
];
