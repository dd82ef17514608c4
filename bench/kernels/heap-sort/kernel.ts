// Heap sort of an ordinary array of numbers.

function siftDown(values: number[], start: number, length: number): void {
  const value = values[start];
  let hole = start;
  for (let child = 2 * hole + 1; child < length; child = 2 * hole + 1) {
    if (child + 1 < length && values[child + 1] > values[child]) child++;
    if (values[child] <= value) break;
    values[hole] = values[child];
    hole = child;
  }
  values[hole] = value;
}

function sort(values: number[]): void {
  for (let i = (values.length >> 1) - 1; i >= 0; i--) {
    siftDown(values, i, values.length);
  }
  for (let last = values.length - 1; last > 0; last--) {
    const largest = values[0];
    values[0] = values[last];
    values[last] = largest;
    siftDown(values, 0, last);
  }
}

const values: number[] = [];
let seed = 1;
for (let i = 0; i < 300000; i++) {
  seed = (seed * 16807) % 2147483647;
  values.push(seed / 1024);
}
let checksum = 0;
for (let round = 0; round < 5; round++) {
  const copy = values.slice();
  sort(copy);
  for (let i = 0; i < copy.length; i += 100) checksum += copy[i] * (i + round);
}
console.log(checksum.toFixed(2));
