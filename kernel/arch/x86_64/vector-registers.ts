// The vector registers there are, by what the system has switched on (XCR0): of
// the processor, so the same on the bare machine and in a Linux process. Intel
// SDM volume 1, chapter 13.

import { asm } from "machine";

export const stateX87Sse: u32 = 0x3;
export const stateAvx: u32 = 0x4;
/** Masks, upper halves of the first 16 registers, the other 16. */
export const stateAvx512: u32 = 0xe0;

/** Only where the system has set CR4.OSXSAVE: CPUID 1, ECX bit 27. */
export function readXcr0(): u32 {
  return asm<u32>("xgetbv", "={eax},{ecx},~{edx}", u32(0));
}

/** Of one register. */
export function registerBytes(state: u32): u32 {
  if ((state & stateAvx) === 0) return 16;
  return (state & stateAvx512) === stateAvx512 ? 64 : 32;
}

/** What the functions below load and store: 16 registers, or 32 and seven masks. */
export function areaBytes(state: u32): u32 {
  const width = registerBytes(state);
  return width === 64 ? u32(32 * 64 + 7 * 2) : width * 16;
}

// vector-hold.S: (from, to, rounds)
/** @c nautilus_hold_16 */
declare function hold16(from: usize, to: usize, rounds: u64): void;
/** @c nautilus_hold_32 */
declare function hold32(from: usize, to: usize, rounds: u64): void;
/** @c nautilus_hold_64 */
declare function hold64(from: usize, to: usize, rounds: u64): void;

export function holdRegisters(
  state: u32,
  from: usize,
  to: usize,
  rounds: u64,
): void {
  const width = registerBytes(state);
  if (width === 16) hold16(from, to, rounds);
  else if (width === 32) hold32(from, to, rounds);
  else hold64(from, to, rounds);
}
