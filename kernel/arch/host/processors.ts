// The other CPUs: Linux threads that share everything.

import { addressOfSymbol, load } from "machine";
import { wantedProcessorCount } from "./arguments.ts";
import {
  adoptCpu,
  cpusMaximum,
  giveSignalStack,
  raiseAt,
  raisedCall,
  raisedKick,
} from "./cpus.ts";
export { stopOtherProcessors } from "./stopping.ts";

/** CLONE_VM | FS | FILES | SIGHAND | THREAD | SYSVSEM */
const cloneFlags: u64 = 0x100 | 0x200 | 0x400 | 0x800 | 0x1_0000 | 0x4_0000;
const slotSizeBytes: usize = 16;

/** Starts entry(first, second) on that stack, in a thread of its own. @c nautilus_host_clone */
export declare function cloneThread(
  flags: u64,
  stackTop: usize,
  entry: usize,
  first: usize,
  second: usize,
): i64;

export const threadFlags: u64 = cloneFlags;

class Slots {
  start: usize = 0;
  count: u32 = 0;
  next: u32 = 0;
}
const slots = new Slots();

export function processorCount(): u32 {
  const wanted = wantedProcessorCount();
  if (wanted === 0) return 1;
  return wanted < cpusMaximum ? wanted : cpusMaximum;
}

export function canStartProcessors(): boolean {
  return processorCount() > 1;
}

export function prepareProcessors(start: usize, count: u32): boolean {
  slots.start = start;
  slots.count = count;
  slots.next = 0;
  return true;
}

export function startProcessor(hardwareId: u32): void {
  if (slots.next === slots.count) return;
  const slot = slots.next;
  slots.next += 1;
  const stackTop = load<usize>(slots.start + usize(slot) * slotSizeBytes);
  const entry = addressOfSymbol("nautilus_host_processor");
  cloneThread(threadFlags, stackTop, entry, usize(slot), usize(hardwareId));
}

/** kernel/sched/processors.ts. @c nautilus_processor_main */
declare function processorMain(slot: u32): never;

/** A CPU's first TypeScript. @export nautilus_host_processor */
export function enterProcessor(slot: usize, hardwareId: usize): never {
  const id = u32(hardwareId);
  adoptCpu(id, load<usize>(slots.start + slot * slotSizeBytes + 8));
  giveSignalStack(id);
  processorMain(u32(slot));
}

export function interruptProcessor(hardwareId: u32): void {
  raiseAt(hardwareId, raisedKick);
}

export function callProcessor(hardwareId: u32): void {
  raiseAt(hardwareId, raisedCall);
}
