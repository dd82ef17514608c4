// Shortest round-trip printing of numbers in every range.

const values = [
  0,
  -0,
  1,
  -1,
  0.1,
  0.5,
  1.5,
  123.456,
  1 / 3,
  2 / 3,
  100,
  1e5,
  123456789,
  1e20,
  1e21,
  1.5e21,
  123456789012345680000,
  1e22,
  1e23,
  1e100,
  1.7976931348623157e308,
  5e-324,
  2.2250738585072014e-308,
  1e-5,
  1e-6,
  1e-7,
  1.5e-7,
  0.000001234,
  1.234e-7,
  9007199254740991,
  9007199254740992,
  9007199254740993,
  2 ** 63,
  2 ** 64,
  4294967295,
  4294967296,
  0.1 + 0.2,
  0.3,
  1.1,
  2.675,
  1.005,
  4.35,
  0.7 * 3,
  NaN,
  Infinity,
  -Infinity,
  1e15,
  1e16,
  1e17,
  12345678901234567890,
  4.9406564584124654e-324,
  1.0000000000000002,
  0.9999999999999999,
  5e-7,
  299792458,
  6.02214076e23,
  6.62607015e-34,
  1.602176634e-19,
  -123.456e-10,
  8.41e21,
  9.5e-3,
];
for (const value of values) console.log(value, String(value), `${-value}`);

// Neighbours of powers of two and ten, and random bit patterns.
const bits = new DataView(new ArrayBuffer(8));
let seed = 2463534242;
const random = (): number => {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return seed >>> 0;
};
for (let i = 0; i < 200; i++) {
  bits.setUint32(0, random());
  bits.setUint32(4, random());
  console.log(String(bits.getFloat64(0)));
}
for (let power = -330; power < 310; power += 13) {
  console.log(String(10 ** power), String(2 ** power));
}
