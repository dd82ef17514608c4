// Functional helpers with overloads and inference: pipe, compose, curry, memoize, debounce-like gates.
function pipe<A>(a: A): A;
function pipe<A, B>(a: A, f: (a: A) => B): B;
function pipe<A, B, C>(a: A, f: (a: A) => B, g: (b: B) => C): C;
function pipe<A, B, C, D>(
  a: A,
  f: (a: A) => B,
  g: (b: B) => C,
  h: (c: C) => D,
): D;
function pipe(a: unknown, ...fns: Array<(x: unknown) => unknown>): unknown {
  return fns.reduce((x, f) => f(x), a);
}
const map =
  <T, U>(f: (t: T, i: number) => U) =>
  (xs: readonly T[]): U[] =>
    xs.map(f);
const filter =
  <T>(p: (t: T) => boolean) =>
  (xs: readonly T[]): T[] =>
    xs.filter(p);
const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);
console.log(
  pipe(
    [1, 2, 3, 4],
    filter((x) => x % 2 === 0),
    map((x) => x * x),
    sum,
  ),
);
console.log(
  pipe(
    "a,b,c",
    (s) => s.split(","),
    map((s, i) => `${i}${s}`),
    (xs) => xs.join("|"),
  ),
);
console.log(
  pipe(5),
  pipe(5, (x) => x + 0.5),
);
const compose =
  <T>(...fs: ((t: T) => T)[]) =>
  (t: T) =>
    fs.reduceRight((acc, f) => f(acc), t);
console.log(
  compose<number>(
    (x) => x + 1,
    (x) => x * 10,
  )(4),
  compose<string>()("same"),
);
const curry2 =
  <A, B, R>(f: (a: A, b: B) => R) =>
  (a: A) =>
  (b: B) =>
    f(a, b);
const curry3 =
  <A, B, C, R>(f: (a: A, b: B, c: C) => R) =>
  (a: A) =>
  (b: B) =>
  (c: C) =>
    f(a, b, c);
console.log(
  curry2(Math.pow)(2)(10),
  curry3((a: string, b: number, c: boolean) => a.repeat(b) + c)("ab")(2)(false),
);
function memoize<A extends readonly unknown[], R>(
  fn: (...args: A) => R,
  key: (...args: A) => string = (...args) => args.join("|"),
): ((...args: A) => R) & { readonly hits: () => number } {
  throw new Error("unused");
}
function memo<A extends (string | number)[], R>(fn: (...args: A) => R) {
  const cache = new Map<string, R>();
  let hits = 0;
  const call = (...args: A): R => {
    const key = args.join("\u0000");
    if (cache.has(key)) {
      hits++;
      return cache.get(key)!;
    }
    const value = fn(...args);
    cache.set(key, value);
    return value;
  };
  return { call, stats: () => ({ hits, size: cache.size }) };
}
const fib = memo((n: number): number =>
  n < 2 ? n : fib.call(n - 1) + fib.call(n - 2),
);
console.log(fib.call(50), fib.stats());
const grid = memo((r: number, c: number): number =>
  r === 0 || c === 0 ? 1 : grid.call(r - 1, c) + grid.call(r, c - 1),
);
console.log(grid.call(10, 10), grid.stats());
const concat = memo((a: string, b: number) => a + b);
console.log(concat.call("x", 1), concat.call("x", 1), concat.stats());
// A gate that lets a call through only after `wait` ticks of a manual clock.
function makeClock() {
  let t = 0;
  return {
    get now() {
      return t;
    },
    advance(by: number) {
      t += by;
      return this;
    },
  };
}
const clock = makeClock();
function throttle<A extends unknown[]>(wait: number, f: (...a: A) => void) {
  let last = -Infinity,
    dropped = 0;
  return Object.assign(
    {},
    {
      call(...a: A) {
        if (clock.now - last >= wait) {
          last = clock.now;
          f(...a);
        } else dropped++;
      },
      dropped: () => dropped,
    },
  );
}
const seen: [string, number][] = [];
const gate = throttle(10, (s: string, n: number) => {
  seen.push([s, n]);
});
for (let i = 0; i < 8; i++) {
  gate.call("t", clock.now);
  clock.advance(4);
}
console.log(seen, gate.dropped());
const zipWith = <A, B, C>(f: (a: A, b: B) => C, as: A[], bs: B[]): C[] =>
  as.slice(0, Math.min(as.length, bs.length)).map((a, i) => f(a, bs[i] as B));
console.log(zipWith((a, b) => `${a}${b}`, [1, 2, 3], ["x", "y"]));
const groupBy = <T, K extends string>(xs: T[], key: (t: T) => K) =>
  xs.reduce(
    (acc, x) => {
      (acc[key(x)] ??= []).push(x);
      return acc;
    },
    {} as Partial<Record<K, T[]>>,
  );
const grouped = groupBy([1, 2, 3, 4, 5, 6, 7], (n) =>
  n % 3 === 0 ? "fizz" : n % 5 === 0 ? "buzz" : "other",
);
console.log(grouped, grouped.fizz?.length);
const countBy = <T>(xs: Iterable<T>) => {
  const m = new Map<T, number>();
  for (const x of xs) m.set(x, (m.get(x) ?? 0) + 1);
  return m;
};
console.log(
  [...countBy("mississippi")].sort(
    ([a, n], [b, m]) => m - n || a.localeCompare(b),
  ),
);
const unfold = <S, T>(seed: S, step: (s: S) => [T, S] | undefined): T[] => {
  const out: T[] = [];
  for (let r = step(seed); r; r = step(r[1])) out.push(r[0]);
  return out;
};
console.log(
  unfold(27, (n) => (n === 1 ? undefined : [n, n % 2 ? 3 * n + 1 : n / 2]))
    .length,
  unfold([0, 1] as [number, number], ([a, b]) =>
    a > 50 ? undefined : [a, [b, a + b] as [number, number]],
  ),
);
const partial =
  <A, B extends unknown[], R>(f: (a: A, ...b: B) => R, a: A) =>
  (...b: B) =>
    f(a, ...b);
console.log(
  partial((p: string, a: number, b: number) => p + (a - b), "d=")(9, 4),
);
