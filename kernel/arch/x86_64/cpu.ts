// The running CPU: stopping, waiting, counting, and what CPUID says of it.

import { addressOfSymbol, asm, framePointer } from "machine";
import { localApicId } from "./local-apic.ts";
import { hasLines } from "./lines.ts";
import { askCpuid, Identification, readTimeStamp } from "./registers.ts";

export const name = "x86_64";

export function halt(): never {
  for (;;) asm("cli; hlt", "~{memory}");
}

export function relax(): void {
  asm("pause", "~{memory}");
}

/** STI takes effect after the next instruction, so no interrupt slips in between. */
export function waitForInterrupt(): void {
  if (!hasLines()) {
    relax();
    return;
  }
  asm("sti; hlt; cli", "~{memory}");
}

export function hardwareId(): u32 {
  return localApicId();
}

export function cycleCount(): u64 {
  return readTimeStamp();
}

export function stackStart(): usize {
  const here = framePointer();
  if (isWithin(here, doubleFaultStart(), doubleFaultEnd()))
    return doubleFaultStart();
  return addressOfSymbol("nautilus_boot_stack_guard") + 4096;
}

export function stackEnd(): usize {
  const here = framePointer();
  if (isWithin(here, doubleFaultStart(), doubleFaultEnd()))
    return doubleFaultEnd();
  return addressOfSymbol("nautilus_boot_stack_top");
}

function isWithin(address: usize, start: usize, end: usize): boolean {
  return address >= start && address < end;
}

/** The stacks of the three exceptions that have their own lie side by side. */
function doubleFaultStart(): usize {
  return addressOfSymbol("nautilus_double_fault_stack_guard") + 4096;
}

function doubleFaultEnd(): usize {
  return addressOfSymbol("nautilus_machine_check_stack_top");
}

const identification = new Identification();
const wordNames = ["eax", "ebx", "ecx", "edx"];

export function identify(leaf: u32, subleaf: u32): boolean {
  askCpuid(leaf, subleaf, identification);
  return true;
}

export function identificationWord(index: u32): u32 {
  if (index === 0) return identification.eax;
  if (index === 1) return identification.ebx;
  if (index === 2) return identification.ecx;
  return identification.edx;
}

export function identificationWordName(index: u32): string {
  return wordNames[index];
}

/** Leaves beyond it answer garbage, so they must not be believed. */
export function identificationHighestLeaf(leaf: u32): u32 {
  askCpuid(leaf & 0xf000_0000, 0, identification);
  return identification.eax;
}
