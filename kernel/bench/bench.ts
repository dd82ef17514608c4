// What each primitive costs, in counts of the time-stamp counter: under an
// emulator that counts instructions, their number (design K5).

import { cycleCount } from "#arch/cpu";
import { out } from "../console/writer.ts";
import { barrierMeasures } from "./barriers.ts";
import { crowdMeasures } from "./crowd.ts";
import { fiberMeasures } from "./fibers.ts";
import { memoryMeasures } from "./memory.ts";
import { synchronisationMeasures } from "./synchronisation.ts";
import { taskMeasures } from "./tasks.ts";
import { threadMeasures } from "./threads.ts";

export interface Measure {
  readonly name: string;
  /** Operations a call of `run` does, for the division. */
  readonly operations: u64;
  /** What comes before and after, uncounted. */
  readonly prepare: () => void;
  readonly run: () => void;
  readonly finish: () => void;
  /** False: not on this machine. */
  readonly isPossible?: () => boolean;
}

const rounds: u64 = 5;
const nameColumns: u32 = 40;

export function nothing(): void {}

const lists: Measure[][] = [
  threadMeasures,
  taskMeasures,
  fiberMeasures,
  synchronisationMeasures,
  memoryMeasures,
  barrierMeasures,
  crowdMeasures,
];

/** The measure at a place in the whole list; null past its end. */
export function measureAt(place: u32): Measure | null {
  let index: u32 = place;
  for (let i: u32 = 0; i < u32(lists.length); i++) {
    const length = u32(lists[i].length);
    if (index < length) return lists[i][index];
    index -= length;
  }
  return null;
}

function isPossible(measure: Measure): boolean {
  const { isPossible } = measure;
  return isPossible === undefined || isPossible();
}

/** Prints counts per operation, the least of some rounds. */
export function runMeasure(measure: Measure): void {
  if (!isPossible(measure)) return;
  print(measure, rounds);
}

/** One timed round after another, and how many operations it had: for tools that trace it. */
export function runMeasureOnce(measure: Measure): void {
  if (!isPossible(measure)) return;
  measure.prepare();
  measure.run();
  measure.finish();
  print(measure, 1);
  out.text("operations ").decimal(measure.operations).line();
}

/**
 * Tools find this function by its name and trace from its first reading of the
 * counter to its second: it stays a function of its own.
 * @noinline
 */
function timeRun(run: () => void): u64 {
  const start = cycleCount();
  run();
  return cycleCount() - start;
}

function print(measure: Measure, roundCount: u64): void {
  let least: u64 = ~u64(0);
  for (let round: u64 = 0; round < roundCount; round++) {
    measure.prepare();
    const counts = timeRun(measure.run);
    measure.finish();
    if (counts < least) least = counts;
  }
  out.textPadded(measure.name, nameColumns).text(" ");
  const tenths = (least * 10) / measure.operations;
  out
    .decimalPadded(tenths / 10, 8, 0x20)
    .text(".")
    .decimal(tenths % 10)
    .line();
}
