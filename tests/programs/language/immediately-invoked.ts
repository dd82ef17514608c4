// Functions called where they stand, nested definitions, arrow bodies.

console.log(
  (() => 1)(),
  (function () {
    return 2;
  })(),
  ((x: number) => x * 3)(1),
);
const module1 = (() => {
  let state = 0;
  const bump = () => ++state;
  return {
    bump,
    get state() {
      return state;
    },
  };
})();
module1.bump();
console.log(module1.bump(), module1.state);
const value = (() => {
  for (const x of [3, 5, 8]) if (x % 2 === 0) return "even " + x;
  return "none";
})();
console.log(value);
const object = (() => ({ nested: (() => ({ deep: (() => 7)() }))() }))();
console.log(object.nested.deep);
const fact = (function f(n: number): number {
  return n <= 1 ? 1 : n * f(n - 1);
})(6);
console.log(fact);
const table = [1, 2, 3].map((n) => ((m) => m * m)(n + 1));
console.log(table);
console.log(
  ((a: number, b = a * 2, ...rest: number[]) => a + b + rest.length)(
    1,
    4,
    9,
    9,
  ),
);
const choose = (n: number) => (n > 0 ? () => "pos" : () => "neg")();
console.log(choose(1), choose(-1));
const chained = ((f: (x: number) => (y: number) => number) => f(2)(3))(
  (x) => (y) => x ** y,
);
console.log(chained);
let order = "";
const result =
  ((order += "a"), (() => ((order += "b"), 10))()) +
  (() => ((order += "c"), 5))();
console.log(result, order);
console.log(
  (({ a, b }: { a: number; b: number }) => a - b)({ b: 1, a: 5 }),
  (([x, y]: number[]) => y)([1, 2]),
);
class Late {
  static value = (() => {
    let total = 0;
    for (let i = 0; i < 5; i++) total += i;
    return total;
  })();
  instance = ((n) => n + Late.value)(100);
}
console.log(Late.value, new Late().instance);
const caught = (() => {
  try {
    throw new Error("x");
  } catch {
    return "caught";
  } finally {
    order += "!";
  }
})();
console.log(caught, order);
function outer() {
  return inner;
  function inner(depth: number): string {
    return depth === 0 ? "bottom" : `${depth}>` + inner(depth - 1);
  }
}
console.log(outer()(3), (() => outer)()()(1));
const compose = (
  (...fs: ((n: number) => number)[]) =>
  (n: number) =>
    fs.reduce((acc, f) => f(acc), n)
)(
  (n) => n + 1,
  (n) => n * n,
  Math.sqrt,
);
console.log(compose(4));
const lazy = [
  () => 1,
  () => {
    throw new Error("never called");
  },
  () => 3,
];
console.log(lazy[0]() + lazy[2]());
