// Math.exp, expm1, log, log1p, log2 and log10.
//
// A port of fdlibm (http://www.netlib.org/fdlibm), which has this notice:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunSoft, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely
// granted, provided that this notice is preserved.

import {
  highWord,
  clearLowWord,
  fromWords,
  lowWord,
  withHighWord,
} from "./math-words.ts";

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const inverseLn2 = 1.442695040888963387;
/** Beyond this exp overflows. */
const overflowThreshold = 7.09782712893383973096e2;
const underflowThreshold = -7.4513321910194110842e2;
const twoTo54 = 18014398509481984;
const twoTo1023 = 8.98846567431158e307;
const twoToMinus1000 = 9.3326361850321887899e-302;

export function exp(x: number): number {
  const sign = x < 0 ? -1 : 1;
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size >= 0x4086_2e42) {
    if (x !== x) return x;
    if (x > overflowThreshold) return Infinity;
    if (x < underflowThreshold) return 0;
  }
  // x = k ln 2 + r with |r| at most half of ln 2; r is high - low.
  let k: i32 = 0;
  let high = 0;
  let low = 0;
  let r = x;
  if (size > 0x3fd6_2e42) {
    if (size < 0x3ff0_a2b2) {
      if (x === 1) return 2.718281828459045;
      high = x - sign * ln2High;
      low = sign * ln2Low;
      k = sign < 0 ? -1 : 1;
    } else {
      k = i32(inverseLn2 * x + 0.5 * sign);
      high = x - Number(k) * ln2High;
      low = Number(k) * ln2Low;
    }
    r = high - low;
  } else if (size < 0x3e30_0000) {
    return 1 + x;
  }
  const t = r * r;
  const c =
    r - t * (expP1 + t * (expP2 + t * (expP3 + t * (expP4 + t * expP5))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k === 1024) return y * 2 * twoTo1023;
  if (k >= -1021) return y * fromWords((k + 1023) << 20, 0);
  return y * fromWords((k + 2023) << 20, 0) * twoToMinus1000;
}

const expP1 = 1.66666666666666019037e-1;
const expP2 = -2.77777777770155933842e-3;
const expP3 = 6.61375632143793436117e-5;
const expP4 = -1.6533902205465251539e-6;
const expP5 = 4.13813679705723846039e-8;

const expm1Q1 = -3.33333333333331316428e-2;
const expm1Q2 = 1.58730158725481460165e-3;
const expm1Q3 = -7.93650757867487942473e-5;
const expm1Q4 = 4.00821782732936239552e-6;
const expm1Q5 = -2.01099218183624371326e-7;

/** exp(x) - 1, exact where x is small. */
export function expm1(x: number): number {
  const isNegative = highWord(x) < 0;
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size >= 0x4043_687a) {
    if (x !== x) return x;
    if (x > overflowThreshold) return Infinity;
    if (isNegative) return -1;
  }
  let k: i32 = 0;
  let r = x;
  let correction = 0;
  if (size > 0x3fd6_2e42) {
    let high = 0;
    let low = 0;
    if (size < 0x3ff0_a2b2) {
      high = isNegative ? x + ln2High : x - ln2High;
      low = isNegative ? -ln2Low : ln2Low;
      k = isNegative ? -1 : 1;
    } else {
      k = i32(inverseLn2 * x + (isNegative ? -0.5 : 0.5));
      high = x - Number(k) * ln2High;
      low = Number(k) * ln2Low;
    }
    r = high - low;
    correction = high - r - low;
  } else if (size < 0x3c90_0000) {
    return x;
  }
  return expm1Reduced(r, correction, k);
}

/** 2^k exp(r + correction) - 1 */
function expm1Reduced(r: number, correction: number, k: i32): number {
  const half = 0.5 * r;
  const square = r * half;
  const r1 =
    1 +
    square *
      (expm1Q1 +
        square *
          (expm1Q2 +
            square * (expm1Q3 + square * (expm1Q4 + square * expm1Q5))));
  const t = 3 - r1 * half;
  let e = square * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - square);
  const twoToK = fromWords((k + 1023) << 20, 0);
  e = r * (e - correction) - correction;
  e = e - square;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) {
    return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  }
  if (k <= -2 || k > 56) {
    const y = 1 - (e - r);
    return (k === 1024 ? y * 2 * twoTo1023 : y * twoToK) - 1;
  }
  const twoToMinusK = fromWords((1023 - k) << 20, 0);
  if (k < 20) return (1 - twoToMinusK - (e - r)) * twoToK;
  return (r - (e + twoToMinusK) + 1) * twoToK;
}

const lg1 = 6.66666666666673513e-1;
const lg2 = 3.999999999940941908e-1;
const lg3 = 2.857142874366239149e-1;
const lg4 = 2.222219843214978396e-1;
const lg5 = 1.818357216161805012e-1;
const lg6 = 1.531383769920937332e-1;
const lg7 = 1.479819860511658591e-1;

/** What logarithms of such x are: of zero, negative numbers and NaN. */
function isOutsideLogarithm(x: number): boolean {
  return !(x > 0) || x === Infinity;
}

function logarithmOutside(x: number): number {
  if (x === 0) return -Infinity;
  return x < 0 ? NaN : x;
}

export function log(x: number): number {
  if (isOutsideLogarithm(x)) return logarithmOutside(x);
  let k: i32 = 0;
  let scaled = x;
  if (highWord(x) < 0x0010_0000) {
    k = -54;
    scaled = x * twoTo54;
  }
  // x = 2^k (1 + f) with 1 + f between the roots of a half and of two.
  let word: i32 = highWord(scaled);
  k = k + (word >> 20) - 1023;
  word = word & 0x000f_ffff;
  const upper: i32 = (word + 0x9_5f64) & 0x10_0000;
  k = k + (upper >> 20);
  const f = withHighWord(scaled, word | (upper ^ 0x3ff0_0000)) - 1;
  const dk = Number(k);
  if (((word + 2) & 0x000f_ffff) < 3) {
    if (f === 0) return k === 0 ? 0 : dk * ln2High + dk * ln2Low;
    const rest = f * f * (0.5 - 0.33333333333333333 * f);
    if (k === 0) return f - rest;
    return dk * ln2High - (rest - dk * ln2Low - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (lg2 + w * (lg4 + w * lg6));
  const t2 = z * (lg1 + w * (lg3 + w * (lg5 + w * lg7)));
  const rest = t2 + t1;
  if (((word - 0x6_147a) | (0x6_b851 - word)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + rest));
    return dk * ln2High - (half - (s * (half + rest) + dk * ln2Low) - f);
  }
  if (k === 0) return f - s * (f - rest);
  return dk * ln2High - (s * (f - rest) - dk * ln2Low - f);
}

/** log(1 + x), exact where x is small. */
export function log1p(x: number): number {
  if (x !== x || x === Infinity) return x;
  if (x <= -1) return x === -1 ? -Infinity : NaN;
  const word: i32 = highWord(x);
  const size: i32 = word & 0x7fff_ffff;
  if (word < 0x3fda_827a) {
    if (size < 0x3e20_0000) return size < 0x3c90_0000 ? x : x - x * x * 0.5;
    // 0xbfd2bec4, as a signed word.
    if (word > 0 || word <= -1076707644) return log1pReduced(x, 1, 0, 0);
  }
  let u = x;
  let k: i32 = 0;
  let correction = 0;
  if (word < 0x4340_0000) {
    u = 1 + x;
    k = (highWord(u) >> 20) - 1023;
    correction = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
  } else {
    k = (highWord(u) >> 20) - 1023;
  }
  let fraction: i32 = highWord(u) & 0x000f_ffff;
  if (fraction < 0x6_a09e) {
    u = withHighWord(u, fraction | 0x3ff0_0000);
  } else {
    k = k + 1;
    u = withHighWord(u, fraction | 0x3fe0_0000);
    fraction = (0x0010_0000 - fraction) >> 2;
  }
  return log1pReduced(u - 1, fraction, k, correction);
}

/** k ln 2 + log(1 + f); `fraction` is 0 where f is below 2^-20. */
function log1pReduced(
  f: number,
  fraction: i32,
  k: i32,
  correction: number,
): number {
  const dk = Number(k);
  const half = 0.5 * f * f;
  if (fraction === 0) {
    if (f === 0) {
      return k === 0 ? 0 : dk * ln2High + (correction + dk * ln2Low);
    }
    const rest = half * (1 - 0.66666666666666666 * f);
    if (k === 0) return f - rest;
    return dk * ln2High - (rest - (dk * ln2Low + correction) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const rest =
    z *
    (lg1 + z * (lg2 + z * (lg3 + z * (lg4 + z * (lg5 + z * (lg6 + z * lg7))))));
  if (k === 0) return f - (half - s * (half + rest));
  return (
    dk * ln2High - (half - (s * (half + rest) + (dk * ln2Low + correction)) - f)
  );
}

const inverseLn2High = 1.44269504072144627571;
const inverseLn2Low = 1.67517131648865118353e-10;

/** FreeBSD's addition to fdlibm. */
export function log2(x: number): number {
  if (isOutsideLogarithm(x)) return logarithmOutside(x);
  if (x === 1) return 0;
  let k: i32 = 0;
  let scaled = x;
  if (highWord(x) < 0x0010_0000) {
    k = -54;
    scaled = x * twoTo54;
  }
  let word: i32 = highWord(scaled);
  k = k + (word >> 20) - 1023;
  word = word & 0x000f_ffff;
  const upper: i32 = (word + 0x9_5f64) & 0x10_0000;
  k = k + (upper >> 20);
  const f = withHighWord(scaled, word | (upper ^ 0x3ff0_0000)) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (lg2 + w * (lg4 + w * lg6));
  const t2 = z * (lg1 + w * (lg3 + w * (lg5 + w * lg7)));
  const r = s * (half + (t2 + t1));
  // f - half in extra precision, then times 1 / ln 2, then plus k.
  const high = clearLowWord(f - half);
  const low = f - high - half + r;
  const valueHigh = high * inverseLn2High;
  let valueLow = (low + high) * inverseLn2Low + low * inverseLn2High;
  const sum = Number(k) + valueHigh;
  valueLow = valueLow + (Number(k) - sum + valueHigh);
  return valueLow + sum;
}

const inverseLn10 = 4.34294481903251816668e-1;
const log10Of2High = 3.01029995663611771306e-1;
const log10Of2Low = 3.69423907715893078616e-13;

export function log10(x: number): number {
  if (isOutsideLogarithm(x)) return logarithmOutside(x);
  if (x === 1) return 0;
  let k: i32 = 0;
  let scaled = x;
  if (highWord(x) < 0x0010_0000) {
    k = -54;
    scaled = x * twoTo54;
  }
  const word: i32 = highWord(scaled);
  k = k + (word >> 20) - 1023;
  const below: i32 = k < 0 ? 1 : 0;
  const y = Number(k + below);
  const exponent: i32 = (0x3ff - below) << 20;
  const rest = fromWords((word & 0x000f_ffff) | exponent, lowWord(scaled));
  const z = y * log10Of2Low + inverseLn10 * log(rest);
  return z + y * log10Of2High;
}
