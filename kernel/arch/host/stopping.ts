// The end of the other CPUs, when one has a fatal report to print.

import { addressOf } from "machine";
import { cpuOf, cpusMaximum, ownCpu, signalCpu } from "./cpus.ts";
import { localId } from "./local.ts";
import { futexWait, yieldToLinux } from "./system-calls.ts";

/** What stopped CPUs wait for. @layout */
class Never {
  value!: u32;
}
const forEver = new Never();

/** One more than the id of the CPU that has a report to print; 0 when none has. */
const stopping = new Atomic<u32>(0);
/** About what the slowest needs to notice. */
const patience: u32 = 10_000;

/** Whether another CPU prints its last: timers go on interrupting that one. */
export function isStopping(): boolean {
  const reporter = stopping.load("relaxed");
  return reporter !== 0 && reporter !== localId() + 1;
}

export function stopHere(): never {
  ownCpu().hasStopped = true;
  for (;;) futexWait(addressOf(forEver), 0);
}

export function stopOtherProcessors(): void {
  const own = localId();
  stopping.store(own + 1);
  for (let id: u32 = 0; id < cpusMaximum; id++)
    if (id !== own && cpuOf(id).threadId !== 0) signalCpu(id);
  for (let i: u32 = 0; i < patience && !haveStopped(own); i++) yieldToLinux();
}

function haveStopped(own: u32): boolean {
  for (let id: u32 = 0; id < cpusMaximum; id++) {
    const cpu = cpuOf(id);
    if (id !== own && cpu.threadId !== 0 && !cpu.hasStopped) return false;
  }
  return true;
}
