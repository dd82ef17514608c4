// Machine integers through functions: defaults, rest, generics, overload-free.

function add(a: u32, b: u32 = 0xffff_ffff): u32 {
  return a + b;
}
console.log(add(1), add(5, 6), add(0xffff_ffff, 2));
function total(...values: u64[]): u64 {
  let sum: u64 = 0;
  for (const value of values) sum += value;
  return sum;
}
console.log(total(), total(1, 2, 3), total(0xffff_ffff_ffff_ffff, 5));
function first<T>(list: T[]): T {
  return list[0];
}
const bytes: u8[] = [250, 251];
const longs: u64[] = [0xffff_ffff_ffff_fff0];
const byte: u8 = first<u8>(bytes);
const long: u64 = first<u64>(longs);
console.log(byte, long, u8(byte + 10), u64(long + 16));
class Box<T> {
  constructor(public value: T) {}
  swap(next: T): T {
    const old = this.value;
    this.value = next;
    return old;
  }
}
const box = new Box<u64>(0x8000_0000_0000_0001);
console.log(box.swap(7), box.value);
const twice = (n: u8): u8 => n * 2;
const apply = (f: (n: u8) => u8, n: u8): u8 => f(f(n));
console.log(twice(200), apply(twice, 100));
const doubled: u16[] = [1, 40000].map((n): u16 => u16(n) * 2);
console.log(doubled[0], doubled[1]);
function classify(code: u8): string {
  switch (code) {
    case 0:
      return "zero";
    case 0x7f:
    case 0x80:
      return "middle";
    case 255:
      return "last";
    default:
      return code > 200 ? "high" : "other";
  }
}
for (const code of [0, 127, 128, 255, 201, 3]) console.log(classify(u8(code)));
const factorial = (n: u64): u64 => (n < 2 ? 1 : n * factorial(n - 1));
console.log(factorial(20), factorial(21), factorial(25));
const power = (base: u64, exponent: u32): u64 => {
  let result: u64 = 1;
  for (let i: u32 = 0; i < exponent; i++) result *= base;
  return result;
};
console.log(power(3, 40), power(3, 41), power(10, 19), power(2, 64));
let index: usize = 3;
const table: number[] = [1.5, 2.5, 3.5, 4.5];
console.log(table[Number(index)], index--, index);
