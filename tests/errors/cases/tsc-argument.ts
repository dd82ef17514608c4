// TypeScript's own errors pass through: arguments.

function twice(n: number): number {
  return n * 2;
}
console.log(twice("2")); // error: TS2345
console.log(twice()); // error: TS2554
console.log(twice(1, 2)); // error: TS2554
