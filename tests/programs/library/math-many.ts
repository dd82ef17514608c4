// Every digit of every function of Math, for random arguments of every size.

const view = new DataView(new ArrayBuffer(8));
let state = 99;

function random32(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  let x = state;
  x ^= x >>> 15;
  x = Math.imul(x, 0x2c1b3c6d);
  x ^= x >>> 12;
  return x >>> 0;
}

function anyDouble(): number {
  view.setUint32(0, random32());
  view.setUint32(4, random32());
  return view.getFloat64(0);
}

function between(low: number, high: number): number {
  return low + ((high - low) * random32()) / 4294967296;
}

function next(kind: number): number {
  if (kind === 0) return anyDouble();
  if (kind === 1) return between(-1, 1);
  if (kind === 2) return between(-10, 10);
  if (kind === 3) return between(-800, 800);
  if (kind === 4) return between(-1e9, 1e9);
  if (kind === 5) return Math.round(between(-1000, 1000)) / 4;
  return between(0, 2);
}

const special = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  1.5,
  2.5,
  -2.5,
  0.49999999999999994,
  4503599627370495.5,
  9007199254740991,
  1e22,
  1e300,
  5e-324,
  -5e-324,
  Math.PI / 4,
  Math.PI / 2,
  Math.PI,
  709.7827128933841,
  -745.1332191019411,
  Infinity,
  -Infinity,
  NaN,
];

function show(x: number): void {
  console.log(x);
  console.log(Math.sin(x), Math.cos(x), Math.tan(x));
  console.log(Math.asin(x), Math.acos(x), Math.atan(x));
  console.log(Math.sinh(x), Math.cosh(x), Math.tanh(x));
  console.log(Math.asinh(x), Math.acosh(x), Math.atanh(x));
  console.log(Math.exp(x), Math.expm1(x), Math.log(x), Math.log1p(x));
  console.log(Math.log2(x), Math.log10(x), Math.cbrt(x), Math.sqrt(x));
  console.log(Math.floor(x), Math.ceil(x), Math.trunc(x), Math.round(x));
  console.log(Math.abs(x), Math.sign(x), Math.fround(x), Math.clz32(x));
}

function showTwo(x: number, y: number): void {
  console.log(x, y, Math.pow(x, y), x ** y, Math.atan2(x, y), x % y);
  console.log(Math.hypot(x, y), Math.hypot(x, y, 3), Math.imul(x, y));
  console.log(Math.max(x, y), Math.min(x, y), Math.max(y, x, 1), Math.min());
}

for (const x of special) show(x);
for (const x of special) for (const y of special) showTwo(x, y);
for (let i = 0; i < 500; i++) show(next(i % 7));
for (let i = 0; i < 500; i++) showTwo(next(i % 7), next((i >> 3) % 7));
