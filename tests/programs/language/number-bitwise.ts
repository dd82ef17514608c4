// ToInt32, ToUint32, shift counts masked, precedence.

const values = [0, 1, -1, 1.9, -1.9, 2147483647, 2147483648, -2147483649];
for (const v of values) console.log(v, v | 0, v >>> 0, ~v, ~~v);
const big = [
  4294967295,
  4294967296,
  4294967297,
  2 ** 53,
  2 ** 53 + 2,
  1e20,
  -1e20,
];
for (const v of big) console.log(v, v | 0, v >>> 0, v & 0xffff, v ^ 1);
for (const v of [NaN, Infinity, -Infinity, 1e300, 5e-324, -0]) {
  console.log(v, v | 0, v >>> 0, v << 1, ~v);
}
console.log(1 << 31, 1 << 32, 1 << 33, 1 << -1, (1 << 31) >>> 0, 5 << 1.9);
console.log(
  -1 >> 31,
  -1 >>> 31,
  -1 >>> 0,
  -1 >>> 32,
  -8 >> 1,
  -8 >>> 1,
  -8 >> 33,
);
console.log(0xff & 0x0f, 0xf0 | 0x0f, 0xff ^ 0x0f, (6 & 3) | (8 ^ 1));
console.log((1 + 2) << 3, 1 | (2 & 3), (5 & 6) ^ 7, ~0 | 4);
console.log(
  (0x7fffffff + 1) | 0,
  0x80000000 | 0,
  0xffffffff | 0,
  0x100000000 | 0,
);

let h = 2166136261;
for (const c of "hash me") {
  h ^= c.charCodeAt(0);
  h = Math.imul(h, 16777619);
}
console.log(h, h >>> 0, (h >>> 0).toString(16));
let x = 123456789;
const out: number[] = [];
for (let i = 0; i < 5; i++) {
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  out.push(x, x >>> 0);
}
console.log(out.join(" "));
let seed = 42;
const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0);
console.log(random(), random(), random());
let lcg = 1;
for (let i = 0; i < 4; i++) lcg = (lcg * 1103515245 + 12345) & 0x7fffffff;
console.log(lcg);

let bits = 0;
for (let n = 0xf0f0; n !== 0; n &= n - 1) bits++;
console.log(bits, Math.clz32(1), Math.clz32(0), Math.clz32(-1));
let s = 1;
s <<= 4;
s |= 3;
s >>= 1;
s ^= 0xff;
s >>>= 2;
s &= ~1;
console.log(s);
let shifted = -1;
shifted >>>= 0;
console.log(shifted, shifted + 1);
function reverseBits(n: number): number {
  let r = 0;
  for (let i = 0; i < 32; i++) {
    r = (r << 1) | (n & 1);
    n >>>= 1;
  }
  return r >>> 0;
}
console.log(
  reverseBits(1),
  reverseBits(0xff),
  reverseBits(0x12345678).toString(16),
);
const packed = (200 << 16) | (100 << 8) | 50;
console.log(packed, packed >> 16, (packed >> 8) & 255, packed & 255);
console.log(3.7 | 0, -3.7 | 0, 3.7 ^ 0, 1e10 | 0);
