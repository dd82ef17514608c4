// The running CPU, as a Linux process sees it.

import { addressOf, asm } from "machine";
import { offsetPending } from "./local.ts";
import { countSpin, localId, pending } from "./local.ts";
import { ownCpu } from "./cpus.ts";
import { processorCount } from "./processors.ts";
import { servePending } from "./raised.ts";
import { bootStackEnd, bootStackStart } from "./start.ts";
import { exitProcess, futexWait, yieldToLinux } from "./system-calls.ts";

export const name: string = "host";

class Identification {
  readonly words = new FixedArray<u32, 4>();
}
const identification = new Identification();

/** Leaves eax, ebx, ecx, edx at `words`. @c nautilus_host_identify */
declare function executeCpuid(leaf: u32, subleaf: u32, words: usize): void;

/** A process that stopped for ever would only be a riddle: it ends. */
export function halt(): never {
  exitProcess(0);
}

/** How often one spins before Linux is asked to run somebody else. */
const spinsBetweenYields: u32 = 64;

/** There may be more CPUs than the real machine has: who is waited for must get one. */
export function relax(): void {
  asm("pause", "~{memory}");
  if (countSpin() % spinsBetweenYields === 0) yieldToLinux();
}

/** About what it takes another CPU to wake this one without Linux's help. */
const spinsBeforeSleep: u32 = 200;

export function waitForInterrupt(): void {
  if (processorCount() > 1)
    for (let i: u32 = 0; i < spinsBeforeSleep && pending() === 0; i++)
      asm("pause", "~{memory}");
  // What is raised from here on makes the word differ, so Linux does not sleep.
  if (pending() === 0) futexWait(ownCpu().localBase + offsetPending, 0);
  servePending();
}

export function hardwareId(): u32 {
  return localId();
}

export function cycleCount(): u64 {
  return asm<u64>(
    "rdtsc; shlq $$32, %rdx; orq %rdx, %rax",
    "={rax},~{rdx},~{flags}",
  );
}

export function stackStart(): usize {
  return bootStackStart();
}

export function stackEnd(): usize {
  return bootStackEnd();
}

export function identify(leaf: u32, subleaf: u32): boolean {
  const highest = identificationHighestLeaf(leaf);
  if (leaf > highest) return false;
  askProcessor(leaf, subleaf);
  return true;
}

function askProcessor(leaf: u32, subleaf: u32): void {
  executeCpuid(leaf, subleaf, addressOf(identification.words));
}

export function identificationWord(index: u32): u32 {
  return identification.words[index];
}

export function identificationWordName(index: u32): string {
  if (index === 0) return "eax";
  if (index <= 1) return "ebx";
  return index <= 2 ? "ecx" : "edx";
}

export function identificationHighestLeaf(leaf: u32): u32 {
  const group: u32 = leaf & 0x8000_0000;
  askProcessor(group, 0);
  return identification.words[0];
}
