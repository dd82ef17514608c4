// A thread that has used up its stack dies, and nobody else: the machine finds
// the guard page touched, asks here, and lets the thread go on at its stack's top,
// where it exits. What it owned stays locked.
//
// Not so where something of the kernel's could be left half done: with interrupts
// off (so whoever holds a spinlock), in an interrupt, with preemption off, or in a
// CPU's idle thread. That is the kernel's end, as ever.

import { enable } from "#arch/interrupts";
import { report } from "../console/writer.ts";
import { printBacktrace } from "../debug/backtrace.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { exitThread } from "./threads.ts";

/** What a thread gives to who joins it when its stack was too small. */
export const overflowResult: usize = ~usize(0);

/** Of the unmapped page below each stack. */
const guardBytes: usize = 4096;

/**
 * Called on another stack, interrupts off; they were on, and no interrupt was
 * being served. The top of the stack on which the running thread is to end; 0: it
 * was something else, which is the kernel's end. @abandons
 * @export nautilus_overflow
 */
export function overflow(
  address: usize,
  instruction: usize,
  chain: usize,
): usize {
  const scheduler = currentScheduler();
  const thread = scheduler.current;
  const start = thread.stack;
  if (start === 0 || address >= start || start - address > guardBytes) return 0;
  if (scheduler.preemptionOff !== 0 || thread === scheduler.idle) return 0;
  report.text("thread ").decimal(thread.number).text(" ").text(thread.name);
  report.text(" has used up its stack of ");
  report.decimal(u64(thread.stackSizeBytes)).text(" bytes, and ends").line();
  printBacktrace(report, instruction, chain);
  return start + thread.stackSizeBytes;
}

/** Where it goes on, on its own stack. @export nautilus_thread_overflowed */
export function endOverflowed(): never {
  enable();
  exitThread(overflowResult);
}
