// DataView: every getter and setter, both byte orders, shared buffer, NaN bits.

const buffer = new ArrayBuffer(24);
const view = new DataView(buffer);
const bytes = new Uint8Array(buffer);
view.setUint8(0, 0x12);
view.setInt8(1, -2);
view.setUint16(2, 0x3456);
view.setUint16(4, 0x3456, true);
view.setInt16(6, -300, true);
view.setUint32(8, 0xdeadbeef);
view.setInt32(12, -123456, true);
console.log(bytes.join());
console.log(
  view.getUint8(1),
  view.getInt8(1),
  view.getUint16(2),
  view.getUint16(2, true),
);
console.log(
  view.getInt16(6),
  view.getInt16(6, true),
  view.getUint32(8),
  view.getInt32(8),
  view.getUint32(8, true),
);
console.log(
  view.getInt32(12, true),
  view.getUint32(12, true),
  view.getInt32(1),
  view.getUint32(5, true),
);
view.setFloat64(0, Math.PI);
view.setFloat32(8, Math.PI, true);
console.log(
  bytes.subarray(0, 12).join(),
  view.getFloat64(0),
  view.getFloat32(8, true),
);
view.setFloat64(16, -0);
console.log(Object.is(view.getFloat64(16), -0), view.getUint8(16));
view.setFloat64(16, NaN);
console.log(view.getFloat64(16), view.getUint32(16) >>> 20);
for (let i = 16; i < 24; i++) view.setUint8(i, 0xff);
const odd = view.getFloat64(16);
console.log(
  odd,
  odd + 1,
  odd === undefined,
  odd ?? "nullish",
  [odd, 1].includes(NaN),
);
const part = new DataView(buffer, 4, 4);
part.setUint16(0, 65535);
console.log(
  part.byteLength,
  part.byteOffset,
  bytes[4],
  bytes[5],
  view.byteLength,
);
view.setUint8(0, 257);
view.setInt16(2, 40000);
view.setFloat32(4, 1e40);
console.log(view.getUint8(0), view.getInt16(2), view.getFloat32(4));
