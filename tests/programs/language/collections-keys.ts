// Maps and sets keyed by objects, numbers, NaN, strings, enums, functions.

class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}
enum Level {
  Low,
  High,
}
const a = new Point(1, 2);
const b = new Point(1, 2);
const byObject = new Map<Point, string>([[a, "a"]]);
byObject.set(b, "b").set(a, "A");
console.log(
  byObject.size,
  byObject.get(a),
  byObject.get(b),
  byObject.get(new Point(1, 2)),
);
const seen = new Set<Point>([a, b, a]);
console.log(seen.size, seen.has(a), seen.delete(a), seen.has(a), seen.has(b));
const numbers = new Map<number, string>();
numbers
  .set(0, "zero")
  .set(-0, "minus zero")
  .set(NaN, "nan")
  .set(0.5, "half")
  .set(1e21, "big");
console.log(
  numbers.size,
  numbers.get(-0),
  numbers.get(NaN),
  numbers.get(1 / 2),
  numbers.get(10 ** 21),
);
console.log([...numbers.keys()].map((k) => 1 / k));
const texts = new Set(["a" + "b", "ab", ["a", "b"].join(""), "ba"]);
console.log(texts.size, [...texts]);
const levels = new Map<Level, number>([[Level.High, 1]]);
levels.set(1, 2);
console.log(levels.get(Level.High), levels.size, levels.get(Level.Low));
const mixed = new Map<string | number | boolean | null | undefined, string>([
  [1, "number"],
  ["1", "string"],
  [true, "boolean"],
  [null, "null"],
  [undefined, "undefined"],
]);
console.log(
  mixed.get(1),
  mixed.get("1"),
  mixed.get(true),
  mixed.get(null),
  mixed.get(undefined),
  mixed.get(false),
);
const fs = new Map<() => number, number>();
const f = () => 1;
fs.set(f, f()).set(() => 1, 2);
console.log(
  fs.size,
  fs.get(f),
  fs.get(() => 1),
);
const nested = new Map<string, Map<string, Set<number>>>();
for (const [k1, k2, v] of [
  ["a", "x", 1],
  ["a", "x", 2],
  ["a", "y", 1],
  ["b", "x", 1],
  ["a", "x", 1],
] as const) {
  if (!nested.has(k1)) nested.set(k1, new Map());
  const inner = nested.get(k1)!;
  const set = inner.get(k2) ?? new Set<number>();
  inner.set(k2, set.add(v));
}
for (const [k1, inner] of nested)
  for (const [k2, set] of inner) console.log(k1, k2, [...set]);
const order = new Map([
  ["z", 1],
  ["a", 2],
]);
order.delete("z");
order.set("m", 3).set("z", 4).set("a", 5);
console.log([...order].map(([k, v]) => k + v));
order.clear();
console.log(order.size, [...order].length, order.delete("a"));
let callbacks = 0;
new Map([[1, 2]]).forEach(
  (value, key, map) => (callbacks += value * 10 + key + map.size * 100),
);
new Set([5]).forEach(
  (value, again, set) => (callbacks += value + again + set.size * 1000),
);
console.log(callbacks);
const many = new Map<number, number>();
for (let i = 0; i < 5000; i++) many.set(i * 7, i);
for (let i = 0; i < 5000; i += 2) many.delete(i * 7);
let check = 0;
for (const [k, v] of many) check += k - v;
console.log(many.size, check, many.get(7), many.get(14));
const union = new Set([...new Set([1, 2]), ...new Set([2, 3])]);
const difference = [...union].filter((x) => !new Set([2]).has(x));
console.log([...union], difference);
