// Commands about threads: threads, burn.

import { cycleCount } from "#arch/cpu";
import { counterHz, nowNs } from "#arch/clock";
import { out } from "../console/writer.ts";
import { refusals } from "../sched/admission.ts";
import { aperiodic, periodic, sporadic } from "../sched/entity.ts";
import {
  makePeriodic,
  makeSporadic,
  requestRefusal,
} from "../thread/constraints.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { type Thread, threadWaiting } from "../thread/thread.ts";
import {
  createThread,
  detachThread,
  firstThread,
  nameThread,
  nextThread,
  startThreadOn,
} from "../thread/threads.ts";
import type { Arguments } from "./arguments.ts";
import { type Column, left, listing, right } from "./listing.ts";

const statusNames: string[] = [
  "free",
  "created",
  "ready",
  "running",
  "waiting",
  "exited",
];

const threadColumns: Column[] = [
  right("id", "id", 4),
  right("cpu", "cpu", 3),
  left("status", "status", 8),
  left("waitsFor", "waits for", 14),
  left("class", "class", 9),
  right("ranMs", "ran ms", 8),
  right("arrivals", "arrivals", 9),
  right("misses", "missed", 7),
  left("name", "name", 0),
];

/** What a thread has run, in counts of the CPUs' counters. */
function countsRun(thread: Thread): u64 {
  const counts = thread.runCounts;
  // Below zero: the counter has not been added yet.
  return counts >> 63 === 0 ? counts : counts + cycleCount();
}

/** threads */
export function threads(words: Arguments): void {
  if (!listing.begin(words)) return;
  listing.section("threads", threadColumns);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    let thread = firstThread(cpu);
    while (thread !== null) {
      print(thread);
      thread = nextThread(thread);
    }
  }
  listing.end();
}

function print(thread: Thread): void {
  listing.decimal(thread.number).decimal(u64(thread.scheduler!.number));
  listing.text(statusNames[u32(thread.status)]).text(waitsFor(thread));
  listing.text(className(thread));
  listing.decimal(countsRun(thread) / (counterHz() / 1000 + 1));
  listing.decimal(thread.arrivals).decimal(thread.misses);
  listing.text(thread.name).row();
}

/** Why it does not run. */
function waitsFor(thread: Thread): string {
  if (thread.status !== threadWaiting) return "";
  const queue = thread.waitQueue;
  return queue === null ? "end of a thread" : queue.purpose;
}

function className(thread: Thread): string {
  if (thread.kind === aperiodic) return "aperiodic";
  return thread.kind === periodic ? "periodic" : "sporadic";
}

/** What a burning thread was asked for; its input is the row. @layout */
class Burn {
  kind!: u8;
  isTaken!: boolean;
  phaseNs!: u64;
  periodNs!: u64;
  sliceNs!: u64;
  endNs!: u64;
}

const burnsMaximum: u32 = 32;

class Burns {
  readonly rows = new FixedArray<Burn, 32>();
}
const burns = new Burns();

function freeRow(): u32 {
  let row: u32 = 0;
  while (row < burnsMaximum && burns.rows[row].isTaken) row++;
  return row;
}

const timeMaximumNs: u64 = 1_000_000_000_000;

/** burn a|s|p name milliseconds …: a thread that only uses time, under constraints. */
export function burn(words: Arguments): void {
  const row = freeRow();
  if (row === burnsMaximum) {
    out.text("too many threads burn already").line();
    return;
  }
  const asked = burns.rows[row];
  asked.kind = aperiodic;
  if (words.take("p")) asked.kind = periodic;
  else if (words.take("s")) asked.kind = sporadic;
  else if (!words.take("a")) return words.failKeyword("class");
  const cpu = words.take("cpu") ? words.takeDecimal("number", 255) : u64(0);
  const forNs = words.takeDecimal("milliseconds", 1_000_000) * 1_000_000;
  if (asked.kind !== aperiodic) {
    asked.phaseNs = words.takeDecimal("phase", timeMaximumNs);
    asked.periodNs = words.takeDecimal("period", timeMaximumNs);
    asked.sliceNs = words.takeDecimal("slice", timeMaximumNs);
  }
  if (!words.end()) return;
  asked.endNs = nowNs() + forNs;
  if (schedulerOf(u32(cpu)) === null) {
    out.text("CPU ").decimal(cpu).text(" does not run").line();
    return;
  }
  const thread = createThread(burnTime, usize(row));
  if (thread === null) {
    out.text("no memory for a thread").line();
    return;
  }
  asked.isTaken = true;
  nameThread(thread, "burn");
  detachThread(thread);
  startThreadOn(thread, u32(cpu));
}

function burnTime(row: usize): usize {
  const asked = burns.rows[u32(row)];
  const endNs = asked.endNs;
  let isAdmitted: boolean = true;
  if (asked.kind === periodic)
    isAdmitted = makePeriodic(
      asked.phaseNs,
      asked.periodNs,
      asked.sliceNs,
      asked.periodNs,
    );
  else if (asked.kind !== aperiodic)
    isAdmitted = makeSporadic(asked.phaseNs, asked.sliceNs, asked.periodNs);
  if (!isAdmitted) {
    out.text("burn: refused: ").text(refusals[requestRefusal()]).line();
  }
  while (isAdmitted && nowNs() < endNs) continue;
  asked.isTaken = false;
  return 0;
}
