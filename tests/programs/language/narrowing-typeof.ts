// typeof: every result string, in if, switch, conditional and !==.

interface Thing {
  tag: string;
}
type Any =
  string | number | boolean | undefined | null | Thing | (() => string);

function kind(v: Any): string {
  switch (typeof v) {
    case "string":
      return "s:" + v.toUpperCase();
    case "number":
      return "n:" + v.toFixed(1);
    case "boolean":
      return "b:" + (v ? 1 : 0);
    case "undefined":
      return "u";
    case "function":
      return "f:" + v();
    default:
      return v === null ? "null" : "o:" + v.tag;
  }
}
const all: Any[] = [
  "s",
  2,
  true,
  undefined,
  null,
  { tag: "t" },
  () => "called",
];
for (const v of all) console.log(kind(v), typeof v);

function early(v: string | number | null): number {
  if (typeof v !== "string") {
    if (typeof v !== "number") return -1;
    return v;
  }
  return v.length;
}
console.log(early("four"), early(7), early(null));

function both(a: string | number, b: string | number): string {
  if (typeof a === typeof b) return "same type";
  if (typeof a === "string" || typeof b === "number") return `left ${a} ${b}`;
  return `right ${a * 2} ${b.length}`;
}
console.log(both(1, 2), both("a", 1), both(3, "bc"));

function unknownKind(x: unknown): string {
  if (typeof x === "string") return x.trim();
  if (typeof x === "number" && x > 10) return "large";
  if (typeof x === "object" && x !== null) {
    if ("size" in x && typeof x.size === "number") return "sized " + x.size;
    return Array.isArray(x) ? "array of " + x.length : "object";
  }
  return typeof x;
}
const unknowns: unknown[] = [
  " pad ",
  11,
  5,
  { size: 3 },
  { size: "big" },
  [1, 2],
  null,
  undefined,
  false,
  Math.max,
];
for (const x of unknowns) console.log(unknownKind(x));

let state: string | number | undefined;
console.log(typeof state);
for (const next of [1, "x", undefined, 2]) {
  state = next;
  const isText = typeof state === "string";
  console.log(isText ? state : "-", typeof state === "number" ? state + 1 : 0);
}
console.log(
  typeof typeof 1,
  typeof [],
  typeof null,
  typeof NaN,
  typeof class {},
);
