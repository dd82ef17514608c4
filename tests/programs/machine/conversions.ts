// Conversions between widths, from number (toward zero, saturating), boolean.

const values: u64[] = [
  0, 127, 128, 255, 256, 65535, 0x1_2345_6789, 0x8000_0000_0000_0000,
  0xffff_ffff_ffff_ff80,
];
for (const value of values) {
  console.log(u8(value), u16(value), u32(value), u64(value), usize(value));
  console.log(i8(value), i16(value), i32(value), i64(value));
}
const negative: i8 = -5;
console.log(
  u8(negative),
  u16(negative),
  u32(negative),
  u64(negative),
  i16(negative),
  i64(negative),
);
const byte: u8 = 0xfb;
console.log(i8(byte), i16(byte), i32(byte), i64(i8(byte)), u32(i8(byte)));

const floats = [
  0,
  -0,
  0.9,
  1.5,
  -0.9,
  -1.5,
  254.9,
  255.5,
  256,
  -129,
  32767.9,
  4294967295.5,
  4294967296,
  1e10,
  -1e10,
  1e300,
  -1e300,
  NaN,
  Infinity,
  -Infinity,
  9007199254740993,
  18446744073709551615,
  1e19,
];
for (const float of floats) {
  console.log(u8(float), u16(float), u32(float), u64(float));
  console.log(i8(float), i16(float), i32(float), i64(float));
}
console.log(u32(true), u8(false), i64(1 < 2), u64(2 < 1));

const big: u64 = 0xffff_ffff_ffff_ffff;
const exact: u64 = 0x20_0000_0000_0000;
const low: i64 = -9007199254740993;
console.log(
  Number(u32(big)),
  Number(exact),
  Number(exact + 1) === Number(exact),
  Number(low),
);
console.log(Number(u8(7)) / 2, Number(i8(-7)) / 2, Number(u64(1)) / 3);
