// Loop counters that leave the integers; parsing and formatting round trips.

let sum = 0;
for (let i = 0; i < 10; i++) sum += i / 2;
console.log(sum);
let n = 10;
while (n > 0.1) n /= 3;
console.log(n);
let i = 0;
for (; i < 5; i += 1.5);
console.log(i);
let big = 1;
let steps = 0;
while (big < 1e18) {
  big *= 10;
  steps++;
}
console.log(big, steps, big + 1 === big);
let down = 3;
while (down-- > -2) console.log(down, down / 2);

const xs = [10, 20, 30];
let index = 0;
index += 0.5;
console.log(xs[index] === undefined, xs[index * 2], xs[index - 0.5]);
const key: number = -0;
console.log(xs[key], xs[3] === undefined, xs[-1] === undefined);
console.log(xs[2 ** 32] === undefined, xs[NaN] === undefined);

for (const text of ["0.1", "1e21", "123456789.125", "-0", "1e-7", "4.9e-324"]) {
  const value = Number(text);
  console.log(
    text,
    value,
    String(value) === text,
    Object.is(Number(String(value)), value),
  );
}
const average = (list: number[]) =>
  list.reduce((a, b) => a + b, 0) / list.length;
console.log(
  average([1, 2]),
  average([1, 2, 3]),
  average([]),
  average([0.1, 0.2]),
);
function collatz(start: number): number {
  let count = 0;
  for (let v = start; v !== 1; v = v % 2 === 0 ? v / 2 : 3 * v + 1) count++;
  return count;
}
console.log(collatz(27), collatz(97), collatz(1));
function sqrt(v: number): number {
  let guess = v / 2;
  for (let k = 0; k < 30; k++) guess = (guess + v / guess) / 2;
  return guess;
}
console.log(sqrt(2), sqrt(9), sqrt(1e10), sqrt(0.01));
function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
console.log(gcd(48, 36), gcd(17, 5), gcd(0, 9), gcd(1e15, 35));
const isPrime = (v: number): boolean => {
  if (v < 2 || v % 1 !== 0) return false;
  for (let d = 2; d * d <= v; d++) if (v % d === 0) return false;
  return true;
};
console.log(
  Array.from({ length: 30 }, (_, k) => k)
    .filter(isPrime)
    .join(" "),
);
console.log(
  Number.isInteger(5),
  Number.isInteger(5.5),
  Number.isSafeInteger(2 ** 53),
);
console.log(
  isNaN(NaN),
  isFinite(1 / 0),
  Number.parseFloat("1.5x"),
  (25).toString(2),
);
console.log(Number(true), Number(null), Number(undefined));
