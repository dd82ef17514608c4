// Shortest digits, fixed, exponential, precise and other bases of doubles with
// random bits, and what reading the texts gives.

const view = new DataView(new ArrayBuffer(8));
let state = 20240117;

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

function subnormal(): number {
  view.setUint32(0, random32() & 0xfffff);
  view.setUint32(4, random32());
  return view.getFloat64(0);
}

function next(kind: number): number {
  if (kind === 0) return anyDouble();
  if (kind === 1) return subnormal();
  if (kind === 2) return random32() / 4294967296;
  if (kind === 3) return Math.round(random32() / 1000) / 100;
  if (kind === 4) return (random32() - 2 ** 31) / 1000;
  return random32() * 2 ** (random32() % 200);
}

for (let i = 0; i < 1200; i++) {
  const x = next(i % 6);
  const text = String(x);
  const back = Number(text);
  console.log(text, Object.is(back, x), Number(x.toPrecision(17)) === x);
  const digits = random32() % 22;
  if (Math.abs(x) < 1e21) console.log(x.toFixed(digits), x.toFixed(2));
  console.log(x.toExponential(digits), x.toPrecision(digits + 1));
  console.log(x.toExponential(), x.toString(2 + (random32() % 35)));
}
