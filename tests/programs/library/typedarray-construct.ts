// Making typed arrays: length, array, other kind, iterable, buffer, from, of.

console.log(new Uint8Array(3).join(), new Float32Array([1.5, 2, 300]).join());
console.log(
  new Uint8Array([1, 300, -1]).join(),
  new Int16Array(new Uint8Array([250, 251])).join(),
);
console.log(new Uint8Array(new Float64Array([1.9, -1.9, 257])).join());
console.log(new Int32Array(new Set([3, 1, 3])).join());
console.log(
  Uint16Array.from([1, 2, 3], (n) => n * 1000).join(),
  Int8Array.of(1, 128).join(),
);
console.log(Float64Array.from({ length: 3 }, (_, i) => i / 2).join());
const buffer = new ArrayBuffer(16);
const bytes = new Uint8Array(buffer);
const words = new Uint32Array(buffer, 4, 2);
const rest = new Uint16Array(buffer, 12);
words[0] = 0x01020304;
words[1] = 0xfffefdfc;
rest[1] = 513;
console.log(
  bytes.join(),
  words.length,
  words.byteOffset,
  rest.length,
  rest.byteLength,
);
console.log(words.buffer === buffer, buffer.byteLength);
const copy = new Uint8Array(bytes);
copy[4] = 99;
console.log(bytes[4], copy[4], copy.buffer === buffer);
const part = buffer.slice(4, 8);
console.log(part.byteLength, new Uint8Array(part).join());
console.log(new Uint8Array(0).length, new Uint8Array(buffer, 16).length);
