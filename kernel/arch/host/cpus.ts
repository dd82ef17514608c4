// The CPUs of the machine that is a process: a Linux thread each, which others
// interrupt by a signal.

import { addressOf } from "machine";
import { addPendingAt, localId, offsetPending, setLocalId } from "./local.ts";
import {
  mapFresh,
  mapMemory,
  processId,
  protectionReadWrite,
  setGsBase,
  setSignalStack,
  signalThread,
  SignalStack,
  threadId,
  TimerEvent,
  TimerSetting,
} from "./system-calls.ts";

/** All interrupts arrive as this one: SIGUSR1. */
export const signalInterruptCpu: u64 = 10;

// What can be raised at a CPU.
export const raisedKick: u32 = 1;
export const raisedCall: u32 = 2;
export const raisedTimer: u32 = 4;
export const raisedInput: u32 = 8;

export const raisedKinds: u32 = 4;

export const cpusMaximum: u32 = 64;
const signalStackSizeBytes: usize = 0x1_0000;

/** @layout */
export class HostCpu {
  localBase!: usize;
  threadId!: u32;
  hasTimer!: boolean;
  hasStopped!: boolean;
  timer!: i32;
  /** How often each of the things above was served. */
  counts!: FixedArray<u64, 4>;
  setting!: TimerSetting;
  event!: TimerEvent;
  signalStack!: SignalStack;
}

/** A layout has no header: all zeroes, it takes no room in the image. @layout */
class Cpus {
  all!: FixedArray<HostCpu, 64>;
  processId!: u32;
}
const cpus = new Cpus();

export function cpuOf(id: u32): HostCpu {
  return cpus.all[id];
}

/** The running Linux thread is CPU `id` from here on, its words at `base`. */
export function adoptCpu(id: u32, base: usize): void {
  const cpu = cpuOf(id);
  setGsBase(base);
  setLocalId(id);
  cpu.localBase = base;
  cpus.processId = processId();
  cpu.threadId = threadId();
}

/** Exceptions need a stack of their own: the one in use may have overflowed. */
export function giveSignalStack(id: u32): void {
  const stack = mapMemory(
    0,
    signalStackSizeBytes,
    protectionReadWrite,
    mapFresh,
  );
  if (stack <= 0) return;
  const cpu = cpuOf(id);
  cpu.signalStack.start = u64(stack);
  cpu.signalStack.sizeBytes = u64(signalStackSizeBytes);
  setSignalStack(addressOf(cpu.signalStack));
}

/** Raises something at a CPU that runs. The signal is for whoever finds nothing raised there. */
export function raiseAt(id: u32, what: u32): void {
  const cpu = cpuOf(id);
  if (cpu.threadId === 0) return;
  if (addPendingAt(cpu.localBase + offsetPending, what) === 0) signalCpu(id);
}

export function signalCpu(id: u32): void {
  signalThread(cpus.processId, cpuOf(id).threadId, signalInterruptCpu);
}

export function ownCpu(): HostCpu {
  return cpuOf(localId());
}
