// Variables without an annotation whose type evolves: let x; const xs = [].

let result;
for (const n of [1, 2, 3]) {
  if (n === 2) result = n * 10;
}
console.log(result);
let text;
if (result === 20) text = "twenty";
else text = "other";
console.log(text.length, text);
const list = [];
for (let i = 0; i < 4; i++) list.push(i * i);
console.log(list, list.length, list[2] + 1);
const mixed = [];
mixed.push(1);
mixed.push("two");
console.log(mixed.length, mixed[1], mixed);
function collect(limit: number) {
  const found = [];
  for (let i = 2; found.length < limit; i++) {
    let prime = true;
    for (const p of found) if (i % p === 0) prime = false;
    if (prime) found.push(i);
  }
  return found;
}
console.log(collect(6));
let state = null;
state = { count: 1 };
state.count++;
console.log(state.count);
let value;
value = "text";
console.log(value.toUpperCase());
value = 5;
console.log(value + 1);
value = [1, 2];
console.log(value.length);
function first(xs: string[]) {
  let best;
  for (const x of xs) if (best === undefined || x < best) best = x;
  return best;
}
console.log(first(["b", "a", "c"]), first([]));
const pairs = [];
pairs.push({ key: "a", n: 1 });
pairs.push({ key: "b", n: 2 });
console.log(
  pairs.map((p) => p.key + p.n),
  pairs[0].n,
);
let f;
f = (x: number) => x * 2;
console.log(f(4));
let node = null;
for (const v of [1, 2]) node = { v, next: node as unknown };
console.log(node?.v);
