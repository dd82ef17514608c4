// Commands about CPUs calling each other: ipitest.

import { counterHz } from "#arch/clock";
import { cycleCount, relax } from "#arch/cpu";
import { isCancelled } from "../console/input.ts";
import { out } from "../console/writer.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import { callAllAndWait, callAndWait, postCall } from "../sched/call.ts";
import { CrossCall } from "../sched/cross-calls.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { startWorld, stopWorld } from "../sched/world.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import type { Arguments } from "./arguments.ts";

const timesDefault: u64 = 100;
const timesMaximum: u64 = 1_000_000;
const outstanding: u32 = 16;

class Posts {
  readonly calls = new FixedArray<CrossCall | null, 16>();
}
const posts = new Posts();

/** How often each CPU was reached; layouts take no room in the image. @layout */
class Reached {
  times!: FixedArray<u64, 256>;
}
const reached = new Reached();

/** Only the CPU itself writes its own count, interrupts off. @interrupt */
function noteReached(argument: usize, cpu: u32): void {
  reached.times[cpu] += u64(argument);
}

const stopsDefault: u64 = 16;

/** stop [times]: has all other CPUs stand still, and go on. */
export function stop(words: Arguments): void {
  let times = stopsDefault;
  if (words.hasMore()) times = words.takeDecimal("times", timesMaximum);
  if (!words.end()) return;
  for (let i: u64 = 0; i < times && !isCancelled(); i++) {
    out.text("Stopping world iteration ").decimal(i).line();
    if (!stopWorld()) {
      out.text("a CPU did not stop").line();
      return;
    }
    out.text("Executing during stopped world iteration ").decimal(i).line();
    startWorld();
  }
}

/** ipitest [times] */
export function ipitest(words: Arguments): void {
  let times = timesDefault;
  if (words.hasMore()) times = words.takeDecimal("times", timesMaximum);
  if (times === 0) words.failPrevious("times", "must be more than 0");
  if (!words.end()) return;
  if (!makeCalls()) {
    out.text(noMemory).line();
    return;
  }
  const own = currentScheduler().number;
  out.text("Calls and answers from CPU ").decimal(u64(own));
  out.text(", in counts of ").decimal(counterHz() / 1_000_000);
  out.text(" MHz").line();
  out.text("  to    least  average     most  posted, each").line();
  let isRight = true;
  for (let cpu: u32 = 0; cpu < cpuCount() && !isCancelled(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    reached.times[cpu] = 0;
    callRepeatedly(cpu, times);
    postRepeatedly(cpu, times);
    if (reached.times[cpu] !== times * 2) isRight = false;
  }
  const started = cycleCount();
  for (let i: u64 = 0; i < times; i++) callAllAndWait(noteReached, 1);
  out.text(" all").decimalPadded((cycleCount() - started) / times, 18, 0x20);
  out.line();
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    if (reached.times[cpu] !== times * 3) isRight = false;
  }
  out.text(isRight ? "PASS" : "FAIL: some calls were lost").line();
}

function callRepeatedly(cpu: u32, times: u64): void {
  let least: u64 = ~u64(0);
  let most: u64 = 0;
  let total: u64 = 0;
  for (let i: u64 = 0; i < times; i++) {
    const start = cycleCount();
    callAndWait(cpu, noteReached, 1);
    const counts = cycleCount() - start;
    total += counts;
    if (counts < least) least = counts;
    if (counts > most) most = counts;
  }
  out.decimalPadded(u64(cpu), 4, 0x20).decimalPadded(least, 9, 0x20);
  out.decimalPadded(total / times, 9, 0x20).decimalPadded(most, 9, 0x20);
}

/** Several on their way at a time, nobody waiting for any one of them. */
function postRepeatedly(cpu: u32, times: u64): void {
  const start = cycleCount();
  let slot: u32 = 0;
  for (let i: u64 = 0; i < times; i++) {
    const call = posts.calls[slot]!;
    while (!postCall(cpu, call)) relax();
    slot = (slot + 1) % outstanding;
  }
  for (let i: u32 = 0; i < outstanding; i++)
    while (posts.calls[i]!.isPending()) relax();
  out.decimalPadded((cycleCount() - start) / times, 14, 0x20).line();
}

/** Made once, and kept. */
function makeCalls(): boolean {
  try {
    for (let slot: u32 = 0; slot < outstanding; slot++) {
      const call = posts.calls[slot] ?? new CrossCall();
      call.run = noteReached;
      call.argument = 1;
      posts.calls[slot] = call;
    }
    return true;
  } catch {
    return false;
  }
}
