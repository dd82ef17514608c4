// for-of over arrays, strings, maps, sets, entries; changes while running.

for (const x of [3, 1, 2]) console.log(x);
for (const [i, x] of ["a", "b"].entries()) console.log(i, x);
for (const unit of "a😀é") console.log(unit, unit.length);
const map = new Map<string, number>([
  ["one", 1],
  ["two", 2],
]);
for (const [k, v] of map) console.log(k, v);
for (const k of map.keys()) console.log(k);
for (const v of map.values()) console.log(v);
for (const x of new Set([5, 5, 6])) console.log(x);

// An array that grows and shrinks while it is walked.
const growing = [1, 2, 3];
for (const x of growing) if (growing.length < 6) growing.push(x * 10);
console.log(growing);
const shrinking = [1, 2, 3, 4, 5];
const seen: number[] = [];
for (const x of shrinking) {
  seen.push(x);
  if (x === 2) shrinking.length = 3;
}
console.log(seen);
const removed = [1, 2, 3, 4];
for (const x of removed) if (x === 1) removed.shift();
console.log(removed);

// A set and a map changed while they are walked.
const set = new Set([1, 2, 3]);
const order: number[] = [];
for (const x of set) {
  order.push(x);
  if (x === 1) set.delete(2);
  if (x === 3) set.add(4).add(1);
}
console.log(order);
for (const [k] of map) {
  if (map.size < 5) map.set(k + "+", 0);
}
console.log([...map.keys()]);

let reassigned = 0;
for (let x of [1, 2, 3]) {
  x *= 2;
  reassigned += x;
}
console.log(reassigned);
let outside = 0;
for (outside of [7, 8, 9]) if (outside === 8) break;
console.log(outside);
const box = { field: 0 };
for (box.field of [1, 2]);
console.log(box.field);
for (const { a, b = "dflt" } of [{ a: 1 }, { a: 2, b: "given" }] as {
  a: number;
  b?: string;
}[]) {
  console.log(a, b);
}
function firstEven(xs: Iterable<number>): number | undefined {
  for (const x of xs) if (x % 2 === 0) return x;
  return undefined;
}
console.log(
  firstEven([1, 3, 4]),
  firstEven(new Set([1, 3])),
  firstEven(new Map([[2, 3]]).keys()),
);
const empty: string[] = [];
for (const x of empty) console.log("never", x);
const words = ["x", "y"];
for (const word of words.map((w) => w + w)) words.push(word);
console.log(words);
