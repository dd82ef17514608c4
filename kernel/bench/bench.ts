// What each primitive costs, in counts of the time-stamp counter: under an
// emulator that counts instructions, their number (design K5).

import { cycleCount } from "#arch/cpu";
import { out } from "../console/writer.ts";
import { memoryMeasures } from "./memory.ts";
import { synchronisationMeasures } from "./synchronisation.ts";
import { threadMeasures } from "./threads.ts";

export interface Measure {
  readonly name: string;
  /** Operations a call of `run` does, for the division. */
  readonly operations: u64;
  /** What comes before and after, uncounted. */
  readonly prepare: () => void;
  readonly run: () => void;
  readonly finish: () => void;
}

const rounds: u64 = 5;
const nameColumns: u32 = 40;

export function nothing(): void {}

/** Runs all measures and prints counts per operation, the least of some rounds. */
export function runBench(): void {
  printAll(threadMeasures);
  printAll(synchronisationMeasures);
  printAll(memoryMeasures);
}

function printAll(measures: Measure[]): void {
  for (let i: u32 = 0; i < u32(measures.length); i++) print(measures[i]);
}

function print(measure: Measure): void {
  let least: u64 = ~u64(0);
  for (let round: u64 = 0; round < rounds; round++) {
    measure.prepare();
    const start = cycleCount();
    measure.run();
    const counts = cycleCount() - start;
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
