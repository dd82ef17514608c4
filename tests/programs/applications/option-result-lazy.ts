// Currying, composition, memoize, Option and Result types, lazily evaluated pipelines.

const pipe =
  <A, B, C, D>(f: (a: A) => B, g: (b: B) => C, h: (c: C) => D) =>
  (a: A): D =>
    h(g(f(a)));
const compose =
  <T>(...fns: ((x: T) => T)[]): ((x: T) => T) =>
  (x) =>
    fns.reduceRight((acc, f) => f(acc), x);
const curry =
  <A, B, C>(f: (a: A, b: B) => C) =>
  (a: A) =>
  (b: B): C =>
    f(a, b);
const flip =
  <A, B, C>(f: (a: A, b: B) => C) =>
  (b: B, a: A): C =>
    f(a, b);
const partial =
  <A, Rest extends unknown[], R>(f: (a: A, ...rest: Rest) => R, a: A) =>
  (...rest: Rest): R =>
    f(a, ...rest);
const range = (from: number, to: number, step = 1): number[] =>
  Array.from(
    { length: Math.max(0, Math.ceil((to - from) / step)) },
    (_, i) => from + i * step,
  );
const zip = <A, B>(as: readonly A[], bs: readonly B[]): [A, B][] =>
  as.slice(0, bs.length).map((a, i) => [a, bs[i]]);
const partition = <T>(xs: T[], f: (x: T) => boolean): [T[], T[]] =>
  xs.reduce<[T[], T[]]>(
    ([yes, no], x) => (f(x) ? [[...yes, x], no] : [yes, [...no, x]]),
    [[], []],
  );

type Option<T> =
  { readonly tag: "some"; readonly value: T } | { readonly tag: "none" };
const none: Option<never> = { tag: "none" };
const some = <T>(value: T): Option<T> => ({ tag: "some", value });
const mapOption = <T, U>(o: Option<T>, f: (t: T) => U): Option<U> =>
  o.tag === "some" ? some(f(o.value)) : none;
const getOrElse = <T>(o: Option<T>, fallback: () => T): T =>
  o.tag === "some" ? o.value : fallback();

class Result<T, E = Error> {
  private constructor(
    private readonly inner: { ok: true; value: T } | { ok: false; error: E },
  ) {}
  static ok<T>(value: T): Result<T, never> {
    return new Result<T, never>({ ok: true, value });
  }
  static fail<E>(error: E): Result<never, E> {
    return new Result<never, E>({ ok: false, error });
  }
  static attempt<T>(f: () => T): Result<T, Error> {
    try {
      return Result.ok(f());
    } catch (e) {
      return Result.fail(e instanceof Error ? e : new Error(String(e)));
    }
  }
  isOk(): boolean {
    return this.inner.ok;
  }
  map<U>(f: (t: T) => U): Result<U, E> {
    return this.inner.ok
      ? new Result<U, E>({ ok: true, value: f(this.inner.value) })
      : new Result<U, E>({ ok: false, error: this.inner.error });
  }
  andThen<U>(f: (t: T) => Result<U, E>): Result<U, E> {
    return this.inner.ok
      ? f(this.inner.value)
      : new Result<U, E>({ ok: false, error: this.inner.error });
  }
  match<R>(cases: { ok: (t: T) => R; fail: (e: E) => R }): R {
    return this.inner.ok
      ? cases.ok(this.inner.value)
      : cases.fail(this.inner.error);
  }
}

function memoize<A extends unknown[], R>(
  f: (...args: A) => R,
  key: (...args: A) => string = (...a) => a.join("|"),
) {
  const cache = new Map<string, R>();
  let hits = 0;
  const memo = (...args: A): R => {
    const k = key(...args);
    if (cache.has(k)) {
      hits++;
      return cache.get(k)!;
    }
    const r = f(...args);
    cache.set(k, r);
    return r;
  };
  return { memo, stats: () => ({ hits, size: cache.size }) };
}

const add = (a: number, b: number) => a + b;
const words = pipe(
  (s: string) => s.trim(),
  (s) => s.split(" "),
  (w) => w.filter((x) => x.length > 0).length,
);
console.log(
  words("  the quick   brown fox "),
  compose<number>(
    (x) => x + 1,
    (x) => x * 2,
  )(5),
  compose<string>()("id"),
);
console.log(
  [1, 2, 3].map(curry(add)(10)),
  flip((a: string, b: number) => a.repeat(b))(3, "ab"),
  partial(Math.max, 4)(1, 9),
);
console.log(
  range(0, 5),
  range(10, 0, -3),
  range(1, 0),
  zip(["a", "b", "c"], [1, 2]),
);
console.log(partition(range(1, 11), (n) => n % 3 === 0));

const parse = (s: string): Option<number> => {
  const n = Number(s);
  return Number.isNaN(n) ? none : some(n);
};
console.log(
  parse("42"),
  parse("x"),
  mapOption(parse("2.5"), (n) => n * 2),
  getOrElse(parse("?"), () => -1),
);
console.log(
  ["1", "b", "3"]
    .map(parse)
    .map((o) => getOrElse(mapOption(o, String), () => "none")),
);

const divide = (a: number, b: number): Result<number, string> =>
  b === 0 ? Result.fail(`${a}/0`) : Result.ok(a / b);
const report = (r: Result<number, string>) =>
  r.match({ ok: (v) => `ok ${v}`, fail: (e) => `fail ${e}` });
console.log(
  report(divide(10, 4)),
  report(divide(1, 0).map((x) => x + 1)),
  report(divide(8, 2).andThen((x) => divide(x, 0))),
);
const attempt = Result.attempt(() => {
  if (range(0, 3).length === 3) throw new TypeError("boom");
  return 1;
});
console.log(
  attempt.isOk(),
  attempt.match({ ok: String, fail: (e) => `${e.name}:${e.message}` }),
);

let calls = 0;
const { memo: slowAdd, stats } = memoize((a: number, b: number) => {
  calls++;
  return a + b;
});
console.log(slowAdd(1, 2), slowAdd(1, 2), slowAdd(2, 1), calls, stats());
const fib: (n: number) => number = (() => {
  const { memo } = memoize((n: number): number =>
    n < 2 ? n : memo(n - 1) + memo(n - 2),
  );
  return memo;
})();
console.log(fib(80));

class Lazy<T> implements Iterable<T> {
  constructor(private readonly make: () => Iterator<T>) {}
  static from<T>(source: Iterable<T>): Lazy<T> {
    return new Lazy(() => source[Symbol.iterator]());
  }
  static count(start = 0): Lazy<number> {
    return new Lazy(() => {
      let n = start;
      return { next: () => ({ done: false, value: n++ }) };
    });
  }
  map<U>(f: (t: T) => U): Lazy<U> {
    return new Lazy<U>(() => {
      const it = this.make();
      return {
        next: () => {
          const r = it.next();
          return r.done
            ? { done: true, value: undefined }
            : { done: false, value: f(r.value) };
        },
      };
    });
  }
  filter(f: (t: T) => boolean): Lazy<T> {
    return new Lazy<T>(() => {
      const it = this.make();
      return {
        next() {
          for (;;) {
            const r = it.next();
            if (r.done || f(r.value)) return r;
          }
        },
      };
    });
  }
  take(n: number): Lazy<T> {
    return new Lazy<T>(() => {
      const it = this.make();
      let left = n;
      return {
        next: () => (left-- > 0 ? it.next() : { done: true, value: undefined }),
      };
    });
  }
  [Symbol.iterator](): Iterator<T> {
    return this.make();
  }
  toArray(): T[] {
    return [...this];
  }
}
const squares = Lazy.count(1)
  .map((n) => n * n)
  .filter((n) => n % 2 === 1)
  .take(5);
console.log(squares.toArray(), squares.toArray().length);
console.log(
  Lazy.from("hello")
    .map((c) => c.toUpperCase())
    .toArray()
    .join("-"),
);
console.log(
  Lazy.from(
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
  )
    .map(([k, v]) => `${k}${v}`)
    .toArray(),
);
for (const n of Lazy.count(100).filter((n) => n % 7 === 0)) {
  if (n > 120) break;
  console.log(n);
}
const tap =
  <T>(f: (t: T) => void) =>
  (t: T): T => (f(t), t);
console.log([3, 1, 2].map(tap((x) => console.log("saw", x))).sort());
export {};
