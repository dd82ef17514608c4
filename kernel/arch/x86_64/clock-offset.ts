// Time-stamp counters of several CPUs, which need not agree: each CPU adds a
// word of its own (gs:24, see context.ts) to what it reads.
//
// The word is found against the boot CPU: the CPU asks, the boot CPU answers
// with its counter, the CPU looks at its own counter before and after. The
// answer was given somewhere between, so half the distance is the most by which
// the middle can be wrong; the closest of several rounds counts. Counters that
// agree within that are left alone.

import { asm } from "machine";
import { readTimeStamp } from "./registers.ts";

const rounds: u32 = 32;
/** So many are enough when one of them was that close, in counts. */
const enoughRounds: u32 = 8;
const closeGap: u64 = 4000;
/** Counts; longer than any CPU takes to notice that it was called. */
const patience: u64 = 4_000_000_000;

class Alignment {
  /** 0: nobody asks; 2n: the n-th question; one more: its answer. */
  readonly turn = new Atomic<u32>(0);
  readonly answer = new Atomic<u64>(0);
  correction: i64 = 0;
}
const alignment = new Alignment();

/**
 * The counter as all CPUs would read it. Read again when the thread was moved to
 * a CPU with another word in between.
 */
export function localStamp(): u64 {
  return asm<u64>(
    "1: movq %gs:24, %rcx; rdtsc; shlq $$32, %rdx; orq %rdx, %rax; addq %rcx, %rax; cmpq %gs:24, %rcx; jne 1b",
    "={rax},~{rcx},~{rdx},~{flags},~{memory}",
  );
}

/** For tests: as if the running CPU's counter were ahead by so many. */
export function shiftClock(counts: i64): boolean {
  asm("addq $0, %gs:24", "r,~{flags},~{memory}", counts);
  return true;
}

/** On the CPU whose clock is to agree with that of who serves it. Interrupts are off. @interrupt */
export function alignClock(): void {
  let smallestGap: u64 = ~u64(0);
  let correction: i64 = 0;
  for (let round: u32 = 1; round <= rounds; round++) {
    if (round > enoughRounds && smallestGap <= closeGap) break;
    const before = localStamp();
    alignment.turn.store(round * 2, "release");
    while (alignment.turn.load("acquire") !== round * 2 + 1)
      asm("pause", "~{memory}");
    const gap = localStamp() - before;
    if (gap >= smallestGap) continue;
    smallestGap = gap;
    correction = i64(alignment.answer.load("relaxed") - (before + gap / 2));
  }
  const distance = correction < 0 ? u64(-correction) : u64(correction);
  alignment.correction = distance > smallestGap / 2 ? correction : 0;
  shiftClock(alignment.correction);
  alignment.turn.store(0, "release");
}

/** On the boot CPU, interrupts off; false: nobody asked. */
export function serveAlignment(): boolean {
  const start = readTimeStamp();
  for (let round: u32 = 1; round <= rounds; round++) {
    while (alignment.turn.load("acquire") !== round * 2) {
      if (round > enoughRounds && alignment.turn.load("acquire") === 0)
        return true;
      if (readTimeStamp() - start > patience) return false;
      asm("pause", "~{memory}");
    }
    alignment.answer.store(localStamp(), "relaxed");
    alignment.turn.store(round * 2 + 1, "release");
  }
  while (alignment.turn.load("acquire") !== 0) asm("pause", "~{memory}");
  return true;
}

export function lastCorrection(): i64 {
  return alignment.correction;
}
