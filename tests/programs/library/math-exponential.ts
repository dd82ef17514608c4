// exp, expm1, log, log1p, log2, log10, sqrt, cbrt, pow over sampled arguments.

const special = [
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  10,
  100,
  1000,
  1e-10,
  1e300,
  5e-324,
  709.78,
  710,
  -745,
  -746,
  NaN,
  Infinity,
  -Infinity,
];
for (const x of special) {
  console.log(x, Math.exp(x), Math.expm1(x), Math.log(x), Math.log1p(x));
  console.log(x, Math.log2(x), Math.log10(x), Math.sqrt(x), Math.cbrt(x));
}
let x = 0.377;
for (let i = 0; i < 300; i++) {
  x = (x * 16807.137) % 1;
  const wide = x * 10 ** ((i % 12) - 4);
  console.log(
    String(Math.exp((x - 0.5) * 20)),
    String(Math.expm1(x - 0.5)),
    String(Math.log(wide)),
  );
  console.log(
    String(Math.log1p(wide)),
    String(Math.log2(wide)),
    String(Math.log10(wide)),
  );
  console.log(
    String(Math.sqrt(wide)),
    String(Math.cbrt(wide)),
    String(Math.pow(wide, x * 4 - 2)),
  );
}
for (let i = -5; i <= 25; i++)
  console.log(Math.log10(10 ** i), Math.log2(2 ** i), Math.cbrt(i ** 3));
console.log(
  Math.E,
  Math.LN10,
  Math.LN2,
  Math.LOG10E,
  Math.LOG2E,
  Math.PI,
  Math.SQRT1_2,
  Math.SQRT2,
);
