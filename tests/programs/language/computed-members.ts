// Computed keys: in literals, classes, destructuring, by enum and constant.

const prefix = "get";
const fieldName = "value" as const;
enum Kind {
  Left = "left",
  Right = "right",
}
const object = {
  [fieldName]: 1,
  ["lit"]: 2,
  [Kind.Left]: 3,
  [`${prefix}Name` as const]() {
    return "computed method";
  },
};
console.log(object.value, object.lit, object.left, object.getName());
const byKind: Record<Kind, number[]> = { [Kind.Left]: [1], [Kind.Right]: [] };
for (const kind of [Kind.Left, Kind.Right, Kind.Left])
  byKind[kind].push(byKind[kind].length);
console.log(byKind.left, byKind[Kind.Right]);
class Table {
  static readonly key = "static key";
  ["spaced name"] = "field";
  ["method name"](): string {
    return this["spaced name"] + "!";
  }
  get ["accessor"](): number {
    return 42;
  }
}
const t = new Table();
console.log(t["spaced name"], t["method name"](), t.accessor, Table["key"]);
const log: string[] = [];
const key = (k: string): string => (log.push(k), k);
const ordered: Record<string, number> = {
  [key("b")]: log.length,
  [key("a")]: log.length,
};
console.log(log, ordered["a"], ordered["b"]);
let i = 0;
const counted: Record<string, number> = { [`k${i++}`]: i, [`k${i++}`]: i };
console.log(Object.entries(counted).map(([k, v]) => k + v));
const { [Kind.Left]: left, [fieldName]: v } = object;
console.log(left, v);
type Point = { x: number; y: number };
const axes: (keyof Point)[] = ["x", "y"];
const p: Point = { x: 1, y: 2 };
for (const axis of axes) p[axis] *= 10;
const moved = axes.reduce<Point>(
  (acc, axis) => ({ ...acc, [axis]: acc[axis] + 1 }),
  p,
);
console.log(p.x, p.y, moved.x, moved.y);
function update<T, K extends keyof T>(
  object: T,
  field: K,
  change: (old: T[K]) => T[K],
): T {
  return { ...object, [field]: change(object[field]) };
}
const settings = { name: "n", size: 1, on: false };
const next = update(
  update(settings, "size", (s) => s + 4),
  "on",
  (o) => !o,
);
console.log(next.name, next.size, next.on, settings.size);
const numeric: Record<number, string> = {};
for (let n = 3; n > 0; n--) numeric[n * n] = "n" + n;
console.log(Object.keys(numeric), numeric[4], numeric[5] === undefined);
const matrix: Record<string, Record<string, number>> = {};
for (const [r, c] of ["ab", "ac", "bb"].map((s) => [...s]))
  (matrix[r] ??= {})[c] = r.charCodeAt(0) + c.charCodeAt(0);
for (const r in matrix)
  for (const c in matrix[r]) console.log(r, c, matrix[r][c]);
