// unknown: stored, passed, compared, narrowed, printed.

function describe(x: unknown): string {
  if (x === undefined || x === null) return `nothing (${x})`;
  switch (typeof x) {
    case "number":
      return Number.isInteger(x) ? `int ${x}` : `float ${x}`;
    case "string":
      return `text of ${x.length}`;
    case "boolean":
      return x ? "yes" : "no";
    case "function":
      return "function";
  }
  if (Array.isArray(x)) return `list(${x.map(describe).join(", ")})`;
  if (x instanceof Map) return `map of ${x.size}`;
  if (x instanceof Error) return `error ${x.message}`;
  if (typeof x !== "object") return "symbol";
  if ("describe" in x && typeof x.describe === "function") return "describable";
  return "object";
}
const values: unknown[] = [
  1,
  1.5,
  -0,
  "text",
  true,
  null,
  undefined,
  () => 1,
  [1, "a", [null, false]],
  new Map([[1, 2]]),
  new Error("e"),
  { describe: () => "x" },
  { other: 1 },
];
for (const v of values) console.log(describe(v));
console.log(1 as unknown, "s" as unknown, null as unknown, [1, 2] as unknown);

class Bag {
  private items = new Map<string, unknown>();
  set(key: string, value: unknown): this {
    this.items.set(key, value);
    return this;
  }
  number(key: string, fallback: number): number {
    const value = this.items.get(key);
    return typeof value === "number" ? value : fallback;
  }
  text(key: string): string {
    return String(this.items.get(key));
  }
  list(key: string): unknown[] {
    const value = this.items.get(key);
    return Array.isArray(value) ? value : [value];
  }
}
const bag = new Bag().set("n", 5).set("s", "str").set("l", [1, "b"]);
console.log(bag.number("n", 0), bag.number("s", -1), bag.number("zz", -2));
console.log(bag.text("n"), bag.text("s"), bag.text("l"), bag.text("zz"));
console.log(bag.list("l").length, bag.list("n"), bag.list("zz").length);

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === "object" && x !== null && !Array.isArray(x);
}
function getPath(root: unknown, ...path: string[]): unknown {
  let current = root;
  for (const key of path) {
    if (!isRecord(current)) return undefined;
    current = current[key];
  }
  return current;
}
const tree: unknown = { a: { b: { c: 42 } }, list: [1] } as Record<
  string,
  unknown
>;
console.log(getPath(tree, "list") !== undefined, getPath(tree, "x", "y"));
let u: unknown = 5;
const wasNumber = typeof u === "number" && u + 1;
u = "now text";
console.log(
  wasNumber,
  typeof u === "string" ? u.toUpperCase() : "-",
  u === "now text",
);
const copy = u as string;
console.log(copy.length);
