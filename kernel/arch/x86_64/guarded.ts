// Memory accesses that may fault and say so instead.
//
// The accesses are in primitives.S between two labels; `recover` sends a fault
// there to a third one, which returns 0.

import { addressOf, addressOfSymbol } from "machine";
import type { TrapFrame } from "./frame.ts";

/** @layout */
class Result {
  value!: u64;
}
const loaded = new Result();

/** @c nautilus_guarded_load */
declare function loadOrFault(
  address: usize,
  widthBytes: u32,
  result: usize,
): u32;

/** @c nautilus_guarded_store */
declare function storeOrFault(address: usize, widthBytes: u32, value: u64): u32;

export function guardedLoad(address: usize, widthBytes: u32): boolean {
  return loadOrFault(address, widthBytes, addressOf(loaded)) !== 0;
}

export function guardedValue(): u64 {
  return loaded.value;
}

export function guardedStore(
  address: usize,
  widthBytes: u32,
  value: u64,
): boolean {
  return storeOrFault(address, widthBytes, value) !== 0;
}

/** If the exception came from a guarded access, makes it fail softly. @interrupt */
export function recover(frame: TrapFrame): boolean {
  const instruction = usize(frame.rip);
  if (instruction < addressOfSymbol("nautilus_guarded_start")) return false;
  if (instruction >= addressOfSymbol("nautilus_guarded_end")) return false;
  frame.rip = u64(addressOfSymbol("nautilus_guarded_fault"));
  return true;
}
