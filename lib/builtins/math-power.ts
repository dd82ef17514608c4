// Math.pow, cbrt and hypot.
//
// A port of fdlibm (http://www.netlib.org/fdlibm), which has this notice:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunSoft, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely
// granted, provided that this notice is preserved.

import { absolute, bitsOf, numberOfBits, squareRoot } from "machine";
import {
  clearLowWord,
  fromWords,
  highWord,
  lowWord,
  scaleByPowerOfTwo,
  withHighWord,
} from "./math-words.ts";

/** How much of an integer a number is. */
const notWhole: i32 = 0;
const odd: i32 = 1;
const even: i32 = 2;

function parityOf(y: number): i32 {
  const size = absolute(y);
  if (size >= 9007199254740992) return even;
  const whole: i64 = i64(size);
  if (Number(whole) !== size) return notWhole;
  return (whole & 1) === 0 ? even : odd;
}

export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = absolute(x);
  if (absolute(y) === Infinity) {
    // Unlike C's, JavaScript's power of 1 to infinity is not a number.
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  const isNegative = highWord(x) < 0;
  if (y === 0.5 && !isNegative) return squareRoot(x);
  const parity: i32 = isNegative ? parityOf(y) : even;
  if (size === Infinity || size === 0 || size === 1) {
    let result = size;
    if (y < 0) result = 1 / size;
    if (!isNegative) return result;
    if (size === 1 && parity === notWhole) return NaN;
    return parity === odd ? -result : result;
  }
  if (parity === notWhole) return NaN;
  const result = powOfPositive(size, y);
  return parity === odd ? -result : result;
}

const cp = 9.61796693925975554329e-1; // 2 / (3 ln 2)
const cpHigh = 9.61796700954437255859e-1;
const cpLow = -7.02846165095275826516e-9;
const log2Of1Point5High = 5.84962487220764160156e-1;
const log2Of1Point5Low = 1.35003920212974897128e-8;
const inverseLn2 = 1.442695040888963387;
const inverseLn2High = 1.44269502162933349609;
const inverseLn2Low = 1.92596299112661746887e-8;
const ln2 = 6.93147180559945286227e-1;
const ln2High = 6.93147182464599609375e-1;
const ln2Low = -1.90465429995776804525e-9;
/** -(1024 - log2(what overflows + half an ulp)) */
const overflowMargin = 8.0085662595372944372e-17;

/** x^y for positive finite x that is not 1: 2^(y log2(x)), log2 in two parts. */
function powOfPositive(x: number, y: number): number {
  const ySize: i32 = highWord(y) & 0x7fff_ffff;
  const xWord: i32 = highWord(x);
  if (ySize > 0x41e0_0000) {
    // |y| is above 2^31: nearly always too large or too small.
    const isOut = ySize > 0x43f0_0000;
    if (xWord < (isOut ? 0x3ff0_0000 : 0x3fef_ffff))
      return y < 0 ? Infinity : 0;
    if (xWord > 0x3ff0_0000) return y > 0 ? Infinity : 0;
    if (isOut) return x < 1 === y < 0 ? Infinity : 0;
    // |1 - x| is at most 2^-20: the first terms of log(x) are enough.
    const t = x - 1;
    const w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    const u = inverseLn2High * t;
    const v = t * inverseLn2Low - w * inverseLn2;
    const head = clearLowWord(u + v);
    return powOfTwo(y, head, v - (head - u));
  }
  let n: i32 = 0;
  let scaled = x;
  if (xWord < 0x0010_0000) {
    scaled = x * 9007199254740992;
    n = -53;
  }
  let word: i32 = highWord(scaled);
  n = n + (word >> 20) - 0x3ff;
  const fraction: i32 = word & 0x000f_ffff;
  word = fraction | 0x3ff0_0000;
  // Relative to 1 below the root of 1.5, to 1.5 below that of 3.
  let isUpper = false;
  if (fraction > 0x3_988e) {
    if (fraction < 0xb_b67a) {
      isUpper = true;
    } else {
      n = n + 1;
      word = word - 0x0010_0000;
    }
  }
  scaled = withHighWord(scaled, word);
  const base = isUpper ? 1.5 : 1;
  // s = (x - base) / (x + base), in two parts.
  const u = scaled - base;
  const v = 1 / (scaled + base);
  const s = u * v;
  const sHigh = clearLowWord(s);
  const sumHigh = fromWords(
    ((word >> 1) | 0x2000_0000) + 0x0008_0000 + (isUpper ? 0x4_0000 : 0),
    0,
  );
  const sumLow = scaled - (sumHigh - base);
  const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);
  // log(x) from s.
  const square = s * s;
  let r =
    square *
    square *
    (5.99999999999994648725e-1 +
      square *
        (4.28571428578550184252e-1 +
          square *
            (3.33333329818377432918e-1 +
              square *
                (2.72728123808534006489e-1 +
                  square *
                    (2.30660745775561754067e-1 +
                      square * 2.06975017800338417784e-1)))));
  r = r + sLow * (sHigh + s);
  const highSquare = sHigh * sHigh;
  const tHigh = clearLowWord(3 + highSquare + r);
  const tLow = r - (tHigh - 3 - highSquare);
  const product = sHigh * tHigh;
  const productRest = sLow * tHigh + tLow * s;
  const pHigh = clearLowWord(product + productRest);
  const pLow = productRest - (pHigh - product);
  const zHigh = cpHigh * pHigh;
  const zLow = cpLow * pHigh + pLow * cp + (isUpper ? log2Of1Point5Low : 0);
  const t = Number(n);
  const upper = isUpper ? log2Of1Point5High : 0;
  const head = clearLowWord(zHigh + zLow + upper + t);
  return powOfTwo(y, head, zLow - (head - t - upper - zHigh));
}

/** 2^(y (head + tail)) */
function powOfTwo(y: number, head: number, tail: number): number {
  const yHigh = clearLowWord(y);
  const low = (y - yHigh) * head + y * tail;
  const high = yHigh * head;
  const z = low + high;
  const word: i32 = highWord(z);
  if (word >= 0x4090_0000) {
    // At or above 1024.
    if (word > 0x4090_0000 || lowWord(z) !== 0) return Infinity;
    if (low + overflowMargin > z - high) return Infinity;
  } else if ((word & 0x7fff_ffff) >= 0x4090_cc00) {
    // At or below -1075; the word of that is 0xc090cc00.
    if (word > -1064252416 || lowWord(z) !== 0) return 0;
    if (low <= z - high) return 0;
  }
  const size: i32 = word & 0x7fff_ffff;
  let n: i32 = 0;
  let rest = high;
  if (size > 0x3fe0_0000) {
    // n is z rounded.
    const exponent: i32 = (size >> 20) - 0x3ff;
    const rounded: i32 = word + (0x0010_0000 >> (exponent + 1));
    const shift: i32 = ((rounded & 0x7fff_ffff) >> 20) - 0x3ff;
    const t = fromWords(rounded & ~(0x000f_ffff >> shift), 0);
    n = ((rounded & 0x000f_ffff) | 0x0010_0000) >> (20 - shift);
    if (word < 0) n = 0 - n;
    rest = high - t;
  }
  const t = clearLowWord(low + rest);
  const u = t * ln2High;
  const v = (low - (t - rest)) * ln2 + t * ln2Low;
  const r = u + v;
  const w = v - (r - u);
  const square = r * r;
  const t1 =
    r -
    square *
      (1.66666666666666019037e-1 +
        square *
          (-2.77777777770155933842e-3 +
            square *
              (6.61375632143793436117e-5 +
                square *
                  (-1.6533902205465251539e-6 +
                    square * 4.13813679705723846039e-8))));
  // fdlibm subtracts w + r w behind the division; V8, and so Node, before it.
  const result = 1 - ((r * t1) / (t1 - 2 - (w + r * w)) - r);
  const resultWord: i32 = highWord(result) + (n << 20);
  if (resultWord >> 20 <= 0) return scaleByPowerOfTwo(result, n);
  return withHighWord(result, resultWord);
}

/** FreeBSD's version of fdlibm's. */
export function cbrt(x: number): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size >= 0x7ff0_0000 || x === 0) return x;
  const magnitude = absolute(x);
  let t = 0;
  if (size < 0x0010_0000) {
    const scaled = magnitude * 18014398509481984;
    t = fromWords(highWord(scaled) / 3 + 696219795, 0);
  } else {
    t = fromWords(size / 3 + 715094163, 0);
  }
  let r = t * t * (t / magnitude);
  t =
    t *
    (1.87595182427177009643 +
      r * (-1.88497979543377169875 + r * 1.62142972010535446614) +
      r * r * r * (-0.758397934778766047437 + r * 0.145996192886612446982));
  t = numberOfBits((bitsOf(t) + 0x8000_0000) & 0xffff_ffff_c000_0000);
  const s = t * t;
  r = magnitude / s;
  const w = t + t;
  r = (r - t) / (w + r);
  t = t + t * r;
  return x < 0 ? -t : t;
}

/** As V8: scaled by the largest, summed with Kahan's compensation. */
export function hypot(...values: number[]): number {
  let largest = 0;
  let hasNaN = false;
  for (let i = 0; i < values.length; i++) {
    const size = absolute(values[i]);
    if (size !== size) hasNaN = true;
    else if (size > largest) largest = size;
  }
  if (largest === Infinity) return Infinity;
  if (hasNaN) return NaN;
  if (largest === 0) return 0;
  let sum = 0;
  let compensation = 0;
  for (let i = 0; i < values.length; i++) {
    const scaled = absolute(values[i]) / largest;
    const summand = scaled * scaled - compensation;
    const next = sum + summand;
    compensation = next - sum - summand;
    sum = next;
  }
  return squareRoot(sum) * largest;
}

/** `hypot` of two numbers, without an array for them. */
export function hypotOfTwo(a: number, b: number): number {
  const x = absolute(a);
  const y = absolute(b);
  if (x === Infinity || y === Infinity) return Infinity;
  if (x !== x || y !== y) return NaN;
  const largest = x > y ? x : y;
  if (largest === 0) return 0;
  const first = x / largest;
  const second = y / largest;
  const sum = first * first;
  return squareRoot(sum + second * second) * largest;
}
