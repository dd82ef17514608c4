// Writing at and past the end grows an array; length can be assigned.

const xs: number[] = [];
for (let i = 0; i < 5; i++) xs[i] = i * i;
console.log(xs, xs.length);
xs[xs.length] = 100;
console.log(xs.length, xs[5]);
xs.length = 2;
console.log(xs, xs[2] === undefined);
xs.length = 0;
console.log(xs.length, xs[0] === undefined);

const words: string[] = ["a"];
words[1] = "b";
words[words.length] = "c";
words[words.length - 1] += "!";
console.log(words);
const grid: number[][] = [];
for (let y = 0; y < 3; y++) {
  grid[y] = [];
  for (let x = 0; x < 3; x++) grid[y][x] = x * y;
}
console.log(grid.map((row) => row.join("")).join("/"));

const flags = new Array<boolean>(5).fill(false);
flags[2] = true;
console.log(flags, flags.indexOf(true));
const gaps: (number | undefined)[] = [1];
gaps[3] = 4;
console.log(
  gaps.length,
  gaps[1] === undefined,
  gaps[3],
  gaps.map((x) => x ?? 0).length,
);
let sum = 0;
for (const x of gaps) sum += x ?? 100;
console.log(sum);

const sieve = new Array<boolean>(100).fill(true);
const primes: number[] = [];
for (let n = 2; n < sieve.length; n++) {
  if (!sieve[n]) continue;
  primes.push(n);
  for (let m = n * n; m < sieve.length; m += n) sieve[m] = false;
}
console.log(primes.length, primes.join(" "));

const stack: number[] = [];
for (let i = 0; i < 1000; i++) stack.push(i);
while (stack.length > 3) stack.pop();
console.log(stack, stack.shift(), stack.unshift(9, 8), stack);
const table = Array.from({ length: 3 }, () => new Array<number>(2).fill(0));
table[1][1] = 5;
table[2][0]--;
console.log(table[0], table[1], table[2]);
const copy = table.map((row) => [...row]);
copy[0][0] = 77;
console.log(table[0][0], copy[0][0]);
const large: number[] = [];
for (let i = 0; i < 100000; i++) large[i] = i % 7;
let total = 0;
for (let i = 0; i < large.length; i++) total += large[i];
console.log(total, large.length);
