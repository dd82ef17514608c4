// Quicksort of random numbers, recursive.

function sort(values: Float64Array, first: number, last: number): void {
  while (first < last) {
    const pivot = values[(first + last) >> 1];
    let low = first;
    let high = last;
    while (low <= high) {
      while (values[low] < pivot) low++;
      while (values[high] > pivot) high--;
      if (low <= high) {
        const held = values[low];
        values[low] = values[high];
        values[high] = held;
        low++;
        high--;
      }
    }
    if (high - first < last - low) {
      sort(values, first, high);
      first = low;
    } else {
      sort(values, low, last);
      last = high;
    }
  }
}

const values = new Float64Array(1000000);
let checksum = 0;
let seed = 42;
for (let round = 0; round < 4; round++) {
  for (let i = 0; i < values.length; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    values[i] = seed / 65536;
  }
  sort(values, 0, values.length - 1);
  for (let i = 0; i < values.length; i += 1000) checksum += values[i] * (i + 1);
}
console.log(checksum.toFixed(3));
