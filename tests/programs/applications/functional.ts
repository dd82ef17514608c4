// Higher-order functions: compose, curry, memoize, partition, zip, lazy lists.

const compose =
  <A, B, C>(f: (b: B) => C, g: (a: A) => B) =>
  (a: A): C =>
    f(g(a));
const pipe = <T>(value: T, ...steps: ((value: T) => T)[]): T =>
  steps.reduce((v, step) => step(v), value);
const curry =
  <A, B, R>(f: (a: A, b: B) => R) =>
  (a: A) =>
  (b: B): R =>
    f(a, b);

const add = (a: number, b: number): number => a + b;
const increment = curry(add)(1);
const lengthPlusOne = compose(increment, (text: string) => text.length);
console.log(
  increment(41),
  lengthPlusOne("hello"),
  pipe(3, increment, (n) => n * n, increment),
);
console.log(["a", "bb", "ccc"].map(lengthPlusOne));

function memoize<K, V>(f: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = f(key);
    known.set(key, value);
    return value;
  };
}
let calls = 0;
const fibonacci = memoize((n: number): number => {
  calls++;
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
});
console.log(fibonacci(80), calls, fibonacci(80), calls);

function partition<T>(
  items: readonly T[],
  test: (item: T) => boolean,
): [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}
const [even, odd] = partition([1, 2, 3, 4, 5], (n) => n % 2 === 0);
console.log(even, odd);

const zip = <A, B>(a: A[], b: B[]): [A, B][] =>
  a.slice(0, b.length).map((item, i) => [item, b[i]]);
for (const [letter, n] of zip(["x", "y", "z"], [1, 2])) console.log(letter + n);
const range = (from: number, to: number, step = 1): number[] =>
  Array.from(
    { length: Math.max(0, Math.ceil((to - from) / step)) },
    (_, i) => from + i * step,
  );
console.log(range(0, 5), range(1, 2, 0.25), range(5, 0));

class Lazy<T> implements Iterable<T> {
  constructor(private readonly source: () => Iterator<T>) {}
  static count(from = 0): Lazy<number> {
    return new Lazy(() => {
      let n = from;
      return { next: () => ({ done: false, value: n++ }) };
    });
  }
  [Symbol.iterator](): Iterator<T> {
    return this.source();
  }
  map<U>(f: (value: T) => U): Lazy<U> {
    return new Lazy<U>(() => {
      const inner = this.source();
      return {
        next(): IteratorResult<U> {
          const step = inner.next();
          return step.done
            ? { done: true, value: undefined }
            : { done: false, value: f(step.value) };
        },
      };
    });
  }
  filter(test: (value: T) => boolean): Lazy<T> {
    return new Lazy(() => {
      const inner = this.source();
      return {
        next(): IteratorResult<T> {
          for (;;) {
            const step = inner.next();
            if (step.done || test(step.value)) return step;
          }
        },
      };
    });
  }
  take(count: number): T[] {
    const taken: T[] = [];
    if (count === 0) return taken;
    for (const value of this) {
      taken.push(value);
      if (taken.length === count) break;
    }
    return taken;
  }
}
console.log(
  Lazy.count(1)
    .map((n) => n * n)
    .filter((n) => n % 3 === 1)
    .take(6),
);
const primes = Lazy.count(2).filter((n) =>
  range(2, Math.sqrt(n) + 1).every((d) => d >= n || n % d !== 0),
);
console.log(primes.take(10).join(" "));

const permutations = <T>(items: T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) =>
        permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]),
      );
console.log(
  permutations([..."abc"])
    .map((p) => p.join(""))
    .join(" "),
  permutations([1, 2, 3, 4]).length,
);
const powerSet = <T>(items: T[]): T[][] =>
  items.reduce<T[][]>(
    (sets, item) => [...sets, ...sets.map((set) => [...set, item])],
    [[]],
  );
console.log(
  powerSet(["p", "q", "r"])
    .map((set) => `{${set}}`)
    .join(" "),
);
const counter = (() => {
  let count = 0;
  return {
    up: () => ++count,
    down: () => --count,
    get value() {
      return count;
    },
  };
})();
counter.up();
counter.up();
counter.down();
console.log(counter.value, counter.up(), counter.value);
const flip =
  <A, B, R>(f: (a: A, b: B) => R) =>
  (b: B, a: A): R =>
    f(a, b);
console.log(flip((a: string, b: number) => a.repeat(b))(3, "ab"));
