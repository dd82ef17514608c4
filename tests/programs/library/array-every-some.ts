// Array.prototype.every and some: short cuts, empty arrays, arguments.

const numbers = [2, 4, 6, 7, 8];
let calls = 0;
const even = (n: number): boolean => {
  calls++;
  return n % 2 === 0;
};
console.log(numbers.every(even), calls);
calls = 0;
console.log(
  numbers.some((n) => !even(n)),
  calls,
);
const none: number[] = [];
console.log(none.every(even), none.some(even));
console.log(numbers.every((n, i) => n >= i * 2 - 1));
console.log(numbers.some((n, i, all) => all[i] !== n));
console.log(numbers.every(Boolean), [0, ""].some(Boolean));

const mixed: (string | number)[] = [1, 2, 3];
if (mixed.every((m) => typeof m === "number")) {
  console.log(mixed.reduce((a, b) => a + b, 0));
}
