// Index signatures and Record: dynamic keys, deletion, order, missing keys.

const counts: Record<string, number> = {};
for (const word of "the cat the dog the end".split(" ")) {
  counts[word] = (counts[word] ?? 0) + 1;
}
console.log(Object.keys(counts), counts["the"], counts["cat"]);
const missing: number | undefined = counts["nothing"];
console.log(missing, "cat" in counts, "nothing" in counts);
delete counts["cat"];
console.log(Object.keys(counts), "cat" in counts);
counts["cat"] = 9;
console.log(Object.keys(counts));

// Integer-like keys come first, in order.
const mixed: { [key: string]: string } = {};
mixed["b"] = "B";
mixed["10"] = "ten";
mixed["a"] = "A";
mixed["2"] = "two";
mixed["-1"] = "minus";
mixed["01"] = "padded";
console.log(Object.keys(mixed).join(" "), Object.values(mixed).join(" "));
for (const key in mixed) console.log(key, mixed[key]);

const byNumber: { [id: number]: string } = { 3: "three", 1: "one" };
byNumber[2] = "two";
for (const [k, v] of Object.entries(byNumber)) console.log(k, typeof k, v);

type Level = "low" | "mid" | "high";
const limits: Record<Level, number> = { low: 1, mid: 5, high: 10 };
const levels: Level[] = ["high", "low"];
for (const level of levels) limits[level] *= 2;
console.log(limits.low, limits.mid, limits.high);

const key = "computed";
const table: Record<string, number[]> = { [key]: [1], [`${key}2`]: [2, 3] };
(table["list"] ??= []).push(7);
(table["list"] ??= []).push(8);
console.log(table["computed"], table["computed2"], table["list"]);

interface Scores {
  total: number;
  [subject: string]: number;
}
const scores: Scores = { total: 0, math: 3, art: 4 };
for (const k of Object.keys(scores))
  if (k !== "total") scores.total += scores[k];
console.log(scores.total, scores["math"]);

const nested: Record<string, Record<string, number>> = {};
for (const [a, b] of [
  ["x", "1"],
  ["x", "2"],
  ["y", "1"],
]) {
  nested[a] ??= {};
  nested[a][b] = (nested[a][b] ?? 0) + 1;
}
console.log(Object.keys(nested), Object.keys(nested["x"]));
const special: Record<string, string> = {
  "": "empty",
  " ": "space",
  é: "accent",
};
console.log(
  special[""],
  special[" "],
  special["é"],
  Object.keys(special).length,
);
