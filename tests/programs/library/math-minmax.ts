// min, max and hypot with any number of arguments, NaN and signed zeros.

const show = (value: number): string =>
  Object.is(value, -0) ? "-0" : String(value);
console.log(Math.max(), Math.min(), Math.max(3), Math.min(3));
console.log(
  Math.max(1, 3, 2),
  Math.min(1, 3, 2),
  Math.max(1, NaN),
  Math.min(NaN, 1),
);
console.log(
  show(Math.max(-0, 0)),
  show(Math.max(0, -0)),
  show(Math.min(0, -0)),
  show(Math.min(-0, 0)),
);
console.log(Math.max(-Infinity, -1), Math.min(Infinity, 1));
console.log(Math.max(...[5, 9, 7]), Math.min(...[5, 9, 7], 4));
console.log(
  Math.hypot(),
  Math.hypot(3, 4),
  Math.hypot(-5),
  Math.hypot(1, 2, 3),
  Math.hypot(1, 1),
);
console.log(
  Math.hypot(1e200, 1e200),
  Math.hypot(1e-200, 1e-200),
  Math.hypot(NaN, Infinity),
  Math.hypot(NaN, 1),
);
console.log(
  show(Math.hypot(-0)),
  Math.hypot(...[2, 3, 6]),
  Math.hypot(0.1, 0.2, 0.3, 0.4),
);
let x = 0.5;
for (let i = 0; i < 40; i++) {
  x = x * 3.99 * (1 - x);
  console.log(Math.hypot(x, i, 1 / (i + x)), Math.hypot(x * 100, i));
}
