// isInteger, isSafeInteger, isFinite, isNaN, constants.

const values = [
  0,
  -0,
  1,
  1.5,
  -2,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1e300,
  NaN,
  Infinity,
  -Infinity,
  5e-324,
  0.1 + 0.2,
];
for (const value of values) {
  console.log(
    value,
    Number.isInteger(value),
    Number.isSafeInteger(value),
    Number.isFinite(value),
    Number.isNaN(value),
    isFinite(value),
    isNaN(value),
  );
}
console.log(Number.EPSILON, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER);
console.log(Number.MAX_VALUE, Number.MIN_VALUE);
console.log(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN);
console.log(
  Number.EPSILON === 2 ** -52,
  1 + Number.EPSILON > 1,
  1 + Number.EPSILON / 2 === 1,
);
console.log(Object.is(NaN, NaN), Object.is(0, -0));
const nan = values[9];
console.log(nan === nan, nan !== nan, nan < nan, nan >= nan);
