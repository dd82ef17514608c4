// -0, NaN, Infinity, %, **, comparisons, integer limits.

console.log(1 / 0, -1 / 0, 0 / 0, 1 / -0, 1 / (0 * -1));
console.log(5 % 3, -5 % 3, 5 % -3, -5 % -3, 5.5 % 2, -0 % 5, 0 % -5);
console.log(
  Object.is(-5 % 5, -0),
  Object.is(5 % -5, 0),
  5 % 0,
  Infinity % 2,
  2 % Infinity,
);
console.log(1e17 % 7, 0.3 % 0.1, -1e-300 % 1, 2 ** 53 % 3);
console.log(
  2 ** 10,
  2 ** -1,
  (-2) ** 3,
  2 ** 0.5,
  0 ** 0,
  NaN ** 0,
  1 ** Infinity,
);
console.log(
  (-8) ** (1 / 3),
  2 ** (3 ** 2),
  (-0) ** 3,
  (-0) ** -1,
  10 ** 308 * 10,
);
const nan = Number("x");
console.log(
  nan === nan,
  nan < 1,
  nan > 1,
  nan <= NaN,
  nan !== nan,
  !(nan >= 0),
);
console.log(
  0 === -0,
  Object.is(0, -0),
  Object.is(NaN, NaN),
  -0 < 0,
  [NaN].includes(NaN),
);
console.log(
  Infinity - Infinity,
  Infinity * 0,
  Infinity / Infinity,
  -Infinity < 0,
);
console.log(0.1 + 0.2 === 0.3, 9007199254740992 === 9007199254740992 + 1);
console.log(Number.MAX_VALUE * 2, -Number.MAX_VALUE * 2, Number.MIN_VALUE / 2);

let i = 2147483647;
i++;
console.log(i, i * 2, i * i);
let j = -2147483648;
j--;
console.log(j, -j, j / 2);
let u = 4294967295;
u += 1;
console.log(u, u % 1000, u / 3);
let safe = Number.MAX_SAFE_INTEGER;
safe++;
safe++;
console.log(safe);
let product = 1;
for (let k = 1; k <= 25; k++) product *= k;
console.log(product);
let count = 0;
for (let f = 0; f < 1; f += 0.1) count++;
console.log(count);
let zero = 0;
for (let k = 0; k > -3; k--) zero *= k;
console.log(Object.is(zero, -0), 1 / zero);
const negate = (n: number) => -n;
console.log(negate(0), 1 / negate(0), negate(-5), -(-0));
console.log(
  7 / 2,
  -7 / 2,
  Math.floor(-7 / 2),
  Math.trunc(-7 / 2),
  (7 / 2) | 0,
  (-7 / 2) | 0,
);
console.log(
  Math.round(2.5),
  Math.round(-2.5),
  Math.round(0.49999999999999994),
  Math.round(-0.2),
);
console.log(
  Math.max(),
  Math.min(),
  Math.max(NaN, 1),
  Math.max(-0, 0),
  Math.min(0, -0),
);
console.log(
  Math.sign(-3),
  Math.abs(-0),
  Math.hypot(3, 4),
  Math.cbrt(27),
  Math.fround(5.5),
);
let a = 5;
a -= 2;
a *= 4;
a /= 8;
a **= 3;
a %= 2;
console.log(a);
console.log(1 < 2, 2 <= 2, 3 > 4, -1 >= -1, 1e308 * 10 === Infinity);
console.log(+true, +false, -true, +"5" + +"6", -"3");
