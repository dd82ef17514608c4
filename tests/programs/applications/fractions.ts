// Exact fractions, continued fractions and Egyptian fractions.
const gcd = (a: number, b: number): number =>
  b === 0 ? Math.abs(a) : gcd(b, a % b);
class Rational {
  static readonly zero = new Rational(0, 1);
  static readonly one = new Rational(1, 1);
  readonly n: number;
  readonly d: number;
  constructor(n: number, d = 1) {
    if (d === 0) throw new RangeError("zero denominator");
    const g = gcd(n, d) || 1,
      s = d < 0 ? -1 : 1;
    this.n = (s * n) / g;
    this.d = (s * d) / g;
  }
  static of(value: number | string | Rational): Rational {
    if (value instanceof Rational) return value;
    if (typeof value === "number") {
      if (Number.isInteger(value)) return new Rational(value);
      let d = 1;
      while (!Number.isInteger(value * d)) d *= 10;
      return new Rational(value * d, d);
    }
    const [a, b] = value.split("/").map(Number) as [number, number?];
    return new Rational(a, b);
  }
  plus(o: Rational | number) {
    const r = Rational.of(o);
    return new Rational(this.n * r.d + r.n * this.d, this.d * r.d);
  }
  minus(o: Rational | number) {
    return this.plus(Rational.of(o).negate());
  }
  times(o: Rational | number) {
    const r = Rational.of(o);
    return new Rational(this.n * r.n, this.d * r.d);
  }
  over(o: Rational | number) {
    const r = Rational.of(o);
    return new Rational(this.n * r.d, this.d * r.n);
  }
  negate() {
    return new Rational(-this.n, this.d);
  }
  compare(o: Rational): -1 | 0 | 1 {
    const x = this.n * o.d - o.n * this.d;
    return x < 0 ? -1 : x > 0 ? 1 : 0;
  }
  equals = (o: Rational): boolean => this.compare(o) === 0;
  valueOf(): number {
    return this.n / this.d;
  }
  toString(): string {
    return this.d === 1 ? `${this.n}` : `${this.n}/${this.d}`;
  }
  toMixed(): string {
    const whole = Math.trunc(this.n / this.d),
      rest = this.minus(whole);
    return whole === 0 || rest.n === 0
      ? String(this)
      : `${whole} ${Math.abs(rest.n)}/${rest.d}`;
  }
  continued(): number[] {
    const out: number[] = [];
    let [a, b] = [this.n, this.d];
    do {
      const q = Math.floor(a / b);
      out.push(q);
      [a, b] = [b, a - q * b];
    } while (b !== 0);
    return out;
  }
  static fromContinued([head, ...tail]: number[]): Rational {
    if (head === undefined) return Rational.zero;
    return tail.length === 0
      ? new Rational(head)
      : Rational.one.over(Rational.fromContinued(tail)).plus(head);
  }
  egyptian(): Rational[] {
    let rest: Rational = this;
    const parts: Rational[] = [];
    while (rest.n > 0 && parts.length < 6) {
      const unit = new Rational(1, Math.ceil(rest.d / rest.n));
      parts.push(unit);
      rest = rest.minus(unit);
    }
    return parts;
  }
}
const half = Rational.of("1/2"),
  third = Rational.of("1/3");
console.log(
  `${half.plus(third)} ${half.minus(third)} ${half.times(third)} ${half.over(third)}`,
);
console.log(
  String(Rational.of(0.125)),
  Rational.of(-2.5).toString(),
  Rational.of("7").toString(),
  "" + Rational.of("-6/-4"),
);
console.log(
  Rational.of("22/7").toMixed(),
  Rational.of("-22/7").toMixed(),
  Rational.of(3).toMixed(),
);
console.log(
  Rational.of("415/93").continued(),
  Rational.fromContinued([4, 2, 6, 7]).toString(),
);
console.log(
  Rational.of("5/121").egyptian().slice(0, 3).join(" + "),
  "=",
  Rational.of("7/15").egyptian().map(String),
);
const values = ["3/4", "2/3", "5/8", "1", "-1/2", "4/6"].map((x) =>
  Rational.of(x),
);
console.log([...values].sort((a, b) => a.compare(b)).join(", "));
console.log(values.reduce((a, b) => a.plus(b), Rational.zero).toString());
console.log(values.map((v) => values.findIndex(v.equals)));
console.log(
  +half,
  half < third,
  half > third,
  half.valueOf() + third.valueOf(),
);
function harmonic(n: number): Rational {
  return n === 0 ? Rational.zero : harmonic(n - 1).plus(new Rational(1, n));
}
for (let i = 1; i <= 12; i += 3)
  console.log(i, `${harmonic(i)}`, harmonic(i).valueOf().toFixed(6));
try {
  half.over(0);
} catch (e) {
  console.log((e as Error).name + ": " + (e as Error).message);
}
const bernoulli = (m: number): Rational => {
  const a: Rational[] = [];
  for (let i = 0; i <= m; i++) {
    a[i] = new Rational(1, i + 1);
    for (let j = i; j >= 1; j--) a[j - 1] = a[j - 1]!.minus(a[j]!).times(j);
  }
  return a[0]!;
};
console.log(Array.from({ length: 9 }, (_, i) => bernoulli(i).toString()));
