// Integer-looking loops that leave 32 bits, 53 bits, or become fractions.

let sum = 0;
for (let i = 0; i < 100000; i++) sum += i * i;
console.log(sum);
let factorial = 1;
for (let i = 1; i <= 30; i++) factorial *= i;
console.log(factorial);
let power = 1;
for (let i = 0; i < 70; i++) power *= 2;
console.log(power, power + 1 === power);
let edge = 2147483645;
for (let i = 0; i < 5; i++) console.log(++edge, edge | 0);
let down = 2;
for (; down > -3; down--)
  console.log(down, down / 2, down * -1, Object.is(down * 0, -0));
let count = 9007199254740990;
for (let i = 0; i < 4; i++) console.log(count++);
let half = 7;
while (half > 0.1) {
  half /= 2;
  console.log(half);
}
const fibonacci: number[] = [0, 1];
for (let i = 2; i < 90; i++) fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
console.log(fibonacci[78], fibonacci[79], fibonacci[89]);
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
console.log(gcd(1071, 462), gcd(0, 5), gcd(-12, 18), gcd(2 ** 50, 6 ** 10));
let product = 1;
for (let i = 0; i < 10; i++) product = (product * 48271) % 2147483647;
console.log(product);
let steps = 0;
for (let n = 837799; n !== 1; steps++) n = n % 2 === 0 ? n / 2 : 3 * n + 1;
console.log(steps);
for (let i = 10; i >= 0; i -= 3) console.log(i);
for (let x = 0; x < 1; x += 0.25) console.log(x);
console.log(Math.floor(-7 / 2), Math.trunc(-7 / 2), (-7 / 2) | 0, -7 % 2);
