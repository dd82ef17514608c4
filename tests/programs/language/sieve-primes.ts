// Integer work over arrays: sieves, factorisation, binary search, gcd tables.

function sieve(limit: number): number[] {
  const composite: boolean[] = [];
  for (let i = 0; i <= limit; i++) composite.push(false);
  const primes: number[] = [];
  for (let n = 2; n <= limit; n++) {
    if (composite[n]) continue;
    primes.push(n);
    for (let m = n * n; m <= limit; m += n) composite[m] = true;
  }
  return primes;
}
const primes = sieve(200000);
console.log(primes.length, primes[0], primes[primes.length - 1], primes[9999]);
let gap = 0;
let at = 0;
for (let i = 1; i < primes.length; i++) {
  if (primes[i] - primes[i - 1] > gap) {
    gap = primes[i] - primes[i - 1];
    at = primes[i - 1];
  }
}
console.log(gap, at);
function factors(n: number): [prime: number, power: number][] {
  const found: [number, number][] = [];
  for (const p of primes) {
    if (p * p > n) break;
    let power = 0;
    for (; n % p === 0; n /= p) power++;
    if (power > 0) found.push([p, power]);
  }
  if (n > 1) found.push([n, 1]);
  return found;
}
for (const n of [360, 97, 1001, 2 ** 20, 999999000001, 600851475143]) {
  console.log(
    n,
    factors(n)
      .map(([p, k]) => (k > 1 ? `${p}^${k}` : p))
      .join(" * "),
  );
}
function search(list: readonly number[], target: number): number {
  let [low, high] = [0, list.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (list[middle] === target) return middle;
    if (list[middle] < target) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
console.log(
  search(primes, 2),
  search(primes, 7919),
  search(primes, 4),
  search(primes, 1e9),
);
const totient = (n: number): number =>
  factors(n).reduce((t, [p]) => (t / p) * (p - 1), n);
console.log([1, 2, 9, 10, 97, 360].map(totient));
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
let coprime = 0;
for (let a = 1; a <= 200; a++)
  for (let b = 1; b <= 200; b++) if (gcd(a, b) === 1) coprime++;
console.log(coprime);
function powMod(base: number, exponent: number, modulus: number): number {
  let result = 1;
  base %= modulus;
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}
console.log(
  powMod(2, 1000, 1000007),
  powMod(3, 1000006, 1000003),
  powMod(10, 0, 7),
);
const triangle = [[1]];
for (let n = 1; n <= 12; n++) {
  const above = triangle[n - 1];
  triangle.push(
    Array.from(
      { length: n + 1 },
      (_, k) => (above[k - 1] ?? 0) + (above[k] ?? 0),
    ),
  );
}
console.log(
  triangle[12].join(" "),
  triangle.map((row) => row.reduce((a, b) => a + b)).join(" "),
);
const perfect: number[] = [];
for (let n = 2; n < 9000; n++) {
  let total = 1;
  for (let k = 2; k * k <= n; k++)
    if (n % k === 0) total += k + (k * k === n ? 0 : n / k);
  if (total === n) perfect.push(n);
}
console.log(perfect);
