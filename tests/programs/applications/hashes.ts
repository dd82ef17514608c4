// SHA-256, MD5, CRC-32, base64 and base58, written by five different hands.
const K = new Uint32Array(64);
const isPrime = (n: number) => {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
  return n > 1;
};
const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (isPrime(n)) primes.push(n);
const frac = (x: number) => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
primes.forEach((p, i) => {
  K[i] = frac(Math.cbrt(p));
});
const H0 = primes.slice(0, 8).map((p) => frac(Math.sqrt(p)));
const rotr = (x: number, n: number) => (x >>> n) | (x << (32 - n));
function utf8(s: string): Uint8Array {
  const out: number[] = [];
  for (const ch of s) {
    const c = ch.codePointAt(0)!;
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000)
      out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else
      out.push(
        0xf0 | (c >> 18),
        0x80 | ((c >> 12) & 63),
        0x80 | ((c >> 6) & 63),
        0x80 | (c & 63),
      );
  }
  return Uint8Array.from(out);
}
function pad(msg: Uint8Array, bigEndian: boolean): DataView {
  const n = ((msg.length + 8) >> 6) + 1,
    buf = new Uint8Array(n * 64);
  buf.set(msg);
  buf[msg.length] = 0x80;
  const v = new DataView(buf.buffer),
    bits = msg.length * 8;
  v.setUint32(n * 64 - (bigEndian ? 4 : 8), bits >>> 0, !bigEndian);
  v.setUint32(
    n * 64 - (bigEndian ? 8 : 4),
    Math.floor(bits / 2 ** 32),
    !bigEndian,
  );
  return v;
}
function sha256(msg: Uint8Array): Uint8Array {
  const v = pad(msg, true),
    w = new Uint32Array(64),
    h = Uint32Array.from(H0);
  for (let off = 0; off < v.byteLength; off += 64) {
    for (let i = 0; i < 16; i++) w[i] = v.getUint32(off + i * 4);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15]!,
        b = w[i - 2]!;
      w[i] =
        w[i - 16]! +
        (rotr(a, 7) ^ rotr(a, 18) ^ (a >>> 3)) +
        w[i - 7]! +
        (rotr(b, 17) ^ rotr(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, hh] = [...h] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let i = 0; i < 64; i++) {
      const t1 =
        (hh +
          (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) +
          ((e & f) ^ (~e & g)) +
          K[i]! +
          w[i]!) |
        0;
      const t2 =
        ((rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) +
          ((a & b) ^ (a & c) ^ (b & c))) |
        0;
      hh = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, hh].forEach((x, i) => {
      h[i]! += x;
    });
  }
  const out = new Uint8Array(32),
    ov = new DataView(out.buffer);
  h.forEach((x, i) => ov.setUint32(i * 4, x));
  return out;
}
const S = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const T = Array.from(
  { length: 64 },
  (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) >>> 0,
);
function md5(msg: Uint8Array): Uint8Array {
  const v = pad(msg, false);
  let state: [number, number, number, number] = [
    0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
  ];
  const rounds: ((b: number, c: number, d: number) => number)[] = [
    (b, c, d) => (b & c) | (~b & d),
    (b, c, d) => (d & b) | (~d & c),
    (b, c, d) => b ^ c ^ d,
    (b, c, d) => c ^ (b | ~d),
  ];
  const index = [
    (i: number) => i,
    (i: number) => (5 * i + 1) % 16,
    (i: number) => (3 * i + 5) % 16,
    (i: number) => (7 * i) % 16,
  ];
  for (let off = 0; off < v.byteLength; off += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const r = i >> 4,
        f = rounds[r]!(b, c, d),
        g = index[r]!(i),
        s = S[r]![i % 4]!;
      const x = (a + f + T[i]! + v.getUint32(off + g * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + ((x << s) | (x >>> (32 - s)))) | 0];
    }
    state = [
      (state[0] + a) | 0,
      (state[1] + b) | 0,
      (state[2] + c) | 0,
      (state[3] + d) | 0,
    ];
  }
  const out = new DataView(new ArrayBuffer(16));
  state.forEach((x, i) => out.setInt32(i * 4, x, true));
  return new Uint8Array(out.buffer);
}
const table = new Int32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});
const crc32 = (b: Uint8Array) =>
  ~b.reduce((c, x) => table[(c ^ x) & 255]! ^ (c >>> 8), -1) >>> 0;
const B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64 = (b: Uint8Array) => {
  let s = "";
  for (let i = 0; i < b.length; i += 3) {
    const n = (b[i]! << 16) | ((b[i + 1] ?? 0) << 8) | (b[i + 2] ?? 0);
    s +=
      B64[n >> 18]! +
      B64[(n >> 12) & 63] +
      (i + 1 < b.length ? B64[(n >> 6) & 63] : "=") +
      (i + 2 < b.length ? B64[n & 63] : "=");
  }
  return s;
};
const unbase64 = (s: string) => {
  const bits = [...s].filter((c) => c !== "=").map((c) => B64.indexOf(c));
  const out: number[] = [];
  for (let i = 0, acc = 0, n = 0; i < bits.length; i++) {
    acc = (acc << 6) | bits[i]!;
    n += 6;
    if (n >= 8) {
      n -= 8;
      out.push((acc >> n) & 255);
    }
  }
  return out;
};
const base58 = (bytes: Uint8Array) => {
  const A = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  const d: number[] = [];
  for (const b of bytes) {
    let carry = b;
    for (let j = 0; j < d.length; j++) {
      carry += d[j]! << 8;
      d[j] = carry % 58;
      carry = (carry / 58) | 0;
    }
    while (carry) {
      d.push(carry % 58);
      carry = (carry / 58) | 0;
    }
  }
  return d
    .reverse()
    .map((x) => A.charAt(x))
    .join("");
};
const hex = (b: Iterable<number>) =>
  [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
for (const s of [
  "",
  "abc",
  "The quick brown fox jumps over the lazy dog",
  "naïve 🚀 €",
  "x".repeat(119),
]) {
  const b = utf8(s);
  console.log(hex(sha256(b)));
  console.log(hex(md5(b)), crc32(b).toString(16), base58(b.slice(0, 8)));
  console.log(base64(b).slice(0, 40), hex(unbase64(base64(b))) === hex(b));
}
