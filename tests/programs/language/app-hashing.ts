// CRC-32, FNV, Adler, a small SHA-256 and base64 on arrays of bytes.

const bytesOf = (text: string): number[] =>
  [...text].flatMap((c) => {
    const code = c.codePointAt(0)!;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
    if (code < 0x10000)
      return [
        0xe0 | (code >> 12),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      ];
    return [
      0xf0 | (code >> 18),
      0x80 | ((code >> 12) & 63),
      0x80 | ((code >> 6) & 63),
      0x80 | (code & 63),
    ];
  });
const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, "0");

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
function crc32(bytes: readonly number[]): number {
  let crc = ~0;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}
const fnv1a = (bytes: readonly number[]): number =>
  bytes.reduce((h, b) => Math.imul(h ^ b, 0x01000193), 0x811c9dc5) >>> 0;
function adler32(bytes: readonly number[]): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

class Sha256 {
  private static readonly constants = Sha256.#fractions(64, 1 / 3);
  private static readonly initial = Sha256.#fractions(8, 1 / 2);
  static #fractions(count: number, power: number): number[] {
    const values: number[] = [];
    for (let n = 2; values.length < count; n++) {
      let prime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
      if (prime) values.push(((n ** power % 1) * 4294967296) | 0);
    }
    return values;
  }
  static digest(bytes: readonly number[]): string {
    const padded = [...bytes, 0x80];
    while (padded.length % 64 !== 56) padded.push(0);
    const bits = bytes.length * 8;
    for (let shift = 56; shift >= 0; shift -= 8)
      padded.push(shift >= 32 ? 0 : (bits >>> shift) & 0xff);
    const state = [...Sha256.initial];
    for (let offset = 0; offset < padded.length; offset += 64) {
      Sha256.block(state, padded.slice(offset, offset + 64));
    }
    return state.map(hex).join("");
  }
  private static block(state: number[], chunk: number[]): void {
    const rotate = (x: number, n: number) => (x >>> n) | (x << (32 - n));
    const w: number[] = [];
    for (let i = 0; i < 16; i++) {
      w[i] =
        (chunk[4 * i] << 24) |
        (chunk[4 * i + 1] << 16) |
        (chunk[4 * i + 2] << 8) |
        chunk[4 * i + 3];
    }
    for (let i = 16; i < 64; i++) {
      const s0 =
        rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 =
        rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 =
        (h + s1 + ((e & f) ^ (~e & g)) + Sha256.constants[i] + w[i]) | 0;
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [
        g,
        f,
        e,
        (d + t1) | 0,
        c,
        b,
        a,
        (t1 + t2) | 0,
      ];
    }
    [a, b, c, d, e, f, g, h].forEach((v, i) => (state[i] = (state[i] + v) | 0));
  }
}

const alphabet =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function base64(bytes: readonly number[]): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b = NaN, c = NaN] = bytes.slice(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    out += alphabet[word >> 18] + alphabet[(word >> 12) & 63];
    out += Number.isNaN(b) ? "=" : alphabet[(word >> 6) & 63];
    out += Number.isNaN(c) ? "=" : alphabet[word & 63];
  }
  return out;
}
for (const text of [
  "",
  "a",
  "abc",
  "The quick brown fox",
  "héllo wörld → 😀",
  "x".repeat(200),
]) {
  const bytes = bytesOf(text);
  console.log(
    bytes.length,
    hex(crc32(bytes)),
    hex(fnv1a(bytes)),
    hex(adler32(bytes)),
  );
  console.log(Sha256.digest(bytes));
  console.log(base64(bytes).slice(0, 60));
}
