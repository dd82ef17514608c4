// Records, guards and casts on copies whose type says little, and on objects seen as records.

const shown = (v: unknown) => console.log(v);
interface A {
  a: number;
}
interface B {
  b: string;
}
const make = (o: object) => ({ ...o });
const ab = make({ a: 1, b: "x", c: true });
const list: object[] = [ab, make({ a: 2 }), make({ b: "only" })];
const isA = (o: object): o is A => "a" in o;
const isB = (o: object): o is B => "b" in o;
console.log(
  list.filter(isA).map((x) => x.a),
  list.filter(isB).map((x) => x.b.length),
);
for (const o of list) {
  if (isA(o) && isB(o)) console.log(o.a, o.b);
  else if (isA(o)) console.log("A", o.a + 1);
  else if (isB(o)) console.log("B", o.b);
}
const widened: A = ab as unknown as A;
widened.a = 10;
console.log(ab, widened.a);
const rec = ab as Record<string, unknown>;
rec["a"] = "now text";
console.log(ab, rec["a"]);
rec["d"] = 5;
console.log(Object.keys(ab));
delete rec["b"];
console.log(ab, "b" in ab, isB(ab));
const nums: Record<string, number> = { x: 1 };
const total = (r: Readonly<Record<string, number>>) =>
  Object.values(r).reduce((s, v) => s + v, 0);
class Stats {
  hp = 10;
  mp = 5;
}
console.log(total(nums), total({ ...new Stats() }), total({ q: 1, w: 2 }));
const counts = { apples: 1, pears: 2 };
type Fruit = keyof typeof counts;
for (const f of Object.keys(counts) as Fruit[]) counts[f] += 1;
console.log(counts, total(counts));
const groups: Record<string, { n: number }[]> = {};
for (const n of [1, 2, 3]) (groups[n % 2 ? "odd" : "even"] ??= []).push({ n });
console.log(groups);
const lookup: { [k: string]: (x: number) => number } = { dbl: (x) => x * 2 };
const ops = { inc: (x: number) => x + 1, neg: (x: number) => -x };
const apply = (
  table: { [k: string]: (x: number) => number },
  k: string,
  x: number,
) => table[k]?.(x) ?? NaN;
console.log(
  apply(lookup, "dbl", 4),
  apply(ops, "inc", 4),
  apply(ops, "none", 1),
);
const env: Record<string, string | undefined> = { HOME: "/root" };
const { HOME = "none", PATH = "dflt" } = env;
console.log(HOME, PATH);
const conf = { port: 80, host: "h" };
const printAll = (o: Record<string, string | number>) => {
  for (const k in o) console.log(k, o[k]);
};
printAll(conf);
const nested: Record<string, Record<string, number>> = { a: { x: 1 } };
const grid = { r1: { c1: 1, c2: 2 }, r2: { c1: 3, c2: 4 } };
const sum2 = (g: Record<string, Record<string, number>>) =>
  Object.values(g)
    .flatMap((r) => Object.values(r))
    .reduce((a, b) => a + b);
console.log(sum2(nested), sum2(grid));
const partial: Partial<Record<"a" | "b", number>> = { a: 1 };
console.log(partial.b, { ...partial, b: 2 });
