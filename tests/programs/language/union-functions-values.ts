// Unions of functions, arrays, classes and primitives, told apart.

type Lazy<T extends number | string> = T | (() => T);
function force<T extends number | string>(x: Lazy<T>): T {
  return typeof x === "function" ? x() : x;
}
console.log(
  force(1),
  force(() => 2),
  force("a"),
  force(() => "b"),
);

function words(x: string | string[]): string[] {
  return typeof x === "string" ? x.split(" ") : x;
}
console.log(words("a b"), words(["c"]));
function total(x: number | number[] | null): number {
  if (x === null) return 0;
  if (Array.isArray(x)) return x.reduce((a, b) => a + b, 0);
  return x;
}
console.log(total(5), total([1, 2]), total(null));

class Celsius {
  constructor(readonly degrees: number) {}
}
class Fahrenheit {
  constructor(readonly degrees: number) {}
}
type Temperature = Celsius | Fahrenheit | number | string | undefined;
function celsius(t: Temperature): number {
  if (t === undefined) return NaN;
  if (typeof t === "number") return t;
  if (typeof t === "string") return Number(t);
  if (t instanceof Celsius) return t.degrees;
  return Math.round((t.degrees - 32) / 1.8);
}
console.log(
  [new Celsius(20), new Fahrenheit(212), 5, "7.5", undefined].map(celsius),
);

type Handler = ((x: number) => string) | { handle(x: number): string } | null;
const run = (h: Handler, x: number): string =>
  h === null ? "no handler" : typeof h === "function" ? h(x) : h.handle(x);
console.log(
  run((x) => "f" + x, 1),
  run({ handle: (x) => "o" + x }, 2),
  run(null, 3),
);

type Config = boolean | { depth: number; names?: string[] };
function depth(c: Config = false): number {
  return typeof c === "boolean" ? Number(c) : c.depth + (c.names?.length ?? 0);
}
console.log(
  depth(),
  depth(true),
  depth({ depth: 5 }),
  depth({ depth: 5, names: ["a"] }),
);
const collections: (Map<string, number> | Set<string> | string[])[] = [
  new Map([["a", 1]]),
  new Set(["b", "c"]),
  ["d"],
];
console.log(
  collections.map((c) =>
    Array.isArray(c)
      ? c.length
      : c instanceof Map
        ? "map" + c.size
        : "set" + c.size,
  ),
);
let state: "on" | "off" | 0 | 1 | boolean = "on";
const normal = (s: "on" | "off" | 0 | 1 | boolean) =>
  s === "on" || s === 1 || s === true;
console.log(
  normal(state),
  normal((state = 0)),
  normal((state = true)),
  normal("off"),
);
const either = (flag: boolean) => (flag ? { a: 1 } : { b: "two" });
const e = either(true);
console.log("a" in e ? e.a : "-", either(false).b, either(true).b);
type Nested = { next?: Nested } | string;
const countNested = (n: Nested): number =>
  typeof n === "string" ? n.length : n.next ? 1 + countNested(n.next) : 1;
console.log(
  countNested({ next: { next: "abc" } }),
  countNested({}),
  countNested(""),
);
