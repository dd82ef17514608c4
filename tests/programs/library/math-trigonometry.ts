// sin, cos, tan, asin, acos, atan, atan2 over sampled arguments.

const special = [
  0,
  -0,
  0.5,
  1,
  -1,
  Math.PI,
  Math.PI / 2,
  Math.PI / 4,
  1e-10,
  1e5,
  1e10,
  1e22,
  1e300,
  5e-324,
  NaN,
  Infinity,
];
for (const x of special) {
  console.log(x, Math.sin(x), Math.cos(x), Math.tan(x));
  console.log(x, Math.asin(x), Math.acos(x), Math.atan(x));
}
let x = 0.123;
for (let i = 0; i < 300; i++) {
  x = (x * 16807.137) % 1;
  const angle = (x - 0.5) * 10 ** (i % 8);
  console.log(
    String(Math.sin(angle)),
    String(Math.cos(angle)),
    String(Math.tan(angle)),
  );
  console.log(
    String(Math.asin(x * 2 - 1)),
    String(Math.acos(x * 2 - 1)),
    String(Math.atan(angle)),
  );
}
const sides = [0, -0, 1, -1, 0.3, 1e300, Infinity, -Infinity, NaN];
for (const a of sides)
  console.log(sides.map((b) => Math.atan2(a, b)).join(" "));
