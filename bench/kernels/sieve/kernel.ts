// Primes below a limit, several times over: bytes in a typed array.

function countPrimes(limit: number): number {
  const composite = new Uint8Array(limit);
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

let total = 0;
for (let round = 0; round < 40; round++) total += countPrimes(1000000 + round);
console.log(total);
