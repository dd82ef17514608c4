// Linux maps us: the image's segments give W^X, page 0 stays unmapped, and
// start.ts has put a guard below the stack. What is left are other guards.

import {
  protectionNone,
  protectionReadWrite,
  protectMemory,
} from "./system-calls.ts";

export function tableSizeBytes(endAddress: usize): usize {
  return 0;
}

export function initialise(tables: usize, endAddress: usize): void {}

/** Linux has a limit on the pieces of a process's memory: beyond it this fails. */
export function unmap(address: usize, sizeBytes: usize): boolean {
  return protectMemory(address, sizeBytes, protectionNone) === 0;
}

export function map(address: usize, sizeBytes: usize): boolean {
  return protectMemory(address, sizeBytes, protectionReadWrite) === 0;
}

export function mapDevice(address: usize, sizeBytes: usize): boolean {
  return false; // a process has no devices
}
