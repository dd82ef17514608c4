// Math.asin, acos, atan, atan2, and the hyperbolic functions.
//
// A port of fdlibm (http://www.netlib.org/fdlibm), which has this notice:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunSoft, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely
// granted, provided that this notice is preserved.

import { absolute, squareRoot } from "machine";
import { exp, expm1, log, log1p } from "./math-exponential.ts";
import { clearLowWord, highWord } from "./math-words.ts";

const pi = 3.141592653589793116;
const piLow = 1.2246467991473531772e-16;
const halfPi = 1.570796326794896558;
const halfPiLow = 6.12323399573676603587e-17;
const quarterPi = 7.85398163397448278999e-1;
const ln2 = 6.93147180559945286227e-1;

/** (asin(s) - s) / s^3 at s^2 = z */
function arcRatio(z: number): number {
  const p =
    z *
    (1.66666666666666657415e-1 +
      z *
        (-3.25565818622400915405e-1 +
          z *
            (2.01212532134862925881e-1 +
              z *
                (-4.00555345006794114027e-2 +
                  z *
                    (7.91534994289814532176e-4 +
                      z * 3.4793310759602116757e-5)))));
  const q =
    1 +
    z *
      (-2.40339491173441421878 +
        z *
          (2.02094576023350569471 +
            z * (-6.8828397160545329303e-1 + z * 7.70381505559019352791e-2)));
  return p / q;
}

export function acos(x: number): number {
  if (!(absolute(x) < 1)) {
    if (x === 1) return 0;
    return x === -1 ? pi : NaN;
  }
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size < 0x3fe0_0000) {
    if (size <= 0x3c60_0000) return halfPi + halfPiLow;
    return halfPi - (x - (halfPiLow - x * arcRatio(x * x)));
  }
  if (x < 0) {
    const z = (1 + x) * 0.5;
    const s = squareRoot(z);
    const w = arcRatio(z) * s - halfPiLow;
    return pi - 2 * (s + w);
  }
  const z = (1 - x) * 0.5;
  const s = squareRoot(z);
  const front = clearLowWord(s);
  const correction = (z - front * front) / (s + front);
  const w = arcRatio(z) * s + correction;
  return 2 * (front + w);
}

export function asin(x: number): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (!(absolute(x) < 1)) {
    return x === 1 || x === -1 ? x * halfPi + x * halfPiLow : NaN;
  }
  if (size < 0x3fe0_0000) {
    if (size < 0x3e40_0000) return x;
    return x + x * arcRatio(x * x);
  }
  const t = (1 - absolute(x)) * 0.5;
  const ratio = arcRatio(t);
  const s = squareRoot(t);
  let result = 0;
  if (size >= 0x3fef_3333) {
    result = halfPi - (2 * (s + s * ratio) - halfPiLow);
  } else {
    const front = clearLowWord(s);
    const correction = (t - front * front) / (s + front);
    const p = 2 * s * ratio - (halfPiLow - 2 * correction);
    const q = quarterPi - 2 * front;
    result = quarterPi - (p - q);
  }
  return x > 0 ? result : -result;
}

/** atan of 0.5, 1, 1.5 and infinity, and what these lack. */
const atanHigh: number[] = [
  4.63647609000806093515e-1, 7.85398163397448278999e-1,
  9.82793723247329054082e-1, 1.570796326794896558,
];
const atanLow: number[] = [
  2.26987774529616870924e-17, 3.06161699786838301793e-17,
  1.39033110312309984516e-17, 6.12323399573676603587e-17,
];

/** (t - atan(t)) / t at t^2 = z */
function atanRatio(z: number): number {
  const w = z * z;
  const odd =
    z *
    (3.33333333333329318027e-1 +
      w *
        (1.42857142725034663711e-1 +
          w *
            (9.09088713343650656196e-2 +
              w *
                (6.66107313738753120669e-2 +
                  w *
                    (4.97687799461593236017e-2 +
                      w * 1.62858201153657823623e-2)))));
  const even =
    w *
    (-1.99999999998764832476e-1 +
      w *
        (-1.1111110405462355788e-1 +
          w *
            (-7.69187620504482999495e-2 +
              w *
                (-5.83357013379057348645e-2 + w * -3.6531572744216915527e-2))));
  return odd + even;
}

export function atan(x: number): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size >= 0x4410_0000) {
    if (x !== x) return x;
    return x > 0 ? halfPi + halfPiLow : -halfPi - halfPiLow;
  }
  if (size < 0x3fdc_0000) {
    if (size < 0x3e40_0000) return x;
    return x - x * atanRatio(x * x);
  }
  const t = absolute(x);
  let row: u32 = 3;
  let reduced = 0;
  if (size < 0x3fe6_0000) {
    row = 0;
    reduced = (2 * t - 1) / (2 + t);
  } else if (size < 0x3ff3_0000) {
    row = 1;
    reduced = (t - 1) / (t + 1);
  } else if (size < 0x4003_8000) {
    row = 2;
    reduced = (t - 1.5) / (1 + 1.5 * t);
  } else {
    reduced = -1 / t;
  }
  const result =
    atanHigh[row] -
    (reduced * atanRatio(reduced * reduced) - atanLow[row] - reduced);
  return x < 0 ? -result : result;
}

export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  if (x === 1) return atan(y);
  const isLeft = highWord(x) < 0;
  const isBelow = highWord(y) < 0;
  if (y === 0) {
    if (!isLeft) return y;
    return isBelow ? -pi : pi;
  }
  if (x === 0) return isBelow ? -halfPi : halfPi;
  const isFar = absolute(y) === Infinity;
  if (absolute(x) === Infinity) {
    let angle = isLeft ? pi : 0;
    if (isFar) angle = isLeft ? 3 * quarterPi : quarterPi;
    return isBelow ? -angle : angle;
  }
  if (isFar) return isBelow ? -halfPi : halfPi;
  const ySize: i32 = highWord(y) & 0x7fff_ffff;
  const xSize: i32 = highWord(x) & 0x7fff_ffff;
  const steepness: i32 = (ySize - xSize) >> 20;
  let angle = 0;
  let isReflected = isLeft;
  if (steepness > 60) {
    angle = halfPi + 0.5 * piLow;
    isReflected = false;
  } else if (!isLeft || steepness >= -60) {
    angle = atan(absolute(y / x));
  }
  if (!isReflected) return isBelow ? -angle : angle;
  return isBelow ? angle - piLow - pi : pi - (angle - piLow);
}

/** Beyond this sinh and cosh overflow. */
const hyperbolicOverflow = 710.4758600739439;

export function cosh(x: number): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  const t = absolute(x);
  if (size < 0x3fd6_2e43) {
    const e = expm1(t);
    const w = 1 + e;
    if (size < 0x3c80_0000) return w;
    return 1 + (e * e) / (w + w);
  }
  if (size < 0x4036_0000) {
    const e = exp(t);
    return 0.5 * e + 0.5 / e;
  }
  if (size < 0x4086_2e42) return 0.5 * exp(t);
  if (t <= hyperbolicOverflow) {
    const w = exp(0.5 * t);
    return 0.5 * w * w;
  }
  return x * x * Infinity; // NaN stays NaN
}

export function sinh(x: number): number {
  const half = x < 0 ? -0.5 : 0.5;
  const t = absolute(x);
  if (t < 22) {
    if (t < 3.725290298461914e-9) return x;
    const e = expm1(t);
    if (t < 1) return half * (2 * e - (e * e) / (e + 1));
    return half * (e + e / (e + 1));
  }
  if (t < 709.7822265625) return half * exp(t);
  if (t <= hyperbolicOverflow) {
    const w = exp(0.5 * t);
    return half * w * w;
  }
  return x * 1e307;
}

export function tanh(x: number): number {
  if (x !== x) return x;
  const t = absolute(x);
  const size: i32 = highWord(t);
  let result = 1;
  if (size < 0x4036_0000) {
    if (size < 0x3e30_0000) return x;
    if (size >= 0x3ff0_0000) {
      result = 1 - 2 / (expm1(2 * t) + 2);
    } else {
      const e = expm1(-2 * t);
      result = -e / (e + 2);
    }
  }
  return x < 0 ? -result : result;
}

export function acosh(x: number): number {
  if (!(x >= 1)) return NaN;
  if (x === 1) return 0;
  const word: i32 = highWord(x);
  if (word >= 0x41b0_0000) return x === Infinity ? x : log(x) + ln2;
  if (word > 0x4000_0000) {
    return log(2 * x - 1 / (x + squareRoot(x * x - 1)));
  }
  const t = x - 1;
  return log1p(t + squareRoot(2 * t + t * t));
}

export function asinh(x: number): number {
  const t = absolute(x);
  const size: i32 = highWord(t);
  if (size >= 0x7ff0_0000 || size < 0x3e30_0000) return x;
  let result = 0;
  if (size > 0x41b0_0000) {
    result = log(t) + ln2;
  } else if (size > 0x4000_0000) {
    result = log(2 * t + 1 / (squareRoot(x * x + 1) + t));
  } else {
    const square = t * t;
    result = log1p(t + square / (1 + squareRoot(1 + square)));
  }
  return x > 0 ? result : -result;
}

export function atanh(x: number): number {
  const t = absolute(x);
  if (!(t <= 1)) return NaN;
  if (t === 1) return x * Infinity;
  const size: i32 = highWord(t);
  if (size < 0x3e30_0000) return x;
  let result = 0;
  if (size < 0x3fe0_0000) {
    const twice = t + t;
    result = 0.5 * log1p(twice + (twice * t) / (1 - t));
  } else {
    result = 0.5 * log1p((t + t) / (1 - t));
  }
  return x > 0 ? result : -result;
}
