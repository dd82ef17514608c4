// The type system at work in ordinary code: mapped, conditional, template literal types, keyof, guards.
type DeepReadonly<T> = T extends (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;
interface Settings {
  theme: { dark: boolean; colors: string[] };
  volume: number;
}
const settings: DeepReadonly<Settings> = {
  theme: { dark: true, colors: ["red", "blue"] },
  volume: 0.5,
};
console.log(
  settings.theme.colors.map((c) => c.length),
  settings,
);
type Path<T> = T extends object
  ? { [K in keyof T & string]: K | `${K}.${Path<T[K]> & string}` }[keyof T &
      string]
  : never;
const paths: Path<{ a: { b: number }; c: string }>[] = ["a", "a.b", "c"];
console.log(paths);
function pluck<T, K extends keyof T>(xs: readonly T[], ...keys: K[]): T[K][][] {
  return xs.map((x) => keys.map((k) => x[k]));
}
console.log(
  pluck(
    [
      { a: 1, b: "x", c: true },
      { a: 2, b: "y", c: false },
    ],
    "a",
    "b",
  ),
);
function pick<T extends object, K extends keyof T>(
  o: T,
  ...keys: K[]
): Pick<T, K> {
  const out = {} as Pick<T, K>;
  for (const k of keys) out[k] = o[k];
  return out;
}
function omit<T extends Record<string, unknown>, K extends keyof T & string>(
  o: T,
  ...keys: K[]
): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(o).filter(([k]) => !(keys as string[]).includes(k)),
  ) as Omit<T, K>;
}
const rec = { id: 1, name: "n", secret: "s" };
console.log(pick(rec, "id").id, omit(rec, "secret"));
type Shape =
  | { kind: "circle"; r: number }
  | { kind: "square"; side: number }
  | { kind: "poly"; points: [number, number][] };
type Of<K extends Shape["kind"]> = Extract<Shape, { kind: K }>;
const areas: { [K in Shape["kind"]]: (s: Of<K>) => number } = {
  circle: (s) => Math.PI * s.r ** 2,
  square: ({ side }) => side * side,
  poly: ({ points }) =>
    Math.abs(
      points.reduce((a, [x, y], i) => {
        const [nx, ny] = points[(i + 1) % points.length]!;
        return a + x * ny - nx * y;
      }, 0),
    ) / 2,
};
const area = <K extends Shape["kind"]>(s: Of<K>): number =>
  (areas[s.kind as K] as (s: Of<K>) => number)(s);
const shapes = [
  { kind: "circle", r: 2 },
  { kind: "square", side: 3 },
  {
    kind: "poly",
    points: [
      [0, 0],
      [4, 0],
      [4, 3],
    ],
  },
] satisfies Shape[];
for (const s of shapes) console.log(s.kind, area(s as Shape).toFixed(3));
const isKey = <T extends object>(o: T, k: PropertyKey): k is keyof T => k in o;
const palette = {
  red: [255, 0, 0],
  green: "#00ff00",
  blue: [0, 0, 255],
} satisfies Record<string, string | [number, number, number]>;
console.log(
  palette.green.toUpperCase(),
  palette.red.map((x) => x / 5),
  isKey(palette, "red"),
  isKey(palette, "pink"),
);
function format(x: number): string;
function format(x: boolean, yes?: string, no?: string): string;
function format(x: readonly number[]): string[];
function format(
  x: number | boolean | readonly number[],
  yes = "yes",
  no = "no",
): string | string[] {
  if (typeof x === "number") return x.toFixed(1);
  if (typeof x === "boolean") return x ? yes : no;
  return x.map((n) => format(n));
}
console.log(
  format(1),
  format(true),
  format(false, "y", "n"),
  format([1, 2.25]).join(),
);
enum Level {
  Debug = 10,
  Info = 20,
  Warn = Info + 10,
  Error = 1 << 6,
}
enum Flag {
  None = 0,
  A = 1,
  B = 2,
  AB = A | B,
}
enum Tone {
  Low = "low",
  High = "high",
}
console.log(
  Level.Warn,
  Level[30],
  Level[Level.Error],
  Flag.AB & Flag.B,
  Flag[3],
  Object.values(Tone),
  Object.keys(Level).length,
  Level,
);
const parseLevel = (s: string): Level | undefined =>
  Level[s as keyof typeof Level];
console.log(parseLevel("Info"), parseLevel("Nope"));
const byLevel: Record<Level, string[]> = {
  [Level.Debug]: [],
  [Level.Info]: ["i"],
  [Level.Warn]: [],
  [Level.Error]: ["e1", "e2"],
};
console.log(byLevel, byLevel[Level.Error].length);
namespace Geo {
  export interface Point {
    x: number;
    y: number;
  }
  export const origin: Point = { x: 0, y: 0 };
  export function dist(a: Point, b: Point = origin) {
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
  export namespace Units {
    export const km = 1000;
  }
  export class Path {
    constructor(readonly pts: Point[]) {}
    get length() {
      return this.pts
        .slice(1)
        .reduce((s, p, i) => s + dist(this.pts[i]!, p), 0);
    }
  }
}
console.log(
  Geo.dist({ x: 3, y: 4 }),
  new Geo.Path([Geo.origin, { x: 3, y: 4 }, { x: 3, y: 0 }]).length *
    Geo.Units.km,
);
class Query<T, Sel extends keyof T = keyof T> {
  private constructor(
    private rows: T[],
    private cols: readonly Sel[] | null,
    private tests: ((t: T) => boolean)[],
    private n = Infinity,
  ) {}
  static from<T>(rows: T[]) {
    return new Query<T>(rows, null, []);
  }
  where<K extends keyof T>(k: K, op: "=" | "<" | ">", v: T[K]): Query<T, Sel> {
    return new Query(
      this.rows,
      this.cols,
      [
        ...this.tests,
        (t) => (op === "=" ? t[k] === v : op === "<" ? t[k] < v : t[k] > v),
      ],
      this.n,
    );
  }
  select<K extends keyof T>(...cols: K[]): Query<T, K> {
    return new Query<T, K>(this.rows, cols, this.tests, this.n);
  }
  take(n: number) {
    return new Query(this.rows, this.cols, this.tests, n);
  }
  all(): Pick<T, Sel>[] {
    return this.rows
      .filter((r) => this.tests.every((t) => t(r)))
      .slice(0, this.n)
      .map((r) => (this.cols ? pick(r as T & object, ...this.cols) : r));
  }
}
const people = [
  { name: "Ann", age: 30, city: "Rome" },
  { name: "Bob", age: 25, city: "Oslo" },
  { name: "Cid", age: 41, city: "Rome" },
];
console.log(
  Query.from(people)
    .where("city", "=", "Rome")
    .where("age", ">", 29)
    .select("name", "age")
    .all(),
  Query.from(people).where("age", "<", 41).take(1).all(),
);
type Json = string | number | boolean | null | Json[] | { [k: string]: Json };
const depth = (j: Json): number =>
  Array.isArray(j)
    ? 1 + Math.max(0, ...j.map(depth))
    : j !== null && typeof j === "object"
      ? 1 + Math.max(0, ...Object.values(j).map(depth))
      : 0;
console.log(depth({ a: [1, [2, { b: null }]], c: "x" }));
const tuple = <T extends readonly unknown[]>(...t: T): T => t;
const [n1, s1, b1] = tuple(1, "two", [3]);
console.log(n1 + 1, s1.length, b1[0]);
type Fn = typeof format;
const same: Fn = format;
console.log(same(3));
const un: uniq<number> = 5;
type uniq<T> = T & {};
console.log(un);
