// Vector registers, and how traps.S saves them when an interrupt switches threads:
// XSAVE where the processor has it, else FXSAVE. Intel SDM volume 1, chapter 13.
//
// XSAVEOPT is refused: it leaves out what has not changed since the last XRSTOR
// from the same address, and these areas lie on stacks, where others have written
// meanwhile. XSAVEC would do, and write less; no emulator could test it (QEMU 7.2
// has none, that of Bochs 2.7 writes over the header).

import { asm } from "machine";
import {
  askCpuid,
  cr4SaveState,
  Identification,
  readCr4,
  writeCr4,
} from "./registers.ts";
import {
  areaBytes,
  holdRegisters,
  registerBytes,
  stateAvx,
  stateAvx512,
  stateX87Sse,
} from "./vector-registers.ts";

/** CPUID 1, ECX. */
const featureSaveState: u32 = 0x0400_0000;
const leafSaveState: u32 = 0xd;

// What traps.S reads.
/** Components to be saved; 0: there is FXSAVE alone. @export nautilus_vector_state */
let savedState: u32 = 0;
/** @export nautilus_vector_bytes */
let savedBytes: usize = 512;

/** All that was switched on. */
let enabledState: u32 = 0;
const answer = new Identification();

/** On the boot CPU, before anything switches threads in an interrupt. */
export function initialiseVectorUnit(): void {
  askCpuid(0, 0, answer);
  const highestLeaf = answer.eax;
  askCpuid(1, 0, answer);
  if ((answer.ecx & featureSaveState) === 0 || highestLeaf < leafSaveState)
    return;
  // Bits of this leaf are what XCR0 takes.
  askCpuid(leafSaveState, 0, answer);
  const wanted = usableState(answer.eax);
  if (wanted === 0) return;
  enabledState = wanted;
  writeCr4(readCr4() | cr4SaveState);
  enableVectorState();
  askCpuid(leafSaveState, 0, answer);
  savedBytes = (usize(answer.ebx) + 63) & ~usize(63);
  savedState = wanted;
}

/** What we save of what there is: AVX-512 whole or not at all. */
function usableState(supported: u32): u32 {
  if ((supported & stateX87Sse) !== stateX87Sse) return 0;
  if ((supported & stateAvx) === 0) return stateX87Sse;
  const hasAll = (supported & stateAvx512) === stateAvx512;
  return stateX87Sse | stateAvx | (hasAll ? stateAvx512 : u32(0));
}

/** On every CPU; the others have CR4 from the boot CPU. */
export function enableVectorState(): void {
  if (enabledState !== 0)
    asm("xsetbv", "{ecx},{eax},{edx},~{memory}", u32(0), enabledState, u32(0));
}

export function vectorStateMethod(): string {
  return savedState === 0 ? "FXSAVE" : "XSAVE";
}

export function vectorStateBytes(): u32 {
  return u32(savedBytes);
}

export function vectorBytes(): u32 {
  return registerBytes(enabledState);
}

export function vectorAreaBytes(): u32 {
  return areaBytes(enabledState);
}

export function holdVectors(from: usize, to: usize, rounds: u64): void {
  holdRegisters(enabledState, from, to, rounds);
}

export function keepHalfVectors(isHalf: boolean): boolean {
  if ((enabledState & stateAvx) === 0) return false;
  const hasAll = (enabledState & stateAvx512) === stateAvx512;
  const half = hasAll ? stateX87Sse | stateAvx : stateX87Sse;
  savedState = isHalf ? half : enabledState;
  return true;
}
