// Constants are exact and widthless until they meet a width.

const all: u64 = 18446744073709551615;
const top: u64 = 0x8000_0000_0000_0000;
const precise: u64 = 1234567890123456789;
const negative: i64 = -9223372036854775808;
console.log(all, top, precise, negative);
const page = 1 << 12;
const gigabytes: u64 = 3 * 1024 * 1024 * 1024;
const product: u64 = 4294967296 * 4294967295;
const mask: u64 = ~0 & 0xffff_ffff_ffff_f000;
console.log(page, gigabytes, product, mask);
const a: u64 = 10;
console.log(
  a + 0xffff_ffff_ffff_fff0,
  a * 1_000_000_000_000_000_000,
  100 - a,
  a - 11,
);
const b: u8 = 0o377;
const c: u8 = 0b1111_1111;
const d: i8 = -128;
console.log(b, c, d, b === 255, c + 1, d - 1);
const character: u8 = 0x41;
console.log(character, u8(character + 1), character * 2);
