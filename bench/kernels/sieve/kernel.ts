// Primes below a limit, several times over: bytes in a typed array.

function countPrimes(composite: Uint8Array, limit: number): number {
  composite.fill(0);
  let count = 0;
  for (let n = 2; n < limit; n++) {
    if (composite[n] !== 0) continue;
    count++;
    for (let multiple = n * n; multiple < limit; multiple += n) {
      composite[multiple] = 1;
    }
  }
  return count;
}

const composite = new Uint8Array(1000040);
let total = 0;
for (let round = 0; round < 40; round++)
  total += countPrimes(composite, 1000000 + round);
console.log(total);
