// Shortest round-trip printing of numbers.

console.log(0, -0, 1, -1, 0.1, 0.5, 1.5, 100, 1e3);
console.log(0.1 + 0.2, 0.1 * 3, 1 / 3, 2 / 3, 10 / 3);
console.log(1e20, 1e21, 1e22, 123456789012345680000, 1.5e21, -1e21);
console.log(1e-5, 1e-6, 1e-7, 1.5e-7, 0.000001, 0.0000001, 123e-20);
console.log(5e-324, 1.7976931348623157e308, 2.2250738585072014e-308);
console.log(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.EPSILON);
console.log(Number.MAX_VALUE, Number.MIN_VALUE, 2 ** 53, 2 ** 53 + 2);
console.log(NaN, Infinity, -Infinity);
console.log(4.35, 4.349999999999999, 0.3, 0.30000000000000004, 1.005);
console.log(9007199254740993, 4503599627370497.5, 1e16 + 1, 1e15 + 0.5);
console.log(123.456, 1234567.891, 0.001234, 98765.4321e-10, 1.1e100);
console.log(4294967296, 4294967295, -2147483648, 2147483648);
console.log(Math.PI, Math.E, Math.SQRT2, Math.LN10);
console.log(1.0, 1.1, 100.0, 1, 12e1, 0x10, 0b101, 0o17, 1_000_000);
for (let e = -10; e <= 24; e += 2) console.log(e, 10 ** e, 1.25 * 10 ** e);
let x = 1;
for (let i = 0; i < 12; i++) {
  x = x * 7.3 + 0.1;
  console.log(x, 1 / x);
}
console.log((0.1).toString(), `${1e300}`, String(-1.5e-9), "" + 1e-7);
console.log(
  (255).toString(16),
  (255).toString(2),
  (-255).toString(36),
  (0.5).toString(2),
);
console.log(
  (1.005).toFixed(2),
  (1e21).toFixed(2),
  (0).toFixed(3),
  (-1.5).toFixed(0),
);
console.log(
  (123.456).toPrecision(4),
  (0.00001).toPrecision(1),
  (12345.678).toExponential(2),
);
console.log([-0, 0, 1e21, 1e-7, NaN]);
