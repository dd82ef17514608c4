// + - * / % ** on ordinary and extreme values.

const values = [
  0,
  -0,
  1,
  -1,
  2.5,
  -7,
  1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  NaN,
  Infinity,
  -Infinity,
];
for (const a of values) {
  console.log(values.map((b) => a + b).join(" "));
  console.log(values.map((b) => a - b).join(" "));
  console.log(values.map((b) => a * b).join(" "));
  console.log(values.map((b) => a / b).join(" "));
  console.log(values.map((b) => a % b).join(" "));
  console.log(values.map((b) => a ** b).join(" "));
}
for (const a of values)
  console.log(values.map((b) => (Object.is(a % b, -0) ? "-" : "+")).join(""));
console.log(
  5.5 % 2,
  -5.5 % 2,
  5 % -3,
  1e17 % 3,
  1e300 % 7,
  0.3 % 0.1,
  2 ** 53 % 10,
);
console.log(
  (-8) ** (1 / 3),
  2 ** 0.5,
  10 ** -5,
  2 ** 1023 * 2,
  0 ** 0,
  NaN ** 0,
  1 ** Infinity,
);
let x = 10;
x += 5;
x -= 3;
x *= 2;
x /= 5;
x %= 3;
x **= 3;
console.log(x, x++, ++x, x--, --x, -x, +x);
