// The two halves of a double, which fdlibm's algorithms decide by.

import { bitsOf, numberOfBits } from "machine";

/** Sign, exponent and the first 20 bits of the significand. */
export function highWord(x: number): i32 {
  return i32(u32(bitsOf(x) >> 32));
}

/** The other 32 bits of the significand. */
export function lowWord(x: number): u32 {
  return u32(bitsOf(x) & 0xffff_ffff);
}

/** The number with these two halves. */
export function fromWords(high: i32, low: u32): number {
  return numberOfBits((u64(u32(high)) << 32) | u64(low));
}

/** `x` with its last 32 bits cleared: half of them, so products are exact. */
export function clearLowWord(x: number): number {
  return numberOfBits((bitsOf(x) >> 32) << 32);
}

export function withHighWord(x: number, high: i32): number {
  return fromWords(high, lowWord(x));
}

/** `x` with the sign of `sign`. */
export function withSignOf(x: number, sign: number): number {
  const signBit: u64 = 0x8000_0000_0000_0000;
  return numberOfBits((bitsOf(x) & ~signBit) | (bitsOf(sign) & signBit));
}

/** x * 2^k, for any k; rounded once where the result is subnormal. */
export function scaleByPowerOfTwo(x: number, k: i32): number {
  let scaled = x;
  let left: i32 = k;
  while (left > 1023) {
    scaled = scaled * 8.98846567431158e307; // 2^1023
    left = left - 1023;
    if (left > 2098) return scaled * Infinity;
  }
  while (left < -969) {
    // Leaves 53 bits above the smallest normal: no double rounding.
    scaled = scaled * 2.0041683600089728e-292; // 2^-969
    left = left + 969;
    if (left < -2098) return scaled * 0;
  }
  return scaled * fromWords((left + 1023) << 20, 0);
}
