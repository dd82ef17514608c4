// Closures three levels deep, recursion through captured names, currying.

function outer(a: number) {
  let b = a + 1;
  return function middle(c: number) {
    let d = b + c;
    b++;
    return function inner(e: number) {
      d += e;
      return [a, b, c, d, e];
    };
  };
}
const mid = outer(1);
const in1 = mid(10);
const in2 = mid(20);
console.log(in1(100));
console.log(in1(100));
console.log(in2(100));

const add = (x: number) => (y: number) => (z: number) => x + y * z;
console.log(add(1)(2)(3), add(10)(20)(30));

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
console.log(factorial(5), factorial(20));

function makeFibonacci(): (n: number) => number {
  const known: number[] = [];
  const fibonacci = (n: number): number => {
    if (n < 2) return n;
    const old = known[n];
    if (old !== undefined) return old;
    const value = fibonacci(n - 1) + fibonacci(n - 2);
    known[n] = value;
    return value;
  };
  return fibonacci;
}
console.log(makeFibonacci()(50));

function isEven(n: number): boolean {
  return n === 0 ? true : isOdd(n - 1);
}
function isOdd(n: number): boolean {
  return n === 0 ? false : isEven(n - 1);
}
console.log(isEven(10), isOdd(7), isEven(3));

const compose =
  <A, B, C>(f: (b: B) => C, g: (a: A) => B) =>
  (a: A): C =>
    f(g(a));
const describe = compose(
  (n: number) => `<${n}>`,
  (s: string) => s.length,
);
console.log(describe("hello"), describe(""));

const counter = (() => {
  let hidden = 0;
  return () => ++hidden;
})();
console.log(counter(), counter(), counter());
