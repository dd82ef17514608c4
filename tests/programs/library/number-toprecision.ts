// toPrecision and toExponential.

const values = [
  0, 1, 123.456, 0.000123, 1e21, 1.5e-10, 99.99, 1e-7, 2.5, 12345678, -0.5,
];
for (const value of values) {
  console.log(
    [1, 2, 3, 6, 17].map((digits) => value.toPrecision(digits)).join(" "),
  );
}
for (const value of values) {
  console.log(
    [0, 1, 3, 10].map((digits) => value.toExponential(digits)).join(" "),
  );
}
console.log(
  (123.456).toPrecision(),
  (123.456).toExponential(),
  (0).toExponential(),
);
console.log(
  NaN.toPrecision(3),
  Infinity.toExponential(2),
  (5e-324).toExponential(),
);
console.log((1.7976931348623157e308).toPrecision(21), (0.1).toPrecision(30));
console.log(
  (25).toExponential(0),
  (35).toExponential(0),
  (1.25).toPrecision(2),
  (1.35).toPrecision(2),
);
for (const digits of [0, 101]) {
  try {
    (1).toPrecision(digits);
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
}
try {
  (1).toExponential(-1);
} catch (error) {
  if (error instanceof RangeError) console.log(error.message);
}
