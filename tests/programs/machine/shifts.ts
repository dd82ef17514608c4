// Shifts: counts are masked by the width; >> follows the signedness.

const counts32: u32[] = [0, 1, 7, 31, 32, 33, 63, 255];
const unsigned32: u32 = 0x87654321;
const signed32: i32 = -0x789abcdf;
for (const count of counts32) {
  console.log(
    u32(unsigned32 << count),
    u32(unsigned32 >> count),
    u32(unsigned32 >>> count),
  );
  console.log(i32(signed32 << i32(count)), i32(signed32 >> i32(count)));
}
const counts64: u64[] = [0, 1, 31, 32, 63, 64, 65, 127];
const unsigned64: u64 = 0xfedc_ba98_7654_3210;
const signed64: i64 = -0x0123_4567_89ab_cdef;
for (const count of counts64) {
  console.log(u64(unsigned64 << count), u64(unsigned64 >> count));
  console.log(i64(signed64 << i64(count)), i64(signed64 >> i64(count)));
}
const byte: u8 = 0x96;
const left: u8 = byte << 3;
const right: u8 = byte >> 3;
const short: i16 = -300;
const arithmetic: i16 = short >> 4;
console.log(left, right, arithmetic, i16(short << 8));
let value: u64 = 1;
value <<= 40;
value |= 0xff;
value >>= 4;
console.log(value, (value >> 36) & 1, (value << 28) >> 28);
let rotated: u32 = 0xdeadbeef;
for (let i: u32 = 0; i < 5; i++) {
  rotated = (rotated << 5) | (rotated >> 27);
  console.log(rotated);
}
