// Memory accesses that may fault; entry.S has the instructions, the signal
// handler sends a fault in them to the failing return.

import { addressOf } from "machine";

/** @layout @size 8 */
class Value {
  value!: u64;
}
const loaded = new Value();

/** @c nautilus_guarded_load */
declare function loadAt(address: usize, widthBytes: u32, value: usize): u32;
/** @c nautilus_guarded_store */
declare function storeAt(address: usize, widthBytes: u32, value: u64): u32;

export function guardedLoad(address: usize, widthBytes: u32): boolean {
  return loadAt(address, widthBytes, addressOf(loaded)) !== 0;
}

export function guardedValue(): u64 {
  return loaded.value;
}

export function guardedStore(
  address: usize,
  widthBytes: u32,
  value: u64,
): boolean {
  return storeAt(address, widthBytes, value) !== 0;
}
