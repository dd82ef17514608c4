// infer, Extract, variadic functions, visitors and repositories, all generic.

type Shape =
  { kind: "circle"; r: number } | { kind: "rect"; w: number; h: number };
type OfKind<K extends Shape["kind"]> = Extract<Shape, { kind: K }>;
function make<K extends Shape["kind"]>(s: OfKind<K>): OfKind<K> {
  return s;
}
console.log(make<"circle">({ kind: "circle", r: 2 }).r);
type Fn<A extends unknown[], R> = (...args: A) => R;
function memo<A extends unknown[], R>(f: Fn<A, R>): Fn<A, R> {
  const seen = new Map<string, R>();
  return (...args) => {
    const k = args.join();
    const old = seen.get(k);
    if (old !== undefined) return old;
    const v = f(...args);
    seen.set(k, v);
    return v;
  };
}
const add = memo((a: number, b: number) => {
  console.log("computing");
  return a + b;
});
console.log(add(1, 2), add(1, 2), add(2, 2));
type Unwrap<T> = T extends { value: infer V } ? V : T;
function unwrap<T>(x: T): Unwrap<T> {
  return (
    typeof x === "object" && x !== null && "value" in x
      ? (x as { value: unknown }).value
      : x
  ) as Unwrap<T>;
}
console.log(unwrap({ value: 5 }) + 1, unwrap("s").length, unwrap(true));
function zipWith<A, B, C>(
  a: readonly A[],
  b: readonly B[],
  f: (a: A, b: B) => C,
): C[] {
  const n = Math.min(a.length, b.length);
  const out: C[] = [];
  for (let i = 0; i < n; i++) out.push(f(a[i]!, b[i]!));
  return out;
}
console.log(zipWith([1, 2, 3], ["a", "b"], (n, s) => s.repeat(n)));
interface Visitor<R> {
  num(n: number): R;
  add(l: Expr, r: Expr): R;
}
interface Expr {
  accept<R>(v: Visitor<R>): R;
}
const num = (n: number): Expr => ({ accept: (v) => v.num(n) });
const plus = (l: Expr, r: Expr): Expr => ({ accept: (v) => v.add(l, r) });
const evalV: Visitor<number> = {
  num: (n) => n,
  add: (l, r) => l.accept(evalV) + r.accept(evalV),
};
const showV: Visitor<string> = {
  num: String,
  add: (l, r) => `(${l.accept(showV)} + ${r.accept(showV)})`,
};
const e = plus(num(1), plus(num(2), num(3)));
console.log(e.accept(evalV), e.accept(showV));
type Keys = keyof { a: 1; b: 2 };
const ks: Keys[] = ["a", "b"];
console.log(ks.map((k) => ({ a: 10, b: 20 })[k]));
abstract class Repo<T extends { id: number }> {
  protected rows: T[] = [];
  abstract name(): string;
  save(x: T): T {
    this.rows.push(x);
    return x;
  }
  find(id: number): T | undefined {
    return this.rows.find((r) => r.id === id);
  }
  all(): readonly T[] {
    return this.rows;
  }
}
class Users extends Repo<{ id: number; nick: string }> {
  name(): string {
    return "users";
  }
  byNick(n: string) {
    return this.rows.filter((r) => r.nick === n);
  }
}
const u = new Users();
u.save({ id: 1, nick: "x" });
u.save({ id: 2, nick: "y" });
console.log(
  u.find(2)?.nick,
  u.find(9)?.nick,
  u.byNick("x").length,
  u.all().length,
  u.name(),
);
