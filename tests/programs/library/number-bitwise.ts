// Bitwise operators and shifts: ToInt32 and ToUint32 of every kind of value.

const values = [
  0,
  -0,
  1,
  -1,
  2147483647,
  2147483648,
  -2147483648,
  4294967295,
  4294967296,
  1e10,
  -1e10,
  2 ** 53,
  1e20,
  1.9,
  -1.9,
  0.5,
  NaN,
  Infinity,
  -Infinity,
  2 ** 32 + 5,
  -(2 ** 32) - 5,
  6442450944,
  1e300,
];
for (const a of values) {
  console.log(a, a | 0, a >>> 0, ~a, a & 0xff, a ^ -1, a << 3, a >> 2, a >>> 2);
}
for (const shift of [0, 1, 31, 32, 33, -1, 1.9, NaN, 4294967297]) {
  console.log(
    shift,
    1 << shift,
    -8 >> shift,
    -8 >>> shift,
    0x7fffffff << shift,
  );
}
let flags = 0;
flags |= 4;
flags |= 1;
flags &= ~4;
flags ^= 8;
flags <<= 2;
flags >>= 1;
flags >>>= 1;
console.log(flags, (flags & 8) !== 0);
let hash = 0;
for (const c of "the quick brown fox") hash = (hash * 31 + c.charCodeAt(0)) | 0;
console.log(hash, hash >>> 0);
let fnv = 0x811c9dc5;
for (const c of "hello")
  fnv = Math.imul(fnv ^ c.charCodeAt(0), 0x01000193) >>> 0;
console.log(fnv, fnv.toString(16));
let state = 1;
for (let i = 0; i < 10; i++) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  console.log(state);
}
