// Numeric code: matrices, LU, QR, complex FFT, polynomials, Newton, Simpson, RK4, statistics.
type Vec = readonly number[];
class Matrix {
  private constructor(
    readonly rows: number,
    readonly cols: number,
    private readonly data: Float64Array,
  ) {}
  static of(rows: readonly Vec[]): Matrix {
    const m = Matrix.zeros(rows.length, rows[0]?.length ?? 0);
    rows.forEach((r, i) => r.forEach((x, j) => m.set(i, j, x)));
    return m;
  }
  static zeros(r: number, c = r) {
    return new Matrix(r, c, new Float64Array(r * c));
  }
  static identity(n: number) {
    const m = Matrix.zeros(n);
    for (let i = 0; i < n; i++) m.set(i, i, 1);
    return m;
  }
  get(i: number, j: number) {
    return this.data[i * this.cols + j]!;
  }
  set(i: number, j: number, x: number) {
    this.data[i * this.cols + j] = x;
  }
  map(f: (x: number, i: number, j: number) => number): Matrix {
    return new Matrix(
      this.rows,
      this.cols,
      this.data.map((x, k) => f(x, Math.floor(k / this.cols), k % this.cols)),
    );
  }
  mul(o: Matrix): Matrix {
    if (this.cols !== o.rows)
      throw new RangeError(`${this.rows}x${this.cols} * ${o.rows}x${o.cols}`);
    const out = Matrix.zeros(this.rows, o.cols);
    for (let i = 0; i < this.rows; i++)
      for (let j = 0; j < o.cols; j++) {
        let s = 0;
        for (let k = 0; k < this.cols; k++) s += this.get(i, k) * o.get(k, j);
        out.set(i, j, s);
      }
    return out;
  }
  get T(): Matrix {
    const out = Matrix.zeros(this.cols, this.rows);
    this.map((x, i, j) => (out.set(j, i, x), x));
    return out;
  }
  lu(): { L: Matrix; U: Matrix; P: number[]; sign: number } {
    const n = this.rows,
      U = this.map((x) => x),
      L = Matrix.identity(n),
      P = [...Array(n).keys()];
    let sign = 1;
    for (let k = 0; k < n; k++) {
      let p = k;
      for (let i = k + 1; i < n; i++)
        if (Math.abs(U.get(i, k)) > Math.abs(U.get(p, k))) p = i;
      if (p !== k) {
        sign = -sign;
        [P[k], P[p]] = [P[p]!, P[k]!];
        for (let j = 0; j < n; j++) {
          const t = U.get(k, j);
          U.set(k, j, U.get(p, j));
          U.set(p, j, t);
          if (j < k) {
            const l = L.get(k, j);
            L.set(k, j, L.get(p, j));
            L.set(p, j, l);
          }
        }
      }
      for (let i = k + 1; i < n; i++) {
        const f = U.get(i, k) / U.get(k, k);
        L.set(i, k, f);
        for (let j = k; j < n; j++) U.set(i, j, U.get(i, j) - f * U.get(k, j));
      }
    }
    return { L, U, P, sign };
  }
  get det(): number {
    const { U, sign } = this.lu();
    let d = sign;
    for (let i = 0; i < this.rows; i++) d *= U.get(i, i);
    return d;
  }
  solve(b: Vec): number[] {
    const { L, U, P } = this.lu(),
      n = this.rows,
      y: number[] = [];
    for (let i = 0; i < n; i++)
      y[i] = b[P[i]!]! - y.reduce((s, yj, j) => s + L.get(i, j) * yj, 0);
    const x = new Array<number>(n).fill(0);
    for (let i = n - 1; i >= 0; i--) {
      let s = y[i]!;
      for (let j = i + 1; j < n; j++) s -= U.get(i, j) * x[j]!;
      x[i] = s / U.get(i, i);
    }
    return x;
  }
  toString(digits = 3) {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from({ length: this.cols }, (_, j) =>
        this.get(i, j).toFixed(digits).padStart(8),
      ).join(""),
    ).join("\n");
  }
}
const A = Matrix.of([
  [2, 1, -1],
  [-3, -1, 2],
  [-2, 1, 2],
]);
console.log(`${A.mul(A.T)}`);
console.log(
  A.det.toFixed(6),
  A.solve([8, -11, -3]).map((x) => +x.toFixed(9)),
);
try {
  A.mul(Matrix.zeros(2));
} catch (e) {
  console.log(String(e));
}
class Complex {
  static readonly I = new Complex(0, 1);
  constructor(
    readonly re: number,
    readonly im = 0,
  ) {}
  static polar(r: number, t: number) {
    return new Complex(r * Math.cos(t), r * Math.sin(t));
  }
  add({ re, im }: Complex) {
    return new Complex(this.re + re, this.im + im);
  }
  sub(o: Complex) {
    return new Complex(this.re - o.re, this.im - o.im);
  }
  mul(o: Complex) {
    return new Complex(
      this.re * o.re - this.im * o.im,
      this.re * o.im + this.im * o.re,
    );
  }
  get abs() {
    return Math.hypot(this.re, this.im);
  }
  toString() {
    const r = (x: number) => (Math.abs(x) < 1e-12 ? 0 : +x.toFixed(4));
    const [a, b] = [r(this.re), r(this.im)];
    return b === 0 ? `${a}` : `${a}${b < 0 ? "-" : "+"}${Math.abs(b)}i`;
  }
}
function fft(xs: readonly Complex[], inverse = false): Complex[] {
  const n = xs.length;
  if (n === 1) return [xs[0]!];
  const [even, odd] = [0, 1].map((k) =>
    fft(
      xs.filter((_, i) => i % 2 === k),
      inverse,
    ),
  ) as [Complex[], Complex[]];
  const out = new Array<Complex>(n);
  for (let k = 0; k < n / 2; k++) {
    const t = Complex.polar(1, ((inverse ? 2 : -2) * Math.PI * k) / n).mul(
      odd[k]!,
    );
    out[k] = even[k]!.add(t);
    out[k + n / 2] = even[k]!.sub(t);
  }
  return out;
}
const signal = [1, 2, 3, 4, 0, 0, 0, 0].map((x) => new Complex(x));
const spectrum = fft(signal);
console.log(spectrum.join(" "));
console.log(
  fft(spectrum, true)
    .map((c) => (c.re / 8).toFixed(3))
    .join(),
  spectrum.map((c) => c.abs.toFixed(2)).join(),
);
const horner = (cs: Vec) => (x: number) =>
  cs.reduceRight((acc, c) => acc * x + c, 0);
const derive = (cs: Vec) => cs.slice(1).map((c, i) => c * (i + 1));
function newton(cs: Vec, x: number, eps = 1e-12): number {
  const f = horner(cs),
    df = horner(derive(cs));
  for (let i = 0; i < 50; i++) {
    const step = f(x) / df(x);
    x -= step;
    if (Math.abs(step) < eps) break;
  }
  return x;
}
console.log(
  newton([-2, 0, 1], 1),
  newton([-6, 11, -6, 1], 4),
  derive([1, 2, 3]),
);
const simpson = (f: (x: number) => number, a: number, b: number, n = 100) => {
  const h = (b - a) / n;
  let s = f(a) + f(b);
  for (let i = 1; i < n; i++) s += f(a + i * h) * (i & 1 ? 4 : 2);
  return (s * h) / 3;
};
console.log(
  simpson(Math.sin, 0, Math.PI),
  simpson((x) => x ** 3, 0, 2).toFixed(10),
);
const rk4 = (
  f: (t: number, y: number) => number,
  y: number,
  t: number,
  h: number,
  n: number,
) => {
  for (; n-- > 0; t += h) {
    const k1 = f(t, y),
      k2 = f(t + h / 2, y + (h / 2) * k1),
      k3 = f(t + h / 2, y + (h / 2) * k2),
      k4 = f(t + h, y + h * k3);
    y += (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return y;
};
console.log(
  rk4((_, y) => y, 1, 0, 0.1, 10),
  Math.E,
);
const stats = (xs: Vec) => {
  const n = xs.length,
    mean = xs.reduce((a, b) => a + b, 0) / n,
    sorted = [...xs].sort((a, b) => a - b),
    mid = n >> 1;
  return {
    n,
    mean,
    median: n % 2 ? sorted[mid]! : (sorted[mid - 1]! + sorted[mid]!) / 2,
    sd: Math.sqrt(xs.reduce((s, x) => s + (x - mean) ** 2, 0) / (n - 1)),
    range: [Math.min(...xs), Math.max(...xs)] as const,
    mode: [
      ...xs.reduce(
        (m, x) => m.set(x, (m.get(x) ?? 0) + 1),
        new Map<number, number>(),
      ),
    ].sort((a, b) => b[1] - a[1])[0]?.[0],
  };
};
console.log(stats([2, 4, 4, 4, 5, 5, 7, 9]), stats([1.5]));
