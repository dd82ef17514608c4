// The running CPU, as a Linux process sees it.

import { addressOf, asm } from "machine";
import { waitForEvent } from "./clock.ts";
import { bootStackEnd, bootStackStart } from "./start.ts";
import { exitProcess } from "./system-calls.ts";

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

export function relax(): void {
  asm("pause", "~{memory}");
}

/** The "interrupts" so far are input and the clock's alarm. */
export function waitForInterrupt(): void {
  waitForEvent();
}

export function hardwareId(): u32 {
  return 0;
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
