// SHA-256 on u32 words.

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every((p) => n % p !== 0)) found.push(n);
  }
  return found;
}

/** The first 32 bits of a number's fraction. */
function fraction(value: number): u32 {
  return u32((value - Math.floor(value)) * 4294967296);
}

const roundConstants: u32[] = primes(64).map((p): u32 =>
  fraction(Math.cbrt(p)),
);
const initial: u32[] = primes(8).map((p): u32 => fraction(Math.sqrt(p)));

function rotate(value: u32, count: u32): u32 {
  return (value >> count) | (value << (32 - count));
}

function compress(state: u32[], block: u8[], start: number): void {
  const words: u32[] = [];
  for (let i = 0; i < 16; i++) {
    const at = start + i * 4;
    words.push(
      (u32(block[at]) << 24) |
        (u32(block[at + 1]) << 16) |
        (u32(block[at + 2]) << 8) |
        u32(block[at + 3]),
    );
  }
  for (let i = 16; i < 64; i++) {
    const a = words[i - 15];
    const b = words[i - 2];
    const s0: u32 = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3);
    const s1: u32 = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10);
    words.push(words[i - 16] + s0 + words[i - 7] + s1);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const s1: u32 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice: u32 = (e & f) ^ (~e & g);
    const t1: u32 = h + s1 + choice + roundConstants[i] + words[i];
    const s0: u32 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority: u32 = (a & b) ^ (a & c) ^ (b & c);
    const t2: u32 = s0 + majority;
    h = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + t2;
  }
  const next: u32[] = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] += next[i];
}

function sha256(text: string): u32[] {
  const bytes: u8[] = [];
  for (let i = 0; i < text.length; i++) bytes.push(u8(text.charCodeAt(i)));
  const bits = u64(bytes.length) * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift: u64 = 0; shift < 64; shift += 8)
    bytes.push(u8(bits >> (56 - shift)));
  const state: u32[] = [...initial];
  for (let start = 0; start < bytes.length; start += 64)
    compress(state, bytes, start);
  return state;
}

for (const text of ["", "abc", "a".repeat(200)]) {
  for (const word of sha256(text)) console.log(word);
}
