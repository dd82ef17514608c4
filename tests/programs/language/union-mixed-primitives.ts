// string | number | boolean | null | undefined in variables, fields, arrays.

type Scalar = string | number | boolean | null | undefined;

function describe(v: Scalar): string {
  if (v === null) return "null";
  if (v === undefined) return "undefined";
  if (typeof v === "string") return `string ${v.length}`;
  if (typeof v === "number") return `number ${v * 2}`;
  return v ? "yes" : "no";
}
const values: Scalar[] = [
  "abc",
  1.5,
  true,
  false,
  null,
  undefined,
  "",
  0,
  NaN,
  -0,
];
for (const v of values) console.log(describe(v), typeof v, Boolean(v));

let v: string | number = "start";
console.log(v.length);
v = 5;
console.log(v + 1);
v = v > 3 ? "big" : v;
console.log(v);

function add(a: string | number, b: string | number): string | number {
  if (typeof a === "number" && typeof b === "number") return a + b;
  return `${a}${b}`;
}
console.log(add(1, 2), add("1", 2), add(1, "2"), add("a", "b"));

const mixed: (string | number)[] = [1, "one", 2, "two"];
let total = 0;
let text = "";
for (const m of mixed) {
  if (typeof m === "number") total += m;
  else text += m;
}
console.log(total, text, mixed.indexOf("two"), mixed.includes(2));
console.log(mixed.indexOf("1"), mixed.length, mixed.join("|"));

const eq = (a: Scalar, b: Scalar) => a === b;
console.log(eq(1, 1), eq("1", 1), eq("a" + "b", "ab"), eq(null, undefined));
console.log(eq(NaN, NaN), eq(0, -0), eq(true, 1), eq("", false));

interface Cell {
  value: string | number | null;
}
const cells: Cell[] = [{ value: 1 }, { value: "x" }, { value: null }];
cells[0].value = "now text";
cells[2].value = 3;
console.log(cells.map((c) => c.value));
console.log(
  cells.map((c) => (typeof c.value === "string" ? c.value.length : c.value)),
);

const map = new Map<string | number, string | boolean>();
map.set(1, "number one").set("1", true);
console.log(map.get(1), map.get("1"), map.size, map.has("2"));

function toNumber(x: string | number | boolean): number {
  return typeof x === "boolean" ? Number(x) : +x;
}
console.log(toNumber("12"), toNumber(true), toNumber(3), toNumber("z"));
const orDefault = (x: number | string | undefined): number | string =>
  x ?? "dflt";
console.log(orDefault(0), orDefault(""), orDefault(undefined));
let literal: "auto" | number = "auto";
const width = (w: "auto" | number) => (w === "auto" ? 100 : w);
console.log(width(literal), width((literal = 30)));
