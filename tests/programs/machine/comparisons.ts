// Comparison follows the signedness; equality, sorting, minimum, truth.

const unsigned: u32[] = [0, 1, 2147483647, 2147483648, 4294967295];
for (const a of unsigned) {
  for (const b of unsigned)
    console.log(a < b, a <= b, a > b, a >= b, a === b, a !== b);
}
const signed: i64[] = [-0x8000_0000_0000_0000, -1, 0, 1, 0x7fff_ffff_ffff_ffff];
for (const a of signed) {
  for (const b of signed)
    console.log(a < b, a <= b, a > b, a >= b, a === b, a !== b);
}
const big: u64 = 0x8000_0000_0000_0000;
console.log(big > 1, big > 0x7fff_ffff_ffff_ffff, u64(big + big) === 0);
// Neighbours that a float could not tell apart.
const odd: u64 = 9007199254740993;
const even: u64 = 9007199254740992;
console.log(odd === even, odd > even, u64(odd - even));
const byte: u8 = 200;
const small: i8 = i8(byte);
console.log(byte > 100, small > 100, small < 0, byte === 200, small === -56);
let smallest: u32 = 0xffffffff;
let largest: u32 = 0;
for (const value of unsigned) {
  if (value < smallest) smallest = value;
  largest = value > largest ? value : largest;
}
console.log(smallest, largest);
const zero: u32 = 0;
console.log(
  zero ? "true" : "false",
  largest ? "true" : "false",
  !zero,
  !!largest,
);
const counts: u32[] = [5, 3, 4294967295, 0];
for (let i: u32 = 1; i < 4; i++) {
  for (let j: u32 = i; j > 0 && counts[j] < counts[j - 1]; j--) {
    const held = counts[j];
    counts[j] = counts[j - 1];
    counts[j - 1] = held;
  }
}
for (const count of counts) console.log(count);
