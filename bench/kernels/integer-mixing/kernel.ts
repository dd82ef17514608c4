// The inner rounds of a SHA-256-like hash: 32-bit integer mixing.

const rounds = new Int32Array(64);
const words = new Int32Array(64);
const state = new Int32Array(8);

function rotate(value: number, count: number): number {
  return (value >>> count) | (value << (32 - count));
}

function compress(seed: number): void {
  for (let i = 0; i < 16; i++) words[i] = Math.imul(seed + i, 0x9e3779b1);
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15];
    const y = words[i - 2];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + rounds[i] + words[i]) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + majority) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

for (let i = 0; i < 64; i++) rounds[i] = Math.imul(i + 1, 0x85ebca6b);
for (let i = 0; i < 8; i++) state[i] = Math.imul(i + 1, 0xc2b2ae35);
for (let block = 0; block < 500000; block++) compress(block);
console.log(Array.from(state, (word) => (word >>> 0).toString(16)).join(" "));
