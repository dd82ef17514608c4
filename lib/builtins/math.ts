// Math: constants, rounding, extremes, integer operations; the rest lies in the
// modules beside this one.

import {
  absolute,
  countLeadingZeros,
  float32Bits,
  float32OfBits,
  squareRoot,
} from "machine";
import { nowNanoseconds } from "../runtime/system.ts";
import { withSignOf } from "./math-words.ts";

export * from "./math-exponential.ts";
export * from "./math-inverse.ts";
export * from "./math-power.ts";
export * from "./math-trigonometric.ts";

export const E = 2.718281828459045;
export const LN10 = 2.302585092994046;
export const LN2 = 0.6931471805599453;
export const LOG10E = 0.4342944819032518;
export const LOG2E = 1.4426950408889634;
export const PI = 3.141592653589793;
export const SQRT1_2 = 0.7071067811865476;
export const SQRT2 = 1.4142135623730951;

/** From here on every number is whole. */
const twoTo52 = 4503599627370496;

export function abs(x: number): number {
  return absolute(x);
}

export function sqrt(x: number): number {
  return squareRoot(x);
}

export function sign(x: number): number {
  if (x > 0) return 1;
  return x < 0 ? -1 : x;
}

/**
 * The nearest whole number, ties to even: adding 2^52 leaves no room for a
 * fraction. No baseline machine need have an instruction for it.
 */
function nearestWhole(size: number): number {
  return size + twoTo52 - twoTo52;
}

/** @inline */
export function floor(x: number): number {
  const size = absolute(x);
  if (!(size < twoTo52)) return x;
  const nearest = withSignOf(nearestWhole(size), x);
  return nearest > x ? nearest - 1 : nearest;
}

/** @inline */
export function ceil(x: number): number {
  const size = absolute(x);
  if (!(size < twoTo52)) return x;
  const nearest = withSignOf(nearestWhole(size), x);
  return nearest < x ? withSignOf(nearest + 1, x) : nearest;
}

/** @inline */
export function trunc(x: number): number {
  const size = absolute(x);
  if (!(size < twoTo52)) return x;
  const nearest = nearestWhole(size);
  return withSignOf(nearest > size ? nearest - 1 : nearest, x);
}

/**
 * Ties go up, so -0.5 becomes -0 and 2.5 becomes 3.
 * @inline
 */
export function round(x: number): number {
  const size = absolute(x);
  if (!(size < twoTo52)) return x;
  const below = floor(x);
  return withSignOf(x - below >= 0.5 ? below + 1 : below, x);
}

export function fround(x: number): number {
  return float32OfBits(float32Bits(x));
}

/** @inline */
export function maxOfTwo(a: number, b: number): number {
  if (a > b) return a;
  if (b > a) return b;
  if (a !== b) return NaN;
  // Equal; of the two zeros the positive one is larger.
  return a === 0 ? a + b : a;
}

/** @inline */
export function minOfTwo(a: number, b: number): number {
  if (a < b) return a;
  if (b < a) return b;
  if (a !== b) return NaN;
  return a === 0 ? -(-a - b) : a;
}

export function max(...values: number[]): number {
  let result = -Infinity;
  for (let i = 0; i < values.length; i++) result = maxOfTwo(result, values[i]);
  return result;
}

export function min(...values: number[]): number {
  let result = Infinity;
  for (let i = 0; i < values.length; i++) result = minOfTwo(result, values[i]);
  return result;
}

export function clz32(x: number): number {
  return Number(countLeadingZeros(u64(u32(i32(x | 0)))) - 32);
}

export function imul(x: number, y: number): number {
  return Number(i32(x | 0) * i32(y | 0));
}

// xorshift128+ (Sebastiano Vigna), as V8 uses it; seeded with the clock.
let randomState0: u64 = 0;
let randomState1: u64 = 0;

/** SplitMix64's finisher: every bit of the seed reaches every bit. */
function scramble(seed: u64): u64 {
  let z: u64 = seed;
  z = (z ^ (z >> 30)) * 0xbf58_476d_1ce4_e5b9;
  z = (z ^ (z >> 27)) * 0x94d0_49bb_1331_11eb;
  return z ^ (z >> 31);
}

export function random(): number {
  if (randomState0 === 0 && randomState1 === 0) {
    const seed: u64 = nowNanoseconds();
    randomState0 = scramble(seed + 0x9e37_79b9_7f4a_7c15);
    randomState1 = scramble(seed + 0x3c6e_f372_fe94_f82a) | 1;
  }
  let s1: u64 = randomState0;
  const s0: u64 = randomState1;
  randomState0 = s0;
  s1 = s1 ^ (s1 << 23);
  s1 = s1 ^ (s1 >> 17);
  s1 = s1 ^ s0 ^ (s0 >> 26);
  randomState1 = s1;
  return Number(randomState0 >> 11) * 1.1102230246251565e-16;
}
