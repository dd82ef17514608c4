// Lazy sequences with hand-written iterators; protocols, early exit, spread, destructuring, Map and Set from iterables.
abstract class Seq<T> implements Iterable<T> {
  abstract [Symbol.iterator](): Iterator<T>;
  static from<T>(source: Iterable<T>): Seq<T> {
    return new FnSeq(() => source[Symbol.iterator]());
  }
  static range(a: number, b = Infinity, step = 1): Seq<number> {
    return new FnSeq(() => {
      let i = a;
      return {
        next: (): IteratorResult<number> =>
          i < b
            ? { value: (i += step) - step, done: false }
            : { value: undefined, done: true },
      };
    });
  }
  static iterate<T>(seed: T, f: (t: T) => T): Seq<T> {
    return new FnSeq(() => {
      let x = seed,
        first = true;
      return {
        next() {
          if (first) first = false;
          else x = f(x);
          return { value: x, done: false };
        },
      };
    });
  }
  map<U>(f: (t: T, i: number) => U): Seq<U> {
    return new FnSeq(() => {
      const it = this[Symbol.iterator]();
      let i = 0;
      return {
        next(): IteratorResult<U> {
          const r = it.next();
          return r.done ? r : { value: f(r.value, i++), done: false };
        },
      };
    });
  }
  filter<S extends T>(p: (t: T) => t is S): Seq<S>;
  filter(p: (t: T) => boolean): Seq<T>;
  filter(p: (t: T) => boolean): Seq<T> {
    return new FnSeq(() => {
      const it = this[Symbol.iterator]();
      return {
        next() {
          for (;;) {
            const r = it.next();
            if (r.done || p(r.value)) return r;
          }
        },
      };
    });
  }
  take(n: number): Seq<T> {
    return new FnSeq(() => {
      const it = this[Symbol.iterator]();
      let left = n;
      return {
        next(): IteratorResult<T> {
          if (left-- <= 0) {
            it.return?.();
            return { done: true, value: undefined };
          }
          return it.next();
        },
      };
    });
  }
  flatMap<U>(f: (t: T) => Iterable<U>): Seq<U> {
    return new FnSeq(() => {
      const outer = this[Symbol.iterator]();
      let inner: Iterator<U> | null = null;
      return {
        next(): IteratorResult<U> {
          for (;;) {
            if (inner) {
              const r = inner.next();
              if (!r.done) return r;
              inner = null;
            }
            const o = outer.next();
            if (o.done) return { done: true, value: undefined };
            inner = f(o.value)[Symbol.iterator]();
          }
        },
      };
    });
  }
  zip<U>(other: Iterable<U>): Seq<[T, U]> {
    return new FnSeq(() => {
      const a = this[Symbol.iterator](),
        b = other[Symbol.iterator]();
      return {
        next(): IteratorResult<[T, U]> {
          const x = a.next();
          if (x.done) return { done: true, value: undefined };
          const y = b.next();
          return y.done
            ? { done: true, value: undefined }
            : { done: false, value: [x.value, y.value] };
        },
      };
    });
  }
  reduce<A>(f: (a: A, t: T) => A, init: A): A {
    let a = init;
    for (const t of this) a = f(a, t);
    return a;
  }
  toArray(): T[] {
    return [...this];
  }
  get first(): T | undefined {
    for (const t of this) return t;
    return undefined;
  }
  some(p: (t: T) => boolean): boolean {
    for (const t of this) if (p(t)) return true;
    return false;
  }
  chunk(n: number): Seq<T[]> {
    return new FnSeq(() => {
      const it = this[Symbol.iterator]();
      return {
        next(): IteratorResult<T[]> {
          const out: T[] = [];
          while (out.length < n) {
            const r = it.next();
            if (r.done) break;
            out.push(r.value);
          }
          return out.length
            ? { done: false, value: out }
            : { done: true, value: undefined };
        },
      };
    });
  }
}
class FnSeq<T> extends Seq<T> {
  constructor(private readonly make: () => Iterator<T>) {
    super();
  }
  [Symbol.iterator]() {
    return this.make();
  }
}
console.log(
  Seq.range(1)
    .filter((n) => n % 3 === 0)
    .map((n) => n * n)
    .take(5)
    .toArray(),
  [...Seq.range(0, 1, 0.25)],
  Seq.range(5, 5).first,
);
console.log(
  Seq.from("héllo").zip(Seq.range(1)).toArray(),
  new Map(Seq.from(["a", "b"]).map((s, i) => [s, i] as const)),
  new Set(Seq.range(0, 10).map((n) => n % 3)),
);
const primes = Seq.range(2).filter(
  (n) => !Seq.range(2, Math.sqrt(n) + 1e-9).some((d) => n % d === 0),
);
console.log(...primes.take(12), Math.max(...primes.take(30)));
const [a, b, ...rest] = Seq.iterate(
  [0, 1] as [number, number],
  ([x, y]): [number, number] => [y, x + y],
)
  .map(([x]) => x)
  .take(10);
console.log(a, b, rest);
console.log(
  Seq.from([[1, 2], [], [3]])
    .flatMap((xs) => xs)
    .reduce((s, x) => s + x, 0),
  Seq.range(0, 7).chunk(3).toArray(),
  Seq.iterate(1, (x) => x * 2)
    .take(11)
    .reduce((_, x) => x, 0),
);
const mixed: (string | number | null)[] = ["x", 1, null, "y", 2];
console.log(
  Seq.from(mixed)
    .filter((v): v is string => typeof v === "string")
    .map((s) => s.toUpperCase())
    .toArray(),
);
class Countdown {
  constructor(
    private from: number,
    private log: string[],
  ) {}
  [Symbol.iterator](): Iterator<number, string> {
    let n = this.from;
    const { log } = this;
    return {
      next: () =>
        n > 0 ? { done: false, value: n-- } : { done: true, value: "liftoff" },
      return: (v?: string) => {
        log.push(`stopped at ${n}`);
        return { done: true, value: v ?? "aborted" };
      },
    };
  }
}
const log: string[] = [];
for (const n of new Countdown(5, log)) {
  if (n === 3) break;
  log.push(String(n));
}
const [x] = new Countdown(4, log);
try {
  for (const n of new Countdown(2, log)) throw new Error(`at ${n}`);
} catch (e) {
  log.push((e as Error).message);
}
outer: for (const i of new Countdown(2, log))
  for (const j of new Countdown(2, log)) {
    log.push(`${i}${j}`);
    if (j === 1) continue outer;
  }
console.log(x, log);
const it = new Countdown(1, log)[Symbol.iterator]();
console.log(
  it.next(),
  it.next(),
  it.next(),
  [...[1, 2, 3].entries()],
  [..."ab"].keys().next(),
);
class Matrix2 {
  constructor(readonly d: number[][]) {}
  rows(): Iterable<readonly number[]> {
    return this.d;
  }
  columns(): Iterable<number[]> {
    const { d } = this;
    return {
      [Symbol.iterator]: () => {
        let c = 0;
        return {
          next: () =>
            c < d[0]!.length
              ? {
                  done: false as const,
                  value: d.map((r) => r[c]!).concat((c++, [])),
                }
              : { done: true as const, value: undefined },
        };
      },
    };
  }
}
for (const col of new Matrix2([
  [1, 2],
  [3, 4],
]).columns())
  console.log(col);
for (const [p, q] of new Matrix2([[5, 6]]).rows()) console.log(p, q);
const entries = Object.entries({ one: 1, two: 2 }).values();
for (const [k, v] of entries) console.log(k, v);
console.log(
  Array.from(new Map([["k", [1]]]).values(), (v) => v.length),
  Array.from({ length: 3 }, (_, i) => i ** 2),
);
