// Commands about tasks: tasktest.

import { counterHz } from "#arch/clock";
import { cycleCount } from "#arch/cpu";
import { isCancelled } from "../console/input.ts";
import { out } from "../console/writer.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import type { Task } from "../task/task.ts";
import { anyCpu, produceTask, produceTimedTask } from "../task/tasks.ts";
import { awaitTask, releaseTask, waitTask } from "../task/running.ts";
import type { Arguments } from "./arguments.ts";

const roundsDefault: u64 = 10;
const roundsMaximum: u64 = 100_000;
const tasksDefault: u64 = 512;
const tasksMaximum: u32 = 512;
const depthDefault: u64 = 8;
const depthMaximum: u64 = 16;

class Batch {
  readonly tasks = new FixedArray<Task | null, 512>();
}
const batch = new Batch();

/** Least, sum and most of something, in counts. */
class Statistic {
  private count: u64 = 0;
  private total: u64 = 0;
  private least: u64 = ~u64(0);
  private most: u64 = 0;

  clear(): void {
    this.count = 0;
    this.total = 0;
    this.least = ~u64(0);
    this.most = 0;
  }

  add(counts: u64): void {
    this.count += 1;
    this.total += counts;
    if (counts < this.least) this.least = counts;
    if (counts > this.most) this.most = counts;
  }

  print(name: string): void {
    if (this.count === 0) return;
    out.textPadded(name, 22).decimalPadded(this.least, 9, 0x20);
    out.decimalPadded(this.total / this.count, 9, 0x20);
    out.decimalPadded(this.most, 12, 0x20).line();
  }
}
const queueing = new Statistic();
const running = new Statistic();
const waiting = new Statistic();

/** tasktest [rounds [tasks [depth]]] */
export function tasktest(words: Arguments): void {
  let rounds = roundsDefault;
  let count = tasksDefault;
  let depth = depthDefault;
  if (words.hasMore()) rounds = words.takeDecimal("rounds", roundsMaximum);
  if (words.hasMore()) count = words.takeDecimal("tasks", u64(tasksMaximum));
  if (words.hasMore()) depth = words.takeDecimal("depth", depthMaximum);
  if (!words.end()) return;
  queueing.clear();
  running.clear();
  waiting.clear();
  let isRight = true;
  for (let round: u64 = 0; round < rounds && !isCancelled(); round++)
    isRight = runBatch(u32(count)) && isRight;
  out
    .text("in counts of ")
    .decimal(counterHz() / 1_000_000)
    .text(" MHz");
  out.text("     least  average        most").line();
  queueing.print("from made to begun");
  running.print("run");
  waiting.print("waited for");
  printResult("batches", isRight);
  const task = produceTask(anyCpu, branch, usize(depth));
  const leaves: usize = task === null ? 0 : waitTask(task);
  printResult("recursion", leaves === usize(1) << usize(depth));
}

function printResult(what: string, isRight: boolean): void {
  out
    .text(what)
    .text(": ")
    .text(isRight ? "PASS" : "FAIL")
    .line();
}

function triple(input: usize): usize {
  return input * 3;
}

function runBatch(count: u32): boolean {
  for (let i: u32 = 0; i < count; i++)
    batch.tasks[i] = produceTimedTask(anyCpu, triple, usize(i));
  let isRight = true;
  for (let i: u32 = 0; i < count; i++) {
    const task = batch.tasks[i];
    const start = cycleCount();
    if (task === null) {
      isRight = false;
      continue;
    }
    awaitTask(task);
    waiting.add(cycleCount() - start);
    queueing.add(task.begunAt - task.producedAt);
    running.add(task.doneAt - task.begunAt);
    if (releaseTask(task) !== usize(i) * 3) isRight = false;
  }
  return isRight;
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
