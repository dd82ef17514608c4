// Loops on machine integers: counting up, down to zero, past the end.

let sum: u32 = 0;
for (let i: u32 = 0; i < 100000; i++) sum += i * i;
console.log(sum);
let steps: u32 = 0;
for (let b: u8 = 250; b !== 5; b++) steps++;
console.log(steps);
for (let i: i32 = 3; i >= 0; i--) console.log(i);
let wrapped: u8 = 0;
wrapped--;
console.log(wrapped, ++wrapped, wrapped--, wrapped);
let power: u64 = 1;
while (power < 0x1000_0000_0000_0000) power *= 10;
console.log(power);
let count: u32 = 10;
do {
  count -= 3;
} while (count < 100);
console.log(count);
outer: for (let i: u16 = 0; ; i++) {
  for (let j: u16 = 0; j < i; j++) {
    if (i * j === 380) {
      console.log(i, j);
      break outer;
    }
  }
}
let collatz: u64 = 837799;
let length: u32 = 0;
while (collatz !== 1) {
  collatz = (collatz & 1) === 0 ? collatz >> 1 : collatz * 3 + 1;
  length++;
}
console.log(length);
const gcd = (a: u64, b: u64): u64 => (b === 0 ? a : gcd(b, a % b));
console.log(gcd(1071, 462), gcd(0xffff_ffff_ffff_ffff, 0xffff_ffff));
