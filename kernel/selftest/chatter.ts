// A panic while all other CPUs print: the command `fault chatter`. Nothing of
// theirs may come between or after the report's lines.

import { nowNs } from "#arch/clock";
import { relax } from "#arch/cpu";
import { report } from "../console/writer.ts";
import { panic } from "../debug/panic.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { createThread, startThreadOn } from "../thread/threads.ts";

/** Lines each CPU has printed. @layout */
class Chatter {
  lines!: FixedArray<u32, 256>;
}
const chatter = new Chatter();
const linesBefore: u32 = 3;
const patienceNs: u64 = 2_000_000_000;

function chat(cpu: usize): usize {
  for (;;) {
    report.text("chatter of CPU ").decimal(u64(cpu)).text(" goes on").line();
    chatter.lines[u32(cpu)] += 1;
  }
}

/** Panics once every other CPU has printed some lines. */
export function panicAmongOthers(): void {
  const own = currentScheduler();
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const other = schedulerOf(cpu);
    if (other === null || other === own) continue;
    const thread = createThread(chat, usize(cpu));
    if (thread === null) return;
    startThreadOn(thread, cpu);
    const limitNs = nowNs() + patienceNs;
    while (chatter.lines[cpu] < linesBefore && nowNs() < limitNs) relax();
  }
  panic("asked for among others that print");
}
