// ** and Math.pow: special cases and sampled arguments, constants folded or not.

const bases = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  0.5,
  10,
  -8,
  1e-200,
  1e200,
  NaN,
  Infinity,
  -Infinity,
];
const powers = [
  0,
  -0,
  1,
  -1,
  2,
  3,
  0.5,
  -0.5,
  1 / 3,
  1000,
  -1000,
  1e9,
  NaN,
  Infinity,
  -Infinity,
];
for (const base of bases) {
  console.log(powers.map((power) => base ** power).join(" "));
  console.log(powers.map((power) => Math.pow(base, power)).join(" "));
}
for (let i = 0; i < 60; i++)
  console.log(1.1 ** i, 10 ** (i - 30), (i / 7) ** 2.5, 0.9 ** -i);
console.log(
  2 ** 10,
  2 ** -1,
  3 ** 40,
  7 ** 0.1,
  2 ** (3 ** 2),
  (-2) ** 3,
  1.0000001 ** 1e7,
);
