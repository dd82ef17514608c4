// Loop variables changed inside the body and by closures during the loop.

const out: number[] = [];
for (let i = 0; i < 10; i++) {
  const skip = () => (i += 2);
  if (i === 3) skip();
  out.push(i);
}
console.log(out);
const later: (() => number)[] = [];
for (let i = 0; i < 3; i++) {
  later.push(() => i);
  i += 0;
  later.push(() => (i += 100));
}
console.log(
  later.map((f) => f()),
  later.map((f) => f()),
);
let total = 0;
for (let i = 0, step = 1; i < 20; i += step) {
  const widen = () => step++;
  widen();
  total += i;
}
console.log(total);
const list = [1, 2, 3];
for (const x of list) {
  const add = () => list.push(x * 10);
  if (list.length < 6) add();
}
console.log(list);
const entries: string[] = [];
const map = new Map([["a", 1]]);
for (const [k, v] of map) {
  if (v < 4) map.set(k + v, v + 1);
  entries.push(k);
}
console.log(entries, map.size);
let w = 0;
const tick = () => ++w < 5;
while (tick()) entries.push("t" + w);
console.log(entries.length, w);
for (let a = [1, 2, 3]; a.length > 0; a = a.slice(1)) {
  const first = () => a[0];
  console.log(first(), a.length);
}
for (let { x, y } = { x: 0, y: 5 }; x < y; x++, y--) {
  const pair = () => `${x}:${y}`;
  console.log(pair());
}
for (let i = 0, n = 2; i < n; i++) {
  for (let i = 0; i < n; i++) later.push(() => i * 10 + n);
}
console.log(later.slice(6).map((f) => f()));
function find(target: number): (() => string) | null {
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      if (row * 3 + column === target) return () => `${row},${column}`;
    }
  }
  return null;
}
console.log(find(5)?.(), find(99)?.(), find(0)?.());
