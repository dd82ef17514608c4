// Measures of fibers: a thread starts one that does the work, and waits for it.

import {
  createFiber,
  currentFiber,
  joinFiber,
  startFiber,
  yieldFiber,
} from "../fiber/fibers.ts";
import { forkFiber } from "../fiber/fork.ts";
import type { Fiber, FiberBody } from "../fiber/fiber.ts";
import { nothing, type Measure } from "./bench.ts";

const repetitions: u64 = 1000;

class Made {
  /** Does what is measured. */
  worker: Fiber | null = null;
  readonly fibers = new FixedArray<Fiber | null, 512>();
}
const made = new Made();
/** So many that the worker's start does not matter. */
const madeCount: u32 = 512;

/** @hot */
function empty(input: usize): usize {
  return input;
}

/** @hot */
function yieldMany(input: usize): usize {
  for (let i: u64 = 0; i < repetitions; i++) yieldFiber();
  return 0;
}

/** @hot */
function createAll(input: usize): usize {
  for (let i: u32 = 0; i < madeCount; i++) {
    made.fibers[i] = createFiber(empty, 0);
  }
  return 0;
}

function startAndJoinAll(input: usize): usize {
  for (let i: u32 = 0; i < madeCount; i++) {
    startFiber(made.fibers[i]!);
    joinFiber(made.fibers[i]!);
  }
  return 0;
}

/** @hot */
function createStartJoin(input: usize): usize {
  for (let i: u64 = 0; i < repetitions; i++) {
    const fiber = createFiber(empty, 0)!;
    startFiber(fiber);
    joinFiber(fiber);
  }
  return 0;
}

/** @hot */
function yieldBetween(input: usize): usize {
  const other = createFiber(yieldMany, 0)!;
  startFiber(other);
  yieldMany(0);
  joinFiber(other);
  return 0;
}

/** @noinline @hot */
function forkOnce(): usize {
  const child = forkFiber();
  if (child === null || child === currentFiber()) return 0;
  return joinFiber(child);
}

/** @hot */
function forkAndJoin(input: usize): usize {
  for (let i: u64 = 0; i < repetitions; i++) forkOnce();
  return 0;
}

function runWorker(): void {
  const worker = made.worker!;
  startFiber(worker);
  joinFiber(worker);
}

function prepareWorker(body: FiberBody): void {
  made.worker = createFiber(body, 0);
}

/** The worker's structure stays with its host, and so do all it has made. */
function finishCreate(): void {
  prepareWorker(startAndJoinAll);
  runWorker();
}

export const fiberMeasures: Measure[] = [
  {
    name: "fiber create",
    operations: 512,
    prepare: () => prepareWorker(createAll),
    run: runWorker,
    finish: finishCreate,
  },
  {
    name: "fiber create, start, join",
    operations: 1000,
    prepare: () => prepareWorker(createStartJoin),
    run: runWorker,
    finish: nothing,
  },
  {
    name: "fiber fork and join",
    operations: 1000,
    prepare: () => prepareWorker(forkAndJoin),
    run: runWorker,
    finish: nothing,
  },
  {
    name: "fiber switch",
    operations: 2000,
    prepare: () => prepareWorker(yieldBetween),
    run: runWorker,
    finish: nothing,
  },
];
