// undefined as a value: void functions, missing returns, parameters, fields.

const log: string[] = [];
function nothing(): void {}
function early(x: number): void {
  if (x > 1) return;
  console.log("late", x);
}
const arrow = (): void => {
  log.length;
};
console.log(nothing(), early(5), early(0), arrow());
const result: void = nothing();
console.log(result, typeof result, result === undefined);
function maybe(x: number): string | undefined {
  if (x > 0) return "positive";
}
console.log(maybe(1), maybe(-1), maybe(-1) ?? "dflt");
let unset: number | undefined;
console.log(unset, unset === undefined, (unset = 3), unset);
unset = undefined;
console.log(unset, typeof unset);
const actions: (() => void)[] = [
  () => 5,
  () => "text",
  nothing,
  () => undefined,
];
console.log(actions.map((a) => a()));

const push: (s: string) => void = (s) => log.push(s);
console.log(push("a"), push("b"), log);
["x", "y"].forEach((s) => log.push(s));
console.log(log.length, void log.push("z"), log.length);
interface Optional {
  a?: number;
  b: number | undefined;
}
const o: Optional = { b: undefined };
const p: Optional = { a: undefined, b: 1 };
console.log(
  o.a,
  o.b,
  "a" in o,
  "b" in o,
  "a" in p,
  Object.keys(o),
  Object.keys(p),
);
function defaults(
  a?: number,
  b: number | undefined = 7,
  c: number | null = null,
): string {
  return `${a} ${b} ${c}`;
}
console.log(
  defaults(),
  defaults(undefined, undefined, undefined as unknown as null),
  defaults(1, 2, 3),
);
class C {
  field?: string;
  other: string | undefined;
  method(): void {
    this.field = "set";
  }
}
const c = new C();
console.log(c.field, c.other, c.method(), c.field);
const list = [1, undefined, 3];
console.log(
  list.length,
  list[1],
  list.indexOf(undefined),
  list.map((x) => x === undefined),
);
const map = new Map<string, number | undefined>([["k", undefined]]);
console.log(map.get("k"), map.get("zz"), map.has("k"), map.has("zz"), map.size);
console.log(
  [nothing(), nothing()].length,
  `${nothing()}`,
  String(undefined),
  undefined + "",
);
const f = (x: undefined | null | 0): string =>
  x === undefined ? "u" : x === null ? "n" : "0";
console.log(f(undefined), f(null), f(0));
