// Matrices, vectors, complex numbers, polynomials and fractions: static factories and operators by name.

class Matrix {
  private constructor(
    private readonly data: Float64Array,
    readonly rows: number,
    readonly cols: number,
  ) {}
  static zeros(rows: number, cols = rows): Matrix {
    return new Matrix(new Float64Array(rows * cols), rows, cols);
  }
  static identity(n: number): Matrix {
    const m = Matrix.zeros(n);
    for (let i = 0; i < n; i++) m.set(i, i, 1);
    return m;
  }
  static of(...rows: number[][]): Matrix {
    const m = Matrix.zeros(rows.length, rows[0].length);
    rows.forEach((row, r) => row.forEach((v, c) => m.set(r, c, v)));
    return m;
  }
  static generate(
    rows: number,
    cols: number,
    f: (r: number, c: number) => number,
  ): Matrix {
    const m = Matrix.zeros(rows, cols);
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < cols; c++) m.set(r, c, f(r, c));
    return m;
  }
  get(r: number, c: number): number {
    if (r < 0 || r >= this.rows || c < 0 || c >= this.cols)
      throw new RangeError(`(${r}, ${c}) outside ${this.rows}x${this.cols}`);
    return this.data[r * this.cols + c];
  }
  set(r: number, c: number, v: number): this {
    this.data[r * this.cols + c] = v;
    return this;
  }
  times(other: Matrix | number): Matrix {
    if (typeof other === "number")
      return Matrix.generate(
        this.rows,
        this.cols,
        (r, c) => this.get(r, c) * other,
      );
    if (this.cols !== other.rows)
      throw new TypeError(
        `cannot multiply ${this.rows}x${this.cols} by ${other.rows}x${other.cols}`,
      );
    return Matrix.generate(this.rows, other.cols, (r, c) => {
      let sum = 0;
      for (let k = 0; k < this.cols; k++)
        sum += this.get(r, k) * other.get(k, c);
      return sum;
    });
  }
  plus(other: Matrix): Matrix {
    return Matrix.generate(
      this.rows,
      this.cols,
      (r, c) => this.get(r, c) + other.get(r, c),
    );
  }
  get transposed(): Matrix {
    return Matrix.generate(this.cols, this.rows, (r, c) => this.get(c, r));
  }
  power(n: number): Matrix {
    let result = Matrix.identity(this.rows),
      base: Matrix = this;
    for (; n > 0; n >>= 1, base = base.times(base))
      if (n & 1) result = result.times(base);
    return result;
  }
  determinant(): number {
    const m = this.data.slice();
    const n = this.rows;
    let det = 1;
    for (let i = 0; i < n; i++) {
      let pivot = i;
      for (let r = i + 1; r < n; r++)
        if (Math.abs(m[r * n + i]) > Math.abs(m[pivot * n + i])) pivot = r;
      if (m[pivot * n + i] === 0) return 0;
      if (pivot !== i) {
        for (let c = 0; c < n; c++)
          [m[i * n + c], m[pivot * n + c]] = [m[pivot * n + c], m[i * n + c]];
        det = -det;
      }
      det *= m[i * n + i];
      for (let r = i + 1; r < n; r++) {
        const f = m[r * n + i] / m[i * n + i];
        for (let c = i; c < n; c++) m[r * n + c] -= f * m[i * n + c];
      }
    }
    return det;
  }
  toString(): string {
    const cells = Array.from({ length: this.rows }, (_, r) =>
      Array.from({ length: this.cols }, (_, c) => this.get(r, c).toFixed(2)),
    );
    const width = Math.max(...cells.flat().map((s) => s.length));
    return cells
      .map((row) => row.map((s) => s.padStart(width)).join(" "))
      .join("\n");
  }
}
const a = Matrix.of([1, 2], [3, 4]),
  b = Matrix.identity(2).times(2);
console.log(`${a.times(b)}\n--\n${a.plus(b).transposed}`);
console.log(
  a.determinant(),
  Matrix.of([2, -1, 0], [-1, 2, -1], [0, -1, 2]).determinant().toPrecision(6),
);
console.log(String(Matrix.of([1, 1], [1, 0]).power(30)));
for (const f of [() => a.get(2, 0), () => a.times(Matrix.zeros(3)).get(0, 0)]) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e instanceof RangeError, String(e));
  }
}

class Fraction {
  readonly n: number;
  readonly d: number;
  constructor(n: number, d = 1) {
    if (d === 0) throw new RangeError("zero denominator");
    const g = Fraction.gcd(Math.abs(n), Math.abs(d)) * Math.sign(d);
    this.n = n / g;
    this.d = d / g;
  }
  private static gcd(a: number, b: number): number {
    return b === 0 ? a || 1 : Fraction.gcd(b, a % b);
  }
  static parse(text: string): Fraction {
    const [n, d = "1"] = text.split("/");
    return new Fraction(+n, +d);
  }
  add(o: Fraction) {
    return new Fraction(this.n * o.d + o.n * this.d, this.d * o.d);
  }
  mul(o: Fraction) {
    return new Fraction(this.n * o.n, this.d * o.d);
  }
  compare(o: Fraction) {
    return this.n * o.d - o.n * this.d;
  }
  valueOf(): number {
    return this.n / this.d;
  }
  toString() {
    return this.d === 1 ? `${this.n}` : `${this.n}/${this.d}`;
  }
}
const fs = ["1/2", "-3/6", "4", "6/-8", "0/5"].map(Fraction.parse);
console.log(
  fs.map(String),
  fs.reduce((x, y) => x.add(y)).toString(),
  [...fs].sort((x, y) => x.compare(y)).join(" < "),
);
console.log(fs[0].mul(fs[3]).toString(), fs[0].valueOf(), fs[1]);
class Complex {
  constructor(
    readonly re: number,
    readonly im = 0,
  ) {}
  static readonly i = new Complex(0, 1);
  times({ re, im }: Complex) {
    return new Complex(
      this.re * re - this.im * im,
      this.re * im + this.im * re,
    );
  }
  plus(o: Complex) {
    return new Complex(this.re + o.re, this.im + o.im);
  }
  get abs() {
    return Math.hypot(this.re, this.im);
  }
  toString() {
    return `${this.re}${this.im < 0 ? "-" : "+"}${Math.abs(this.im)}i`;
  }
}
console.log(
  `${Complex.i.times(Complex.i)}`,
  new Complex(3, -4).abs,
  `${new Complex(1, 1).times(new Complex(2, -3)).plus(Complex.i)}`,
);
let z = new Complex(0),
  steps = 0;
while (z.abs < 2 && steps < 100) {
  z = z.times(z).plus(new Complex(0.3, 0.6));
  steps++;
}
console.log(steps, z.re.toFixed(6), z.im.toExponential(4));
const poly =
  (...cs: number[]) =>
  (x: number) =>
    cs.reduceRight((acc, c) => acc * x + c, 0);
const p = poly(1, -3, 2);
console.log([0, 1, 2, 0.5, -1].map(p), p(1e10), poly()(5));
export {};
