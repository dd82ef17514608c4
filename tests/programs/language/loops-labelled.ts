// Labelled break and continue across for, while, do and blocks.

const grid = [
  [1, 2, 3],
  [4, -1, 6],
  [7, 8, 9],
];
let visited: number[] = [];
rows: for (const row of grid) {
  for (const cell of row) {
    if (cell < 0) continue rows;
    if (cell === 8) break rows;
    visited.push(cell);
  }
}
console.log(visited.join());

let steps = 0;
outer: while (true) {
  do {
    steps++;
    if (steps % 3 === 0) continue outer;
    if (steps > 10) break outer;
  } while (steps < 100);
}
console.log(steps);

block: {
  console.log("in block");
  if (steps > 5) break block;
  console.log("never");
}

function find(target: number): string {
  let where = "nowhere";
  search: {
    for (let y = 0; y < grid.length; y++) {
      for (let x = 0; x < grid[y].length; x++) {
        if (grid[y][x] === target) {
          where = `${x},${y}`;
          break search;
        }
      }
    }
    where = "not found";
  }
  return where;
}
console.log(find(6), find(7), find(42));

// continue in a for still runs the incrementer; in do-while it tests.
let trace = "";
a: for (let i = 0; i < 3; i++) {
  b: for (let j = 0; j < 3; trace += "|", j++) {
    if (j === 1) continue b;
    if (i === 1) continue a;
    trace += `${i}${j} `;
  }
}
console.log(trace);
let k = 0;
do {
  k++;
  if (k === 2) continue;
  if (k === 5) break;
} while (k < 10);
console.log(k);

l1: l2: for (let i = 0; i < 2; i++) {
  for (;;) {
    if (i === 0) continue l1;
    break l2;
  }
}
for (let i = 0, j = 10; i < j; i += 3, j--) console.log(i, j);
let infinite = 0;
for (;;) if (++infinite >= 7) break;
console.log(infinite);
let count = 3;
while (count--) trace = "count" + count;
console.log(trace, count);
