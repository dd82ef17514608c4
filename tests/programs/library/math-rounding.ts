// floor, ceil, round, trunc, sign, abs, fround, clz32, imul.

const values = [
  0,
  -0,
  0.5,
  -0.5,
  0.49999999999999994,
  1.5,
  2.5,
  -1.5,
  -2.5,
  0.2,
  -0.2,
  1e15 + 0.5,
  2 ** 52 + 1,
  2 ** 53,
  -1e300,
  4294967295.5,
  5e-324,
  NaN,
  Infinity,
  -Infinity,
];
const show = (value: number): string =>
  Object.is(value, -0) ? "-0" : String(value);
for (const v of values) {
  console.log(
    [
      v,
      Math.floor(v),
      Math.ceil(v),
      Math.round(v),
      Math.trunc(v),
      Math.sign(v),
      Math.abs(v),
      Math.fround(v),
    ]
      .map(show)
      .join(" "),
  );
}
for (const v of [0, 1, -1, 0.5, 2 ** 31, 2 ** 32, 255, NaN])
  console.log(Math.clz32(v));
console.log(
  Math.imul(3, 4),
  Math.imul(-5, 12),
  Math.imul(0xffffffff, 5),
  Math.imul(0xfffffffe, 5),
  Math.imul(1.9, 2.9),
  Math.imul(65537, 65537),
);
console.log(
  Math.fround(5.5),
  Math.fround(5.05),
  Math.fround(1e40),
  Math.fround(1e-46),
  Math.fround(16777217),
);
