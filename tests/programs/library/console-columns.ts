// console.log of arrays of more than six elements: columns and wide lines.

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
for (const n of [6, 7, 8, 10, 16, 17, 25, 27, 50, 99, 100])
  console.log(range(n));
console.log(range(20).map((n) => n * n * n));
console.log(range(30).map((n) => n / 4));
console.log(range(9).map((n) => -n));
console.log(range(12).map((n) => n % 2 === 0));
console.log(range(26).map((n) => String.fromCharCode(97 + n)));
console.log(range(15).map((n) => "x".repeat(n)));
console.log(range(8).map((n) => "w".repeat(n * 3)));
console.log(range(10).map((n) => (n % 3 === 0 ? null : n)));
console.log([1.5, 22.25, 333.125, 4444, 5, 66, 777, 8888.5]);
console.log(["a", 1, "b", 2, "c", 3, "d", 4]);
console.log(range(7).map((n) => [n]));
console.log(range(8).map((n) => [n, n * n, "s"]));
console.log(range(3).map((n) => range(n + 6)));
console.log([[range(7)]]);
console.log("prefix", range(12), "suffix");
