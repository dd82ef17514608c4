// SHA-256, SHA-1, MD5, CRC-32, Adler-32 and base64 on byte arrays.

const utf8 = (text: string): Uint8Array => {
  const out: number[] = [];
  for (const ch of text) {
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
};

const hex = (bytes: Iterable<number>): string =>
  [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");

function pad(message: Uint8Array, bigEndian: boolean): DataView {
  const length = ((message.length + 8) >> 6) + 1;
  const buffer = new ArrayBuffer(length * 64);
  const bytes = new Uint8Array(buffer);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(buffer);
  const bits = message.length * 8;
  if (bigEndian) {
    view.setUint32(buffer.byteLength - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(buffer.byteLength - 4, bits >>> 0);
  } else {
    view.setUint32(buffer.byteLength - 8, bits >>> 0, true);
    view.setUint32(buffer.byteLength - 4, Math.floor(bits / 2 ** 32), true);
  }
  return view;
}

const rotl = (x: number, n: number) => (x << n) | (x >>> (32 - n));
const rotr = (x: number, n: number) => (x >>> n) | (x << (32 - n));

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++)
    if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}

const K256 = Uint32Array.from(primes(64), (p) => {
  const root = Math.cbrt(p);
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
});

function sha256(message: Uint8Array): string {
  const h = Uint32Array.from(primes(8), (p) =>
    Math.floor((Math.sqrt(p) % 1) * 2 ** 32),
  );
  const view = pad(message, true);
  const w = new Uint32Array(64);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(offset + i * 4);
    for (let i = 16; i < 64; i++) {
      const s0 = rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 = rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, hh] = h;
    for (let i = 0; i < 64; i++) {
      const S1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
      const ch = (e & f) ^ (~e & g);
      const t1 = (hh + S1 + ch + K256[i] + w[i]) | 0;
      const S0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
      const maj = (a & b) ^ (a & c) ^ (b & c);
      const t2 = (S0 + maj) | 0;
      hh = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, hh].forEach((v, i) => {
      h[i] += v;
    });
  }
  return Array.from(h, (v) => v.toString(16).padStart(8, "0")).join("");
}

function sha1(message: Uint8Array): string {
  let [h0, h1, h2, h3, h4] = [
    0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0,
  ];
  const view = pad(message, true);
  const w = new Int32Array(80);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + i * 4, false);
    for (let i = 16; i < 80; i++)
      w[i] = rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    let a = h0,
      b = h1,
      c = h2,
      d = h3,
      e = h4;
    for (let i = 0; i < 80; i++) {
      let f: number, k: number;
      if (i < 20) {
        f = (b & c) | (~b & d);
        k = 0x5a827999;
      } else if (i < 40) {
        f = b ^ c ^ d;
        k = 0x6ed9eba1;
      } else if (i < 60) {
        f = (b & c) | (b & d) | (c & d);
        k = 0x8f1bbcdc;
      } else {
        f = b ^ c ^ d;
        k = 0xca62c1d6;
      }
      const t = (rotl(a, 5) + f + e + k + w[i]) | 0;
      e = d;
      d = c;
      c = rotl(b, 30);
      b = a;
      a = t;
    }
    h0 = (h0 + a) | 0;
    h1 = (h1 + b) | 0;
    h2 = (h2 + c) | 0;
    h3 = (h3 + d) | 0;
    h4 = (h4 + e) | 0;
  }
  return [h0, h1, h2, h3, h4]
    .map((v) => (v >>> 0).toString(16).padStart(8, "0"))
    .join("");
}

function md5(message: Uint8Array): string {
  const shifts = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
  ];
  const table = Array.from(
    { length: 64 },
    (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) >>> 0,
  );
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  const view = pad(message, false);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let f = 0,
        g = 0;
      switch (round) {
        case 0:
          f = (b & c) | (~b & d);
          g = i;
          break;
        case 1:
          f = (d & b) | (~d & c);
          g = (5 * i + 1) % 16;
          break;
        case 2:
          f = b ^ c ^ d;
          g = (3 * i + 5) % 16;
          break;
        case 3:
          f = c ^ (b | ~d);
          g = (7 * i) % 16;
          break;
      }
      const t = (f + a + table[i] + view.getUint32(offset + g * 4, true)) | 0;
      a = d;
      d = c;
      c = b;
      b = (b + rotl(t, shifts[round][i % 4])) | 0;
    }
    state[0] = (state[0] + a) >>> 0;
    state[1] = (state[1] + b) >>> 0;
    state[2] = (state[2] + c) >>> 0;
    state[3] = (state[3] + d) >>> 0;
  }
  const out = new DataView(new ArrayBuffer(16));
  state.forEach((v, i) => out.setUint32(i * 4, v, true));
  return hex(new Uint8Array(out.buffer));
}

const crcTable = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
const crc32 = (bytes: Uint8Array): number =>
  (bytes.reduce((crc, b) => (crc >>> 8) ^ crcTable[(crc ^ b) & 0xff], ~0) ^
    ~0) >>>
  0;
function adler32(bytes: Uint8Array): number {
  let a = 1,
    b = 0;
  for (const x of bytes) {
    a = (a + x) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

const alphabet =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function toBase64(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [x, y = 0, z = 0] = bytes.subarray(i, i + 3);
    const n = (x << 16) | (y << 8) | z;
    out += alphabet[n >> 18] + alphabet[(n >> 12) & 63];
    out += i + 1 < bytes.length ? alphabet[(n >> 6) & 63] : "=";
    out += i + 2 < bytes.length ? alphabet[n & 63] : "=";
  }
  return out;
}
function fromBase64(text: string): Uint8Array {
  const clean = text.replaceAll("=", "");
  const out = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let bits = 0,
    count = 0,
    at = 0;
  for (const c of clean) {
    bits = (bits << 6) | alphabet.indexOf(c);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out[at++] = (bits >> count) & 0xff;
    }
  }
  return out;
}

for (const text of [
  "",
  "abc",
  "The quick brown fox jumps over the lazy dog",
  "naïve café ☕ 😀",
  "a".repeat(200),
]) {
  const bytes = utf8(text);
  console.log(
    text.length > 40 ? text.slice(0, 37) + "..." : text,
    bytes.length,
  );
  console.log("  md5   ", md5(bytes));
  console.log("  sha1  ", sha1(bytes));
  console.log("  sha256", sha256(bytes));
  console.log(
    "  crc   ",
    crc32(bytes).toString(16),
    adler32(bytes).toString(16),
  );
  const b64 = toBase64(bytes);
  console.log(
    "  b64   ",
    b64.length > 60 ? b64.slice(0, 60) + "…" : b64,
    hex(fromBase64(b64)) === hex(bytes),
  );
}
console.log(utf8("é☕"), K256.subarray(0, 4), crcTable.at(-1));
export {};
