// Integer loops over arrays of numbers: sums, maxima and histograms.

function sumOf(values: number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

function largestOf(values: number[]): number {
  let largest = values[0];
  for (const value of values) if (value > largest) largest = value;
  return largest;
}

function prefixSums(values: number[], result: number[]): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    result[i] = sum;
  }
}

function histogram(values: number[], counts: Int32Array): void {
  for (let i = 0; i < values.length; i++) counts[values[i] & 255]++;
}

const values: number[] = [];
const result: number[] = [];
for (let i = 0; i < 100000; i++) {
  values.push((i * 7919) % 10007);
  result.push(0);
}
const counts = new Int32Array(256);
let check = 0;
for (let round = 0; round < 800; round++) {
  values[round] += 1;
  prefixSums(values, result);
  histogram(values, counts);
  check += sumOf(result) / 1e9 + largestOf(values);
}
console.log(check.toFixed(3), counts[17]);
