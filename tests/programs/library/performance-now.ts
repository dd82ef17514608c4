// performance.now and process.uptime: clocks that never go back.

import { performance as timer } from "node:perf_hooks";

const start = performance.now();
let last = start;
let isMonotonic = true;
let sum = 0;
for (let i = 0; i < 1000; i++) {
  for (let k = 0; k < 100; k++) sum += i ^ k;
  const now = timer.now();
  if (now < last) isMonotonic = false;
  last = now;
}
console.log(sum, isMonotonic, last > start, last - start < 60_000);
console.log(process.uptime() > 0, process.uptime() < 60);
