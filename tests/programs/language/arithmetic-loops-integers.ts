// Loops whose counters must stay exact: overflow, negative steps, mixed use.

let sum = 0;
for (let i = 0; i < 100000; i++) sum += i;
console.log(sum);
let product = 1;
for (let i = 1; i <= 30; i++) product *= i;
console.log(product);
let wrap = 2147483640;
for (let i = 0; i < 20; i++) wrap += 1;
console.log(wrap, wrap | 0);
let negative = 0;
for (let i = 10; i >= -10; i -= 3) negative += i;
console.log(negative);
let square = 3;
for (let i = 0; i < 8; i++) square *= square;
console.log(square);
let fib = [1, 1];
for (let i = 0; i < 90; i++) fib = [fib[1], fib[0] + fib[1]];
console.log(fib[0], fib[1]);
const buckets = [0, 0, 0, 0, 0];
for (let i = -7; i < 20; i++) buckets[((i % 5) + 5) % 5]++;
console.log(buckets);
let alternating = 0;
for (let i = 0; i < 10; i++) alternating += i % 2 === 0 ? i : -i;
console.log(alternating);
let zeroSign = 1;
for (let i = 3; i >= 0; i--) zeroSign = i * -1;
console.log(Object.is(zeroSign, -0), 1 / zeroSign);
let halves = 0;
for (let i = 0; i < 5; i++) halves += i / 2;
console.log(halves);
let max = 9007199254740990;
for (let i = 0; i < 5; i++) max++;
console.log(max);
let counter = 4294967290;
let hits = 0;
while (counter < 4294967300) {
  counter++;
  if (counter > 4294967295) hits++;
}
console.log(counter, hits);
const index = (i: number, n: number): number => (i < 0 ? i + n : i);
const ring = [10, 20, 30];
console.log(ring[index(-1, 3)], ring[index(1, 3)]);
let x = 7;
x = x / 2 + x * 2 - (x % 3) ** 2;
console.log(x, Math.floor(x), x - Math.floor(x));
let modulo = 0;
for (let i = -5; i <= 5; i++) modulo = modulo * 3 + (i % 3);
console.log(modulo);
let power = 1;
let exponent = 0;
while (power * 2 > power && exponent < 2000) {
  power *= 2;
  exponent++;
}
console.log(power, exponent);
let carry = 0;
const digits: number[] = [];
for (let i = 0; i < 12; i++) {
  carry += i * 987;
  digits.push(carry % 10);
  carry = Math.floor(carry / 10);
}
console.log(digits.join(""), carry);
let mixed = 0;
for (let i = 0; i < 4; i++) mixed += i === 2 ? 0.5 : i;
console.log(mixed, mixed * 2, Number.isInteger(mixed));
let inc = 0.1;
for (let i = 0; i < 9; i++) inc += 0.1;
console.log(inc, inc === 1);
let id = 0;
const nextId = () => id++;
console.log(nextId() + nextId() * 10 + nextId() * 100, id);
