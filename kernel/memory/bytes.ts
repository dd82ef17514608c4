// Whole pieces of memory at once, for those who may not touch it themselves.

import { copyMemory, fillMemory } from "machine";

/** The pieces do not overlap. */
export function copyBytes(to: usize, from: usize, sizeBytes: usize): void {
  copyMemory(to, from, sizeBytes);
}

export function fillBytes(address: usize, value: u8, sizeBytes: usize): void {
  fillMemory(address, value, sizeBytes);
}
