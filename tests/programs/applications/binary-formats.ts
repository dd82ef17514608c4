// Binary formats by DataView: a tiny archive, a BMP writer, bit packing.
class Writer {
  private buffer = new ArrayBuffer(16);
  private view = new DataView(this.buffer);
  private at = 0;
  private need(n: number) {
    if (this.at + n <= this.buffer.byteLength) return;
    let size = this.buffer.byteLength;
    while (size < this.at + n) size *= 2;
    const bigger = new ArrayBuffer(size);
    new Uint8Array(bigger).set(new Uint8Array(this.buffer));
    this.buffer = bigger;
    this.view = new DataView(bigger);
  }
  u8(v: number) {
    this.need(1);
    this.view.setUint8(this.at, v);
    this.at += 1;
    return this;
  }
  u16(v: number, little = true) {
    this.need(2);
    this.view.setUint16(this.at, v, little);
    this.at += 2;
    return this;
  }
  i32(v: number, little = true) {
    this.need(4);
    this.view.setInt32(this.at, v, little);
    this.at += 4;
    return this;
  }
  f64(v: number) {
    this.need(8);
    this.view.setFloat64(this.at, v);
    this.at += 8;
    return this;
  }
  f32(v: number) {
    this.need(4);
    this.view.setFloat32(this.at, v, true);
    this.at += 4;
    return this;
  }
  text(s: string) {
    this.u16(s.length);
    for (let i = 0; i < s.length; i++) this.u8(s.charCodeAt(i));
    return this;
  }
  varint(n: number) {
    while (n > 127) {
      this.u8((n & 127) | 128);
      n >>>= 7;
    }
    return this.u8(n);
  }
  done(): Uint8Array {
    return new Uint8Array(this.buffer, 0, this.at);
  }
}
class Reader {
  private view: DataView;
  private at = 0;
  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  u8 = () => this.view.getUint8(this.at++);
  u16(little = true) {
    const v = this.view.getUint16(this.at, little);
    this.at += 2;
    return v;
  }
  i32(little = true) {
    const v = this.view.getInt32(this.at, little);
    this.at += 4;
    return v;
  }
  f64() {
    const v = this.view.getFloat64(this.at);
    this.at += 8;
    return v;
  }
  f32() {
    const v = this.view.getFloat32(this.at, true);
    this.at += 4;
    return v;
  }
  text() {
    let s = "";
    for (let n = this.u16(); n > 0; n--) s += String.fromCharCode(this.u8());
    return s;
  }
  varint() {
    let n = 0,
      shift = 0,
      b;
    do {
      b = this.u8();
      n |= (b & 127) << shift;
      shift += 7;
    } while (b & 128);
    return n >>> 0;
  }
  get eof() {
    return this.at >= this.view.byteLength;
  }
}
const hex = (b: Uint8Array) =>
  Array.from(b, (x) => x.toString(16).padStart(2, "0")).join(" ");
const w = new Writer()
  .u8(1)
  .u16(0x1234)
  .u16(0x1234, false)
  .i32(-2)
  .f64(Math.PI)
  .f32(1 / 3)
  .text("häé")
  .varint(300)
  .varint(2 ** 31);
const bytes = w.done();
console.log(bytes.length, hex(bytes));
const r = new Reader(bytes);
console.log(
  r.u8(),
  r.u16(),
  r.u16(false),
  r.i32(),
  r.f64(),
  r.f32(),
  r.text(),
  r.varint(),
  r.varint(),
  r.eof,
);
try {
  r.u8();
} catch (e) {
  console.log((e as Error).name);
}
function bmp(
  width: number,
  height: number,
  pixel: (x: number, y: number) => [number, number, number],
): Uint8Array {
  const row = (width * 3 + 3) & ~3,
    size = 54 + row * height,
    out = new Uint8Array(size),
    v = new DataView(out.buffer);
  out[0] = 0x42;
  out[1] = 0x4d;
  v.setUint32(2, size, true);
  v.setUint32(10, 54, true);
  v.setUint32(14, 40, true);
  v.setInt32(18, width, true);
  v.setInt32(22, height, true);
  v.setUint16(26, 1, true);
  v.setUint16(28, 24, true);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [r, g, b] = pixel(x, y);
      out.set([b, g, r], 54 + y * row + x * 3);
    }
  return out;
}
const image = bmp(5, 3, (x, y) => [x * 50, y * 100, (x ^ y) * 300]);
console.log(hex(image.subarray(0, 30)), image.slice(-16));
let a = 1,
  b = 0;
for (const x of image) {
  a = (a + x) % 65521;
  b = (b + a) % 65521;
}
console.log(((b << 16) | a) >>> 0);
const packed = new Uint16Array(4),
  flags = [3, 9, 31, 12, 7, 1];
flags.forEach((f, i) => {
  packed[i >> 1]! |= f << ((i & 1) * 5);
});
console.log(
  packed,
  [...packed].map((p, i) => [p & 31, (p >> 5) & 31, i]),
);
const mixed = new Float32Array([0.1, 1e40, -0, NaN, 16777217]);
console.log(
  mixed,
  new Int8Array([127, 128, 255, -129]),
  new Uint8ClampedArray([1.5, 2.5, 300, -4]),
);
const raw = new Uint32Array(new Float32Array([1, -2]).buffer);
console.log(Array.from(raw, (n) => n.toString(2).padStart(32, "0")));
class BitSet {
  private words: Uint32Array;
  constructor(n: number) {
    this.words = new Uint32Array((n + 31) >>> 5);
  }
  add(i: number): this {
    this.words[i >>> 5]! |= 1 << (i & 31);
    return this;
  }
  has(i: number) {
    return ((this.words[i >>> 5] ?? 0) & (1 << (i & 31))) !== 0;
  }
  get count() {
    return this.words.reduce((s, w) => {
      let n = 0;
      for (let x = w; x; x &= x - 1) n++;
      return s + n;
    }, 0);
  }
}
const set = new BitSet(70).add(3).add(64).add(69);
console.log(
  set.count,
  [3, 4, 64, 69, 700].map((i) => set.has(i)),
  set,
);
