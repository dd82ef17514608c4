// Math.sin, cos and tan.
//
// A port of fdlibm (http://www.netlib.org/fdlibm), which has this notice:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunSoft, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely
// granted, provided that this notice is preserved.

import { absolute, newArray } from "machine";
import {
  clearLowWord,
  fromWords,
  highWord,
  lowWord,
  scaleByPowerOfTwo,
} from "./math-words.ts";

/** What the reduced angle is for. */
const forSine: i32 = 0;
const forCosine: i32 = 1;
const forTangent: i32 = 2;

const quarterPiWord: i32 = 0x3fe9_21fb;

export function sin(x: number): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size <= quarterPiWord) return sineKernel(x, 0, false);
  return size >= 0x7ff0_0000 ? NaN : reduce(x, forSine);
}

export function cos(x: number): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size <= quarterPiWord) return cosineKernel(x, 0);
  return size >= 0x7ff0_0000 ? NaN : reduce(x, forCosine);
}

export function tan(x: number): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size <= quarterPiWord) return tangentKernel(x, 0, true);
  return size >= 0x7ff0_0000 ? NaN : reduce(x, forTangent);
}

/** The function's value at quadrants * pi / 2 + head + tail. */
function finish(use: i32, quadrants: i32, head: number, tail: number): number {
  if (use === forTangent) {
    return tangentKernel(head, tail, (quadrants & 1) === 0);
  }
  // The cosine is the sine a quadrant further.
  const quadrant: i32 = (quadrants + use) & 3;
  const value =
    (quadrant & 1) === 0
      ? sineKernel(head, tail, true)
      : cosineKernel(head, tail);
  return quadrant >= 2 ? -value : value;
}

/** The sine on [-pi/4, pi/4] of x + tail. */
function sineKernel(x: number, tail: number, hasTail: boolean): number {
  if ((highWord(x) & 0x7fff_ffff) < 0x3e40_0000) return x;
  const z = x * x;
  const v = z * x;
  const r =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z *
          (2.75573137070700676789e-6 +
            z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  if (!hasTail) return x + v * (sine1 + z * r);
  return x - (z * (0.5 * tail - v * r) - tail - v * sine1);
}

const sine1 = -1.66666666666666324348e-1;

/** The cosine on [-pi/4, pi/4] of x + tail. */
function cosineKernel(x: number, tail: number): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size < 0x3e40_0000) return 1;
  const z = x * x;
  const r =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z *
                (-2.75573143513906633035e-7 +
                  z *
                    (2.0875723212981748279e-9 +
                      z * -1.13596475577881948265e-11)))));
  if (size < 0x3fd3_3333) return 1 - (0.5 * z - (z * r - x * tail));
  const quarter =
    size > 0x3fe9_0000 ? 0.28125 : fromWords(size - 0x0020_0000, 0);
  const half = 0.5 * z - quarter;
  return 1 - quarter - (half - (z * r - x * tail));
}

/** The tangent on [-pi/4, pi/4] of x + tail, or minus its reciprocal. */
function tangentKernel(x: number, tail: number, isDirect: boolean): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  if (size < 0x3e30_0000) {
    if (isDirect) return x;
    if (x === 0 && tail === 0) return 1 / absolute(x);
    return minusReciprocal(x + tail, x, tail);
  }
  const isUpper = size >= 0x3fe5_9428;
  const isNegative = x < 0;
  let t = x;
  let rest = tail;
  if (isUpper) {
    if (isNegative) {
      t = -t;
      rest = -rest;
    }
    t = quarterPi - t + (quarterPiLow - rest);
    rest = 0;
  }
  const z = t * t;
  const w = z * z;
  const odd =
    1.33333333333201242699e-1 +
    w *
      (2.18694882948595424599e-2 +
        w *
          (3.59207910759131235356e-3 +
            w *
              (5.88041240820264096874e-4 +
                w *
                  (7.817944429395570923e-5 + w * -1.85586374855275456654e-5))));
  const even =
    z *
    (5.39682539762260521377e-2 +
      w *
        (8.86323982359930005737e-3 +
          w *
            (1.45620945432529025516e-3 +
              w *
                (2.46463134818469906812e-4 +
                  w *
                    (7.14072491382608190305e-5 +
                      w * 2.59073051863633712884e-5)))));
  const s = z * t;
  let r = rest + z * (s * (odd + even) + rest);
  r = r + 3.33333333333334091986e-1 * s;
  const sum = t + r;
  if (isUpper) {
    const way = isDirect ? 1 : -1;
    const value = way - 2 * (t - ((sum * sum) / (sum + way) - r));
    return isNegative ? -value : value;
  }
  return isDirect ? sum : minusReciprocal(sum, t, r);
}

const quarterPi = 7.85398163397448278999e-1;
const quarterPiLow = 3.06161699786838301793e-17;

/** -1 / (x + rest), where `sum` is that sum rounded. */
function minusReciprocal(sum: number, x: number, rest: number): number {
  const z = clearLowWord(sum);
  const v = rest - (z - x);
  const a = -1 / sum;
  const t = clearLowWord(a);
  const s = 1 + t * z;
  return t + a * (s + t * v);
}

// pi/2 in pieces of 33 bits, and with each what is left behind it.
const halfPi1 = 1.57079632673412561417;
const halfPi1Rest = 6.07710050650619224932e-11;
const halfPi2 = 6.0771005063039659766e-11;
const halfPi2Rest = 2.02226624879595063154e-21;
const halfPi3 = 2.0222662487111664558e-21;
const halfPi3Rest = 8.47842766036889956997e-32;
const inverseHalfPi = 6.36619772367581382433e-1;

/** Takes away multiples of pi/2 and applies the function to what is left. */
function reduce(x: number, use: i32): number {
  const isNegative = x < 0;
  const size: i32 = highWord(x) & 0x7fff_ffff;
  const t = absolute(x);
  if (size < 0x4002_d97c) {
    // Below 3 pi/4. Near pi/2 itself more digits of it count.
    const isNear = size === 0x3ff9_21fb;
    const z = isNear ? t - halfPi1 - halfPi2 : t - halfPi1;
    const rest = isNear ? halfPi2Rest : halfPi1Rest;
    const head = z - rest;
    const tail = z - head - rest;
    if (isNegative) return finish(use, -1, -head, -tail);
    return finish(use, 1, head, tail);
  }
  if (size > 0x4139_21fb) return reduceLarge(x, use);
  const n: i32 = i32(t * inverseHalfPi + 0.5);
  const fn = Number(n);
  let r = t - fn * halfPi1;
  let w = fn * halfPi1Rest;
  let head = r - w;
  // How many bits were lost says how many pieces of pi/2 are needed.
  const exponent: i32 = size >> 20;
  if (exponent - ((highWord(head) >> 20) & 0x7ff) > 16) {
    const before = r;
    w = fn * halfPi2;
    r = before - w;
    w = fn * halfPi2Rest - (before - r - w);
    head = r - w;
    if (exponent - ((highWord(head) >> 20) & 0x7ff) > 49) {
      const second = r;
      w = fn * halfPi3;
      r = second - w;
      w = fn * halfPi3Rest - (second - r - w);
      head = r - w;
    }
  }
  const tail = r - head - w;
  if (isNegative) return finish(use, 0 - n, -head, -tail);
  return finish(use, n, head, tail);
}

/** 2/pi, 24 bits each. */
// prettier-ignore
const twoOverPi: i32[] = [
  0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c,
  0x439041, 0xfe5163, 0xabdebb, 0xc561b7, 0x246e3a, 0x424dd2, 0xe00649,
  0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44,
  0x84e99c, 0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c, 0x845f8b,
  0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11, 0x8b5a0a, 0x6d1f6d,
  0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5,
  0xf17b3d, 0x0739f7, 0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330,
  0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3, 0x91615e, 0xe61b08,
  0x659985, 0x5f14a0, 0x68408d, 0xffd880, 0x4d7327, 0x310606, 0x1556ca,
  0x73a8c9, 0x60e27b, 0xc08c6b,
];

/** pi/2, 24 bits each. */
const halfPiPieces: number[] = [
  1.57079625129699707031, 7.54978941586159635335e-8, 5.39030252995776476554e-15,
  3.28200341580791294123e-22, 1.27065575308067607349e-29,
  1.22933308981111328932e-36, 2.73370053816464559624e-44,
  2.16741683877804819444e-51,
];

const twoTo24 = 16777216;
const twoToMinus24 = 5.9604644775390625e-8;
/** Pieces of the product that are computed at first. */
const firstPieces: i32 = 4;

/** Beyond 2^19 pi/2: multiplies by as much of 2/pi as matters (fdlibm's k_rem_pio2). */
function reduceLarge(x: number, use: i32): number {
  const size: i32 = highWord(x) & 0x7fff_ffff;
  const exponent: i32 = (size >> 20) - 1046;
  let z = fromWords(size - (exponent << 20), lowWord(x));
  const pieces: number[] = newArray<number>(3);
  for (let i: i32 = 0; i < 2; i++) {
    pieces[i] = Number(i32(z));
    z = (z - pieces[i]) * twoTo24;
  }
  pieces[2] = z;
  let last: i32 = 2;
  while (pieces[last] === 0) last = last - 1;
  return new LargeReduction(pieces, last, exponent).apply(use, x < 0);
}

/** The state of one reduction: fdlibm's arrays of the same short names. */
class LargeReduction {
  private readonly f: number[] = newArray<number>(20);
  private readonly q: number[] = newArray<number>(20);
  private readonly iq: i32[] = newArray<i32>(20);
  /** The index of the first word of 2/pi that counts. */
  private readonly start: i32;
  /** The exponent of the first piece of the product. */
  private q0: i32;
  /** The index of the last piece of the product. */
  private end: i32 = firstPieces;
  private quadrants: i32 = 0;
  /** Not 0 where the fraction is above a half. */
  private half: i32 = 0;

  private readonly x: number[];
  /** The index of the last of `x`. */
  private readonly last: i32;

  constructor(x: number[], last: i32, exponent: i32) {
    this.x = x;
    this.last = last;
    let start: i32 = (exponent - 3) / 24;
    if (start < 0) start = 0;
    this.start = start;
    this.q0 = exponent - 24 * (start + 1);
    for (let i: i32 = 0; i <= last + firstPieces; i++) {
      const j: i32 = start - last + i;
      this.f[i] = j < 0 ? 0 : Number(twoOverPi[j]);
    }
    for (let i: i32 = 0; i <= firstPieces; i++) this.multiplyInto(i);
  }

  /** The i-th piece of the product. */
  private multiplyInto(i: i32): void {
    let sum = 0;
    for (let j: i32 = 0; j <= this.last; j++) {
      sum = sum + this.x[j] * this.f[this.last + i - j];
    }
    this.q[i] = sum;
  }

  /** Carries between the pieces; gives the fraction of the first one. */
  private distill(): number {
    let z = this.q[this.end];
    let i: i32 = 0;
    for (let j: i32 = this.end; j > 0; j = j - 1) {
      const carried = Number(i32(twoToMinus24 * z));
      this.iq[i] = i32(z - twoTo24 * carried);
      z = this.q[j - 1] + carried;
      i++;
    }
    z = scaleByPowerOfTwo(z, this.q0);
    // Only the quadrant modulo 8 counts.
    z = z - 8 * Number(i64(z * 0.125));
    this.quadrants = i32(z);
    z = z - Number(this.quadrants);
    this.half = 0;
    const top: i32 = this.end - 1;
    if (this.q0 > 0) {
      const whole: i32 = this.iq[top] >> (24 - this.q0);
      this.quadrants = this.quadrants + whole;
      this.iq[top] = this.iq[top] - (whole << (24 - this.q0));
      this.half = this.iq[top] >> (23 - this.q0);
    } else if (this.q0 === 0) {
      this.half = this.iq[top] >> 23;
    } else if (z >= 0.5) {
      this.half = 2;
    }
    return this.half > 0 ? this.complement(z) : z;
  }

  /** One quadrant more, and the fraction subtracted from one. */
  private complement(z: number): number {
    this.quadrants = this.quadrants + 1;
    let hasCarry = false;
    for (let i: i32 = 0; i < this.end; i++) {
      const piece: i32 = this.iq[i];
      if (hasCarry) {
        this.iq[i] = 0xff_ffff - piece;
      } else if (piece !== 0) {
        hasCarry = true;
        this.iq[i] = 0x100_0000 - piece;
      }
    }
    const top: i32 = this.end - 1;
    if (this.q0 === 1) this.iq[top] = this.iq[top] & 0x7f_ffff;
    else if (this.q0 === 2) this.iq[top] = this.iq[top] & 0x3f_ffff;
    if (this.half !== 2) return z;
    const rest = 1 - z;
    return hasCarry ? rest - scaleByPowerOfTwo(1, this.q0) : rest;
  }

  /** Whether all pieces cancelled, so that more of 2/pi is needed. */
  private isUndecided(): boolean {
    for (let i: i32 = this.end - 1; i >= firstPieces; i = i - 1) {
      if (!this.isZero(i)) return false;
    }
    return true;
  }

  private isZero(i: i32): boolean {
    const piece: i32 = this.iq[i];
    return piece === 0;
  }

  private extend(): void {
    let more: i32 = 1;
    while (more < firstPieces && this.isZero(firstPieces - more)) more++;
    for (let i: i32 = this.end + 1; i <= this.end + more; i++) {
      this.f[this.last + i] = Number(twoOverPi[this.start + i]);
      this.multiplyInto(i);
    }
    this.end = this.end + more;
  }

  /** Stores the fraction as the last piece, or drops pieces that are zero. */
  private settle(fraction: number): void {
    if (fraction === 0) {
      do {
        this.end = this.end - 1;
        this.q0 = this.q0 - 24;
      } while (this.isZero(this.end));
      return;
    }
    const z = scaleByPowerOfTwo(fraction, 0 - this.q0);
    if (z < twoTo24) {
      this.iq[this.end] = i32(z);
      return;
    }
    const carried = Number(i32(twoToMinus24 * z));
    this.iq[this.end] = i32(z - twoTo24 * carried);
    this.end = this.end + 1;
    this.q0 = this.q0 + 24;
    this.iq[this.end] = i32(carried);
  }

  apply(use: i32, isNegative: boolean): number {
    let fraction = this.distill();
    while (fraction === 0 && this.isUndecided()) {
      this.extend();
      fraction = this.distill();
    }
    this.settle(fraction);
    let scale = scaleByPowerOfTwo(1, this.q0);
    for (let i: i32 = this.end; i >= 0; i = i - 1) {
      this.q[i] = scale * Number(this.iq[i]);
      scale = scale * twoToMinus24;
    }
    // Times pi/2, the small pieces first; `f` is free now.
    for (let i: i32 = this.end; i >= 0; i = i - 1) {
      let sum = 0;
      for (let k: i32 = 0; k <= firstPieces && k <= this.end - i; k++) {
        sum = sum + halfPiPieces[k] * this.q[i + k];
      }
      this.f[this.end - i] = sum;
    }
    let head = 0;
    for (let i: i32 = this.end; i >= 0; i = i - 1) head = head + this.f[i];
    let tail = this.f[0] - head;
    for (let i: i32 = 1; i <= this.end; i++) tail = tail + this.f[i];
    if ((this.half !== 0) !== isNegative) {
      head = -head;
      tail = -tail;
    }
    const turns: i32 = this.quadrants & 7;
    return finish(use, isNegative ? 0 - turns : turns, head, tail);
  }
}
