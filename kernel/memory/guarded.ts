// Accesses to addresses a person typed: a bad one is told, not fatal.

import { guardedLoad, guardedStore, guardedValue } from "#arch/guarded";

/** Reads 1, 2, 4 or 8 bytes; false when the machine refused. The value is in `lastRead()`. */
export function tryRead(address: u64, widthBytes: u32): boolean {
  return guardedLoad(usize(address), widthBytes);
}

export function lastRead(): u64 {
  return guardedValue();
}

export function tryWrite(address: u64, widthBytes: u32, value: u64): boolean {
  return guardedStore(usize(address), widthBytes, value);
}
