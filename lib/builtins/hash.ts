// Equality and hashes of keys: SameValueZero, for any representation. `typeof`
// is known when K is, so each instance keeps only its own branch.

import {
  addressOf,
  bitsOf,
  load,
  stringIsWide,
  stringLength,
  stringUnits,
} from "machine";

/** `===`, except that NaN equals NaN. */
export function sameValueZero<K>(a: K, b: K): boolean {
  if (a === b) return true;
  return typeof a === "number" && typeof b === "number" && a !== a && b !== b;
}

/** Equal keys have equal hashes. The high bits are as good as the low ones. */
export function hashOf<K>(key: K): u32 {
  if (typeof key === "number") {
    return hashNumber(Number(key));
  } else if (typeof key === "string") {
    return hashString(key);
  } else if (typeof key === "boolean") {
    return key ? 0x5bd1e995 : 0x1b873593;
  } else if (key === null) {
    return 0x2545f491;
  } else if (key === undefined) {
    return 0x369dea0f;
  } else {
    // Objects stay where they are.
    return mix(u64(addressOf(key as object)));
  }
}

/** Fibonacci hashing: the product's high half depends on every bit. */
function mix(bits: u64): u32 {
  const product: u64 = (bits ^ (bits >> 32)) * 0x9e37_79b9_7f4a_7c15;
  return u32(product >> 32);
}

function hashNumber(value: number): u32 {
  // Adding 0 makes -0 positive; every NaN is the one NaN.
  return mix(value === value ? bitsOf(value + 0) : 0x7ff8_0000_0000_0000);
}

/** FNV-1a over the units, however wide they are stored. */
export function hashString(text: string): u32 {
  const units: usize = stringUnits(text);
  const length: usize = usize(stringLength(text));
  let hash: u32 = 0x811c9dc5;
  if (stringIsWide(text)) {
    for (let i: usize = 0; i < length; i++) {
      hash = (hash ^ u32(load<u16>(units + i * 2))) * 0x01000193;
    }
  } else {
    for (let i: usize = 0; i < length; i++) {
      hash = (hash ^ u32(load<u8>(units + i))) * 0x01000193;
    }
  }
  return mix(u64(hash));
}
