// Bitwise operators keep the width: no detour through 32 bits.

const a: u64 = 0xf0f0_f0f0_0f0f_0f0f;
const b: u64 = 0x00ff_00ff_ff00_ff00;
console.log(a & b, a | b, a ^ b, u64(~a));
console.log((a & 0xffff) === 0x0f0f, (a ^ a) === 0);
const c: i64 = -2;
console.log(c & 0xff, c | 1, c ^ -1, i64(~c));
const d: u8 = 0b1010_0101;
const inverted: u8 = ~d;
console.log(inverted, d & 0x0f, d | 0x5a, d ^ 0xff);
const e: u16 = 0xabcd;
const swapped: u16 = (e << 8) | (e >> 8);
console.log(swapped, e & 0xff, e >> 8);
function popCount(value: u64): u32 {
  let count: u32 = 0;
  for (let rest: u64 = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
console.log(
  popCount(0),
  popCount(a),
  popCount(0xffff_ffff_ffff_ffff),
  popCount(u64(d)),
);
function reverse(value: u32): u32 {
  let v: u32 = value;
  v = ((v >> 1) & 0x55555555) | ((v & 0x55555555) << 1);
  v = ((v >> 2) & 0x33333333) | ((v & 0x33333333) << 2);
  v = ((v >> 4) & 0x0f0f0f0f) | ((v & 0x0f0f0f0f) << 4);
  v = ((v >> 8) & 0x00ff00ff) | ((v & 0x00ff00ff) << 8);
  return (v >> 16) | (v << 16);
}
console.log(reverse(1), reverse(0x12345678), reverse(0x80000001));
const aligned = (address: u64, size: u64): u64 =>
  (address + size - 1) & ~(size - 1);
console.log(
  aligned(0, 4096),
  aligned(1, 4096),
  aligned(0xffff_ffff_0000_0001, 4096),
);
let flags: u32 = 0;
flags |= 1 << 31;
flags ^= 0b101;
flags &= ~0b1;
console.log(flags, (flags & (1 << 31)) !== 0, (flags & 2) !== 0);
