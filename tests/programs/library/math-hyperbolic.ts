// sinh, cosh, tanh, asinh, acosh, atanh over sampled arguments.

const special = [
  0,
  -0,
  0.5,
  1,
  -1,
  2,
  20,
  22.5,
  710,
  -710,
  711,
  1e-10,
  1e10,
  1e300,
  NaN,
  Infinity,
  -Infinity,
];
for (const x of special) {
  console.log(x, Math.sinh(x), Math.cosh(x), Math.tanh(x));
  console.log(x, Math.asinh(x), Math.acosh(x), Math.atanh(x));
}
let x = 0.531;
for (let i = 0; i < 200; i++) {
  x = (x * 16807.137) % 1;
  const wide = (x - 0.5) * 10 ** (i % 5);
  console.log(
    String(Math.sinh(wide)),
    String(Math.cosh(wide)),
    String(Math.tanh(wide)),
  );
  console.log(
    String(Math.asinh(wide)),
    String(Math.acosh(1 + Math.abs(wide))),
    String(Math.atanh(x * 2 - 1)),
  );
}
