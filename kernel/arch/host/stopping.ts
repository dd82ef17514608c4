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

const stopping = new Atomic<u32>(0);
/** About what the slowest needs to notice. */
const patience: u32 = 10_000;

export function isStopping(): boolean {
  return stopping.load("relaxed") !== 0;
}

export function stopHere(): never {
  ownCpu().hasStopped = true;
  for (;;) futexWait(addressOf(forEver), 0);
}

export function stopOtherProcessors(): void {
  stopping.store(1);
  const own = localId();
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
