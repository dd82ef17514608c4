// Interfaces with call, construct and index signatures; function types in maps.

interface Predicate<T> {
  (value: T): boolean;
}
const and =
  <T>(...ps: Predicate<T>[]): Predicate<T> =>
  (v) =>
    ps.every((p) => p(v));
const or =
  <T>(...ps: Predicate<T>[]): Predicate<T> =>
  (v) =>
    ps.some((p) => p(v));
const not =
  <T>(p: Predicate<T>): Predicate<T> =>
  (v) =>
    !p(v);
const even: Predicate<number> = (n) => n % 2 === 0;
const big: Predicate<number> = (n) => n > 10;
console.log(
  [1, 2, 11, 12].filter(and(even, big)),
  [1, 2, 11].filter(or(even, big)),
  [1, 2].filter(not(even)),
);
interface Factory<T> {
  new (name: string): T;
}
class Cat {
  static legs = 4;
  constructor(readonly name: string) {}
  speak(): string {
    return this.name + " meows";
  }
}
class Dog {
  constructor(readonly name: string) {}
  speak(): string {
    return this.name + " barks";
  }
}
function make<T>(factory: Factory<T>, name: string): T {
  return new factory(name);
}
console.log(make(Cat, "tom").speak(), make(Dog, "rex").speak());
const factories: Record<string, Factory<{ speak(): string }>> = {
  cat: Cat,
  dog: Dog,
};
for (const kind in factories) console.log(new factories[kind]("x").speak());
const Chosen = Math.max(1, 2) === 2 ? Cat : Dog;
console.log(
  new Chosen("chosen").speak(),
  Chosen === Cat,
  make(Cat, "a") instanceof Cat,
);
interface Dictionary<V> {
  [key: string]: V;
}
const prices: Dictionary<number> = { apple: 1, pear: 2 };
const doubled: Dictionary<number> = {};
for (const k of Object.keys(prices)) doubled[k] = prices[k] * 2;
console.log(doubled["pear"], Object.keys(doubled));
interface Matrix {
  readonly [row: number]: readonly number[];
  readonly length: number;
}
const m: Matrix = [
  [1, 2],
  [3, 4],
];
let trace = 0;
for (let i = 0; i < m.length; i++) trace += m[i][i];
console.log(trace);
type Reducer<S, A> = (state: S, action: A) => S;
const combine =
  <S, A>(...rs: Reducer<S, A>[]): Reducer<S, A> =>
  (s, a) =>
    rs.reduce((acc, r) => r(acc, a), s);
const total = combine<number, string>(
  (s, a) => s + a.length,
  (s, a) => (a === "reset" ? 0 : s),
);
console.log(["ab", "c", "reset", "xyz"].reduce(total, 0));
const dispatch = new Map<string, (...args: number[]) => number>([
  ["sum", (...xs) => xs.reduce((a, b) => a + b, 0)],
  ["max", Math.max],
  ["first", (x) => x],
]);
for (const [name, f] of dispatch)
  console.log(name, f(3, 9, 4), dispatch.get(name) === f);
console.log(dispatch.get("nope")?.(1));
interface Comparator<T> {
  compare(a: T, b: T): number;
  reversed?(): Comparator<T>;
}
const natural: Comparator<number> = {
  compare: (a, b) => a - b,
  reversed() {
    return { compare: (a, b) => -this.compare(a, b) };
  },
};
console.log(
  [3, 1, 2].sort(natural.compare),
  [3, 1, 2].sort(natural.reversed!().compare),
  natural.reversed?.().reversed?.(),
);
