// === and !== on every kind; == only against null.

class A {
  v = 1;
}
const a = new A();
const alias: A = a;
console.log(a === alias, a === new A());
console.log("ab" === ["a", "b"].join(""), "a" === ("b" as string));
const f = () => 1;
console.log(f === f, f === (() => 1));
const nan = 0 / 0;
console.log(nan === nan, 0 === -0, null === (undefined as unknown));

function same(x: unknown, y: unknown): string {
  return `${x === y} ${x !== y} ${Object.is(x, y)}`;
}
console.log(same(1, 1), same(1, "1"), same("1", "1"), same(true, 1));
console.log(
  same(null, null),
  same(undefined, null),
  same(NaN, NaN),
  same(0, -0),
);
console.log(same("long" + "er", "longer"), same(a, alias), same([], []));
console.log(
  same(0.1 + 0.2, 0.3),
  same(1e21, 10 ** 21),
  same("", 0),
  same(f, f),
);

function absent(x: number | string | null | undefined): boolean {
  return x == null;
}
console.log(
  absent(0),
  absent(""),
  absent(null),
  absent(undefined),
  absent(NaN),
);
const there = (x?: string | null) => x != null;
console.log(there("x"), there(""), there(null), there());

const list = [1, "1", true, null, undefined, a];
for (const needle of [1, "1", a, new A(), undefined, "x"]) {
  console.log(list.indexOf(needle), list.includes(needle));
}
const o1 = { k: 1 };
const o2 = { k: 1 };
let ref = o1;
console.log(ref === o1, ref === o2, o1.k === o2.k);
ref = o2;
console.log(ref === o1, ref === o2);
type T = "x" | "y" | 1 | 2;
const ts: T[] = ["x", 1, "y", 2];
console.log(ts.map((t) => t === "x" || t === 2));
console.log(1 < 2 === true, !(1 === (2 as number)) !== false);
const m = new Map<unknown, string>([
  [NaN, "nan"],
  [0, "zero"],
  ["0", "text zero"],
  [a, "object"],
]);
console.log(m.get(NaN), m.get(-0), m.get("0"), m.get(alias), m.get(new A()));
console.log(
  typeof a === "object",
  typeof f === "function",
  void 0 === undefined,
);
