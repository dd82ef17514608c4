// toFixed: rounding of exact halves and of what only looks like one.

const values = [
  0, -0, 0.5, 1.5, 2.5, 1.005, 1.45, 10.235, 123.456, -1.5, 0.000001, 1e20,
];
for (const value of values) {
  console.log(
    [0, 1, 2, 5, 10].map((digits) => value.toFixed(digits)).join(" "),
  );
}
console.log(
  (1e21).toFixed(2),
  NaN.toFixed(2),
  Infinity.toFixed(1),
  (-1e-10).toFixed(2),
);
console.log((0.1).toFixed(20), (0.3).toFixed(25), (1 / 3).toFixed(50));
console.log(
  (123456789.987654321).toFixed(4),
  (5e-324).toFixed(3),
  (0.1).toFixed(100),
);
console.log(
  (999.995).toFixed(2),
  (999.9999).toFixed(3),
  (-2.345).toFixed(2),
  (8.345).toFixed(2),
);
console.log(
  (1.2).toFixed(),
  (99.5).toFixed(),
  (1000000000000000128).toFixed(0),
  (1000000000000000128).toFixed(1),
);
for (const digits of [-1, 101]) {
  try {
    (1).toFixed(digits);
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
}
