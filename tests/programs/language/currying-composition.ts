// Currying, composition, flip, memo, debounce-like wrappers, Y-style recursion.

type Fn<A, B> = (a: A) => B;
const curry2 =
  <A, B, C>(f: (a: A, b: B) => C) =>
  (a: A): Fn<B, C> =>
  (b) =>
    f(a, b);
const curry3 =
  <A, B, C, D>(f: (a: A, b: B, c: C) => D) =>
  (a: A) =>
  (b: B) =>
  (c: C): D =>
    f(a, b, c);
const uncurry =
  <A, B, C>(f: (a: A) => (b: B) => C) =>
  (a: A, b: B): C =>
    f(a)(b);
const flip =
  <A, B, C>(f: (a: A, b: B) => C) =>
  (b: B, a: A): C =>
    f(a, b);
const power = curry2((exp: number, base: number) => base ** exp);
console.log(power(2)(7), [1, 2, 3].map(power(3)), uncurry(power)(2, 5));
const volume = curry3((x: number, y: number, z: string) => x * y + z);
console.log(volume(2)(3)("cm"), flip((a: string, b: number) => a + b)(1, "x"));
function compose<A, B>(f: Fn<A, B>): Fn<A, B>;
function compose<A, B, C>(f: Fn<B, C>, g: Fn<A, B>): Fn<A, C>;
function compose<A, B, C, D>(f: Fn<C, D>, g: Fn<B, C>, h: Fn<A, B>): Fn<A, D>;
function compose(...fs: Fn<unknown, unknown>[]): Fn<unknown, unknown> {
  return (x) => fs.reduceRight((acc, f) => f(acc), x);
}
const shout = compose(
  (s: string) => s + "!",
  (s: string) => s.toUpperCase(),
  (n: number) => "n" + n,
);
console.log(
  shout(5),
  compose((n: number) => n > 2)(3),
  compose(String, (n: number) => n + 1)(1),
);
const once = <T>(f: () => T): (() => T) => {
  let done = false;
  let value: T;
  return () => {
    if (!done) {
      value = f();
      done = true;
    }
    return value!;
  };
};
let runs = 0;
const init = once(() => ++runs * 100);
console.log(init(), init(), runs);
const counted = <A extends unknown[], R>(f: (...args: A) => R) => {
  let calls = 0;
  const wrapped = (...args: A): R => {
    calls++;
    return f(...args);
  };
  return { wrapped, calls: () => calls };
};
const { wrapped, calls } = counted((a: number, b: string) => b.repeat(a));
console.log(wrapped(2, "ab"), wrapped(0, "x") === "", calls());
interface Recursive<A, B> {
  (self: Recursive<A, B>, a: A): B;
}
const factorial: Recursive<number, number> = (self, n) =>
  n < 2 ? 1 : n * self(self, n - 1);
console.log(factorial(factorial, 10));
const fix = <A, B>(f: (self: (a: A) => B) => (a: A) => B): ((a: A) => B) => {
  const self = (a: A): B => f(self)(a);
  return self;
};
console.log(
  fix<number, number>((fib) => (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2)))(
    15,
  ),
);
const church =
  (n: number) =>
  <T>(f: (x: T) => T) =>
  (x: T): T => {
    for (let i = 0; i < n; i++) x = f(x);
    return x;
  };
console.log(
  church(5)((x: number) => x * 2)(1),
  church(3)((s: string) => s + "a")(""),
);
const tap: string[] = [];
const traced = <T>(label: string, f: () => T): T => {
  tap.push(">" + label);
  try {
    return f();
  } finally {
    tap.push("<" + label);
  }
};
console.log(
  traced("outer", () => traced("inner", () => 1) + 1),
  tap.join(" "),
);
