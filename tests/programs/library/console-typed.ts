// console.log of values whose type is a union, a generic or unknown.

function show<T>(value: T): void {
  console.log(value);
}
show(1);
show("text");
show(true);
show(null);
show(undefined);
show([1, 2]);
show(["a"]);
const values: (string | number | boolean | null | undefined)[] = [
  "s",
  1.5,
  true,
  null,
  undefined,
];
for (const value of values) console.log(value);
console.log(values);
const unknowns: unknown[] = ["s", 1, false, [1, "x"]];
for (const value of unknowns) console.log(value);
const pairs: [string, number | null][] = [
  ["a", 1],
  ["b", null],
];
console.log(pairs);
enum Level {
  low = 1,
  high = 10,
}
enum Name {
  first = "FIRST",
}
console.log(Level.low, Level[10], Name.first, [Level.high, Name.first]);
const literal = "constant" as const;
console.log(literal, [literal]);
try {
  throw "thrown text";
} catch (caught) {
  console.log(caught);
}
