// Measures across two CPUs, where there are two: in time, not in instructions.

import { ScalableBarrier, SpinBarrier } from "../sync/barrier.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import type { Thread } from "../thread/thread.ts";
import { createThread, joinThread, startThreadOn } from "../thread/threads.ts";
import { type Measure } from "./bench.ts";

const repetitions: u64 = 1000;

class Pair {
  readonly central = new SpinBarrier(2);
  scalable: ScalableBarrier | null = null;
  other: Thread | null = null;
}
const pair = new Pair();

/** Another CPU that runs; this one when there is none. */
function otherCpu(): u32 {
  const own = currentScheduler().number;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (cpu !== own && schedulerOf(cpu) !== null) return cpu;
  }
  return own;
}

function hasTwo(): boolean {
  return otherCpu() !== currentScheduler().number;
}

/** @hot */
function meetCentral(input: usize): usize {
  for (let i: u64 = 0; i < repetitions; i++) pair.central.wait();
  return 0;
}

/** @hot */
function meetScalable(input: usize): usize {
  const barrier = pair.scalable!;
  const me = u32(input);
  for (let i: u64 = 0; i < repetitions; i++) barrier.wait(me);
  return 0;
}

/** Both meet once before the clock runs, so that starting is not counted. */
function beginCentral(): void {
  pair.other = createThread(meetCentralLater, 0);
  if (pair.other !== null) startThreadOn(pair.other, otherCpu());
  pair.central.wait();
}

function meetCentralLater(input: usize): usize {
  pair.central.wait();
  return meetCentral(input);
}

function runCentral(): void {
  meetCentral(0);
}

function beginScalable(): void {
  try {
    pair.scalable ??= new ScalableBarrier(2);
  } catch {
    return;
  }
  pair.other = createThread(meetScalableLater, 1);
  if (pair.other !== null) startThreadOn(pair.other, otherCpu());
  pair.scalable!.wait(0);
}

function meetScalableLater(input: usize): usize {
  pair.scalable!.wait(1);
  return meetScalable(input);
}

function runScalable(): void {
  meetScalable(0);
}

function finish(): void {
  if (pair.other !== null) joinThread(pair.other);
}

export const barrierMeasures: Measure[] = [
  {
    name: "barrier of two CPUs",
    operations: repetitions,
    prepare: beginCentral,
    run: runCentral,
    finish,
    isPossible: hasTwo,
  },
  {
    name: "scalable barrier of two CPUs",
    operations: repetitions,
    prepare: beginScalable,
    run: runScalable,
    finish,
    isPossible: hasTwo,
  },
];
