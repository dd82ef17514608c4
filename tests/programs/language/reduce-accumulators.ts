// reduce, map and flatMap with accumulators and results of every kind.

const words = "the quick brown fox jumps over the lazy dog the end".split(" ");
const counts = words.reduce<Record<string, number>>((acc, w) => {
  acc[w] = (acc[w] ?? 0) + 1;
  return acc;
}, {});
console.log(
  Object.entries(counts).filter(([, n]) => n > 1).length,
  counts["the"],
);
const spreadCounts = words.reduce<Record<string, number>>(
  (acc, w) => ({ ...acc, [w]: (acc[w] ?? 0) + 1 }),
  {},
);
console.log(Object.keys(spreadCounts).join(" "));
const byLength = words.reduce(
  (map, w) => map.set(w.length, [...(map.get(w.length) ?? []), w]),
  new Map<number, string[]>(),
);
for (const [n, ws] of byLength) console.log(n, ws);
const [short, long] = words.reduce<[string[], string[]]>(
  ([s, l], w) => (w.length < 4 ? [[...s, w], l] : [s, [...l, w]]),
  [[], []],
);
console.log(short.length, long);
console.log(
  [1, 2, 3].reduce((a, b) => a + b),
  ["a", "b"].reduce((a, b) => a + b),
  [5].reduce((a, b) => a - b),
);
console.log(
  [[1], [2, 3]].reduce((a, b) => a.concat(b)),
  [[1], [2]].reduceRight<number[]>((a, b) => [...a, ...b], []),
);
const stats = [3, 1, 2].reduce(
  (s, x) => ({
    min: Math.min(s.min, x),
    max: Math.max(s.max, x),
    sum: s.sum + x,
  }),
  { min: Infinity, max: -Infinity, sum: 0 },
);
console.log(stats.min, stats.max, stats.sum);
const composed = [(x: number) => x + 1, (x: number) => x * 2].reduce(
  (f, g) => (x) => g(f(x)),
  (x: number) => x,
);
console.log(composed(5));
const maxWord = words.reduce<string | null>(
  (best, w) => (best === null || w.length > best.length ? w : best),
  null,
);
console.log(
  maxWord,
  ([] as string[]).reduce<string | null>((b, w) => w, null),
);
const any = [false, false, true].reduce((a, b) => a || b);
console.log(
  any,
  [1, "a", 2].reduce<string>((acc, x) => acc + x, ""),
);
try {
  ([] as number[]).reduce((a, b) => a + b);
} catch (e) {
  console.log(e instanceof TypeError);
}
console.log(
  [1, 2, 3].flatMap((x) => (x === 2 ? [] : [x, x * 10])),
  words.flatMap((w) => [...w]).length,
);
const indexed = words.map((w, i) => ({ w, i })).filter(({ i }) => i % 4 === 0);
console.log(indexed.map(({ w, i }) => `${i}:${w}`));
const lookup = new Map(words.map((w, i): [string, number] => [w, i]));
console.log(lookup.get("the"), lookup.size);
const sorted = [...words].sort(
  (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0),
);
console.log(sorted.join(" "));
const totals = [
  ["a", 1],
  ["b", 2],
  ["a", 3],
].reduce<Map<string, number>>((m, [k, v]) => {
  m.set(String(k), (m.get(String(k)) ?? 0) + Number(v));
  return m;
}, new Map());
console.log([...totals].map(([k, v]) => k + v));
const chunks = words.reduce<string[][]>(
  (acc, w, i) =>
    i % 3 === 0 ? [...acc, [w]] : (acc[acc.length - 1].push(w), acc),
  [],
);
console.log(chunks.map((c) => c.join("-")));
console.log(
  words.every((w) => w.length > 2),
  words.some((w) => w.startsWith("q")),
  words.findLast((w) => w.length === 3),
);
const nestedSum = [
  [1, [2, 3]],
  [4, [5]],
].map(([a, b]) => Number(a) + (b as number[]).reduce((x, y) => x + y));
console.log(nestedSum);
