// Binary encoding: DataView readers and writers, varints, bit streams, LZ77, huffman, PRNGs.

class ByteWriter {
  private buffer = new ArrayBuffer(8);
  private view = new DataView(this.buffer);
  private length = 0;
  private reserve(n: number): number {
    const at = this.length;
    if (at + n > this.buffer.byteLength) {
      const bigger = new ArrayBuffer(
        Math.max(this.buffer.byteLength * 2, at + n),
      );
      new Uint8Array(bigger).set(new Uint8Array(this.buffer));
      this.buffer = bigger;
      this.view = new DataView(bigger);
    }
    this.length += n;
    return at;
  }
  u8(v: number): this {
    this.view.setUint8(this.reserve(1), v);
    return this;
  }
  u16(v: number, little = false): this {
    this.view.setUint16(this.reserve(2), v, little);
    return this;
  }
  i32(v: number): this {
    this.view.setInt32(this.reserve(4), v);
    return this;
  }
  f32(v: number): this {
    this.view.setFloat32(this.reserve(4), v);
    return this;
  }
  f64(v: number): this {
    this.view.setFloat64(this.reserve(8), v, true);
    return this;
  }
  varint(v: number): this {
    while (v > 127) {
      this.u8((v & 127) | 128);
      v >>>= 7;
    }
    return this.u8(v);
  }
  text(s: string): this {
    this.varint(s.length);
    for (const c of s) this.u8(c.charCodeAt(0));
    return this;
  }
  finish(): Uint8Array {
    return new Uint8Array(this.buffer, 0, this.length);
  }
}
class ByteReader {
  private at = 0;
  private readonly view: DataView;
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  private take(n: number): number {
    if (this.at + n > this.bytes.length)
      throw new RangeError(`need ${n} bytes at ${this.at}`);
    const at = this.at;
    this.at += n;
    return at;
  }
  u8 = () => this.view.getUint8(this.take(1));
  u16 = (little = false) => this.view.getUint16(this.take(2), little);
  i32 = () => this.view.getInt32(this.take(4));
  f32 = () => this.view.getFloat32(this.take(4));
  f64 = () => this.view.getFloat64(this.take(8), true);
  varint(): number {
    let v = 0,
      s = 0,
      b: number;
    do {
      b = this.u8();
      v |= (b & 127) << s;
      s += 7;
    } while (b & 128);
    return v;
  }
  text(): string {
    let s = "";
    for (let n = this.varint(); n > 0; n--) s += String.fromCharCode(this.u8());
    return s;
  }
  get remaining() {
    return this.bytes.length - this.at;
  }
}
const bytes = new ByteWriter()
  .u8(300)
  .u16(0xbeef)
  .u16(0xbeef, true)
  .i32(-2)
  .f32(0.1)
  .f64(Math.PI)
  .varint(300)
  .text("hello")
  .finish();
console.log(bytes.length, bytes);
const reader = new ByteReader(bytes);
console.log(
  reader.u8(),
  reader.u16().toString(16),
  reader.u16(true).toString(16),
  reader.i32(),
  reader.f32(),
  reader.f64(),
  reader.varint(),
  reader.text(),
  reader.remaining,
);
try {
  reader.i32();
} catch (e) {
  console.log(String(e));
}

class BitSet {
  private words: Uint32Array;
  constructor(readonly size: number) {
    this.words = new Uint32Array((size + 31) >>> 5);
  }
  add(i: number): this {
    this.words[i >>> 5] |= 1 << (i & 31);
    return this;
  }
  has(i: number): boolean {
    return (this.words[i >>> 5] & (1 << (i & 31))) !== 0;
  }
  flip(): this {
    this.words.forEach((w, i) => {
      this.words[i] = ~w;
    });
    return this;
  }
  count(): number {
    let n = 0;
    for (let w of this.words) for (; w; w &= w - 1) n++;
    return n;
  }
  and(o: BitSet): BitSet {
    const r = new BitSet(this.size);
    r.words = this.words.map((w, i) => w & o.words[i]);
    return r;
  }
  toArray(): number[] {
    return Array.from({ length: this.size }, (_, i) => i).filter((i) =>
      this.has(i),
    );
  }
}
const bits = new BitSet(64).add(1).add(31).add(32).add(63);
console.log(
  bits.toArray(),
  bits.count(),
  bits.has(31),
  bits.has(30),
  bits.and(new BitSet(64).add(31).add(2)).toArray(),
  bits.flip().count(),
);

type Piece = string | [distance: number, length: number];
function lz(text: string, window = 20): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < text.length;) {
    let best = 0,
      from = 0;
    for (let d = 1; d <= Math.min(i, window); d++) {
      let n = 0;
      while (i + n < text.length && text[i + n] === text[i - d + n]) n++;
      if (n > best) [best, from] = [n, d];
    }
    if (best > 2) {
      out.push([from, best]);
      i += best;
    } else out.push(text[i++]);
  }
  return out;
}
const unlz = (pieces: Piece[]): string =>
  pieces.reduce<string>((text, p) => {
    if (typeof p === "string") return text + p;
    let [d, n] = p;
    while (n-- > 0) text += text[text.length - d];
    return text;
  }, "");
const packed = lz("abracadabra abracadabra aaaaaaaa");
console.log(packed, unlz(packed) === "abracadabra abracadabra aaaaaaaa");

type HNode = { weight: number; order: number } & (
  | { kind: "leaf"; symbol: string }
  | { kind: "inner"; left: HNode; right: HNode }
);
function huffman(text: string): Map<string, string> {
  const freq = new Map<string, number>();
  for (const c of text) freq.set(c, (freq.get(c) ?? 0) + 1);
  let order = 0;
  const queue: HNode[] = [...freq].map(([symbol, weight]) => ({
    kind: "leaf",
    symbol,
    weight,
    order: order++,
  }));
  while (queue.length > 1) {
    queue.sort((a, b) => a.weight - b.weight || a.order - b.order);
    const [left, right] = queue.splice(0, 2);
    queue.push({
      kind: "inner",
      left,
      right,
      weight: left.weight + right.weight,
      order: order++,
    });
  }
  const codes = new Map<string, string>();
  const walk = (n: HNode, path: string): void => {
    if (n.kind === "leaf") codes.set(n.symbol, path || "0");
    else {
      walk(n.left, path + "0");
      walk(n.right, path + "1");
    }
  };
  if (queue[0]) walk(queue[0], "");
  return codes;
}
const codes = huffman("mississippi river");
console.log(
  codes,
  [..."mississippi"].map((c) => codes.get(c)).join(""),
  huffman("").size,
  huffman("aaa"),
);
function mulberry32(seed: number): () => number {
  return () => {
    seed |= 0;
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = mulberry32(42);
console.log(
  Array.from({ length: 3 }, random),
  Array.from({ length: 8 }, () => Math.floor(random() * 6) + 1),
);
class XorShift {
  constructor(private s: number) {}
  next(): number {
    let x = this.s;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (this.s = x) >>> 0;
  }
  shuffle<T>(xs: T[]): T[] {
    for (let i = xs.length - 1; i > 0; i--) {
      const j = this.next() % (i + 1);
      [xs[i], xs[j]] = [xs[j], xs[i]];
    }
    return xs;
  }
}
console.log(
  new XorShift(2463534242).shuffle([1, 2, 3, 4, 5, 6, 7]),
  new XorShift(1).next(),
);
const f32 = new Float32Array([1.1, 2.5, 1e40]),
  i8 = Int8Array.of(127, 128, -129),
  clamped = new Uint8ClampedArray([300, -5, 1.5, 2.5]);
console.log(
  f32,
  i8,
  clamped,
  new Uint16Array(f32.buffer),
  [...i8].map((x) => x.toString(2)),
);
export {};
