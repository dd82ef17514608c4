// T | null and T | undefined where T is a number, boolean, string or object.

class Slot<T> {
  private value: T | null = null;
  private history: (T | undefined)[] = [undefined];
  get filled(): boolean {
    return this.value !== null;
  }
  put(value: T): T | null {
    const old = this.value;
    this.value = value;
    this.history.push(value);
    return old;
  }
  take(): T | undefined {
    const { value } = this;
    this.value = null;
    return value ?? undefined;
  }
  orElse(fallback: T): T {
    return this.value ?? fallback;
  }
  get past(): (T | undefined)[] {
    return this.history;
  }
}
const n = new Slot<number>();
console.log(
  n.filled,
  n.put(0),
  n.filled,
  n.put(NaN),
  n.put(5),
  n.take(),
  n.take(),
  n.filled,
);
console.log(n.orElse(-1), n.past);
const b = new Slot<boolean>();
console.log(
  b.put(false),
  b.filled,
  b.orElse(true),
  b.put(true),
  b.take(),
  b.take(),
  b.past,
);
const s = new Slot<string>();
console.log(
  s.put(""),
  s.filled,
  s.orElse("x") === "",
  s.put("t"),
  s.take(),
  s.orElse("e"),
);
const o = new Slot<{ v: number }>();
console.log(o.put({ v: 1 }), o.put({ v: 2 })?.v, o.take()?.v, o.take()?.v);
const u = new Slot<string | number>();
console.log(u.put(1), u.put("one"), u.put(2), u.take(), u.past);
const l = new Slot<number[]>();
console.log(l.put([1]), l.put([2, 3]), l.orElse([]).length);

function firstOr<T>(xs: readonly T[], fallback: T): T {
  return xs.length > 0 ? xs[0] : fallback;
}
function find<T>(xs: readonly T[], p: (x: T) => boolean): T | undefined {
  for (const x of xs) if (p(x)) return x;
  return undefined;
}
console.log(
  firstOr([0], 1),
  firstOr([], 1),
  firstOr([false], true),
  firstOr<string>([], "d"),
);
console.log(
  find([1, 2], (x) => x > 1),
  find([1], (x) => x > 1),
  find([false], () => true),
);
console.log(
  find(["a"], (x) => x === "b"),
  find([null], () => true),
  find([undefined, 1], (x) => x === 1),
);
const mapOr = <T, U>(x: T | null | undefined, f: (x: T) => U, d: U): U =>
  x == null ? d : f(x);
console.log(
  mapOr(0, (x) => x + 1, -1),
  mapOr(null as number | null, (x) => x + 1, -1),
);
console.log(
  mapOr<string, number>(undefined, (t) => t.length, -2),
  mapOr("abc", (t) => t.length, -2),
);
const coalesce = <T>(...xs: (T | null | undefined)[]): T | undefined =>
  xs.find((x): x is T => x != null);
console.log(
  coalesce(null, undefined, 0, 1),
  coalesce<string>(null),
  coalesce(undefined, false),
);
