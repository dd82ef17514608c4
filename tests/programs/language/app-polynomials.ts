// Polynomials and rational numbers with exact arithmetic and pretty printing.

class Rational {
  static readonly zero = new Rational(0);
  static readonly one = new Rational(1);
  readonly numerator: number;
  readonly denominator: number;
  constructor(numerator: number, denominator = 1) {
    if (denominator === 0) throw new RangeError("zero denominator");
    const divisor =
      Rational.#gcd(Math.abs(numerator), Math.abs(denominator)) *
      Math.sign(denominator);
    this.numerator = numerator / divisor + 0;
    this.denominator = denominator / divisor;
  }
  static #gcd(a: number, b: number): number {
    return b === 0 ? a : Rational.#gcd(b, a % b);
  }
  plus(o: Rational): Rational {
    return new Rational(
      this.numerator * o.denominator + o.numerator * this.denominator,
      this.denominator * o.denominator,
    );
  }
  times(o: Rational): Rational {
    return new Rational(
      this.numerator * o.numerator,
      this.denominator * o.denominator,
    );
  }
  negated(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }
  inverse(): Rational {
    return new Rational(this.denominator, this.numerator);
  }
  minus(o: Rational): Rational {
    return this.plus(o.negated());
  }
  over(o: Rational): Rational {
    return this.times(o.inverse());
  }
  get isZero(): boolean {
    return this.numerator === 0;
  }
  get sign(): -1 | 0 | 1 {
    return this.isZero ? 0 : this.numerator < 0 ? -1 : 1;
  }
  equals(o: Rational): boolean {
    return this.numerator === o.numerator && this.denominator === o.denominator;
  }
  toString(): string {
    return this.denominator === 1
      ? `${this.numerator}`
      : `${this.numerator}/${this.denominator}`;
  }
}
type Coefficient = Rational | number;
const rational = (c: Coefficient): Rational =>
  typeof c === "number" ? new Rational(c) : c;

class Polynomial {
  private readonly coefficients: readonly Rational[];
  constructor(...coefficients: Coefficient[]) {
    const list = coefficients.map(rational);
    while (list.at(-1)?.isZero) list.pop();
    this.coefficients = list;
  }
  get degree(): number {
    return this.coefficients.length - 1;
  }
  at(power: number): Rational {
    return this.coefficients[power] ?? Rational.zero;
  }
  plus(o: Polynomial): Polynomial {
    const length = Math.max(this.coefficients.length, o.coefficients.length);
    return new Polynomial(
      ...Array.from({ length }, (_, i) => this.at(i).plus(o.at(i))),
    );
  }
  scale(by: Coefficient): Polynomial {
    return new Polynomial(
      ...this.coefficients.map((c) => c.times(rational(by))),
    );
  }
  shift(power: number): Polynomial {
    return new Polynomial(
      ...new Array<number>(power).fill(0),
      ...this.coefficients,
    );
  }
  times(o: Polynomial): Polynomial {
    return o.coefficients.reduce(
      (sum, c, power) => sum.plus(this.shift(power).scale(c)),
      new Polynomial(),
    );
  }
  dividedBy(o: Polynomial): { quotient: Polynomial; remainder: Polynomial } {
    let quotient = new Polynomial();
    let remainder: Polynomial = this;
    while (remainder.degree >= o.degree) {
      const power = remainder.degree - o.degree;
      const factor = remainder.at(remainder.degree).over(o.at(o.degree));
      quotient = quotient.plus(new Polynomial(factor).shift(power));
      remainder = remainder.plus(o.shift(power).scale(factor.negated()));
    }
    return { quotient, remainder };
  }
  derivative(): Polynomial {
    return new Polynomial(
      ...this.coefficients.slice(1).map((c, i) => c.times(rational(i + 1))),
    );
  }
  evaluate(x: Coefficient): Rational {
    const at = rational(x);
    return this.coefficients.reduceRight(
      (acc, c) => acc.times(at).plus(c),
      Rational.zero,
    );
  }
  static gcd(a: Polynomial, b: Polynomial): Polynomial {
    while (b.degree >= 0) [a, b] = [b, a.dividedBy(b).remainder];
    return a.degree < 0 ? a : a.scale(a.at(a.degree).inverse());
  }
  toString(): string {
    const terms: string[] = [];
    for (let power = this.degree; power >= 0; power--) {
      const c = this.at(power);
      if (c.isZero) continue;
      const size = c.sign < 0 ? c.negated() : c;
      const x = power === 0 ? "" : power === 1 ? "x" : `x^${power}`;
      const factor = power > 0 && size.equals(Rational.one) ? "" : `${size}`;
      const sign =
        terms.length === 0
          ? c.sign < 0
            ? "-"
            : ""
          : c.sign < 0
            ? " - "
            : " + ";
      terms.push(sign + factor + x);
    }
    return terms.join("") || "0";
  }
}
const half = new Rational(1, 2);
console.log(
  `${half.plus(new Rational(1, 3))} ${half.times(new Rational(-4, 6))} ${half.over(new Rational(-1, 8))}`,
);
console.log(
  `${new Rational(6, -4)} ${new Rational(0, -5)} ${half.minus(half)}`,
  half.minus(half).sign,
);
const p = new Polynomial(-6, 11, -6, 1);
const q = new Polynomial(-2, 1);
console.log(`${p} | ${q} | ${p.plus(q)} | ${p.times(q)}`);
const { quotient, remainder } = p.dividedBy(q);
console.log(`${quotient} rest ${remainder}`, p.degree, new Polynomial().degree);
console.log(
  `${p.derivative()} | ${p.derivative().derivative()} | ${new Polynomial(7).derivative()}`,
);
console.log(
  [0, 1, 2, 3, 4].map((x) => `${p.evaluate(x)}`),
  `${p.evaluate(half)}`,
);
console.log(
  `${Polynomial.gcd(p, q.times(new Polynomial(-5, 1)))} ${Polynomial.gcd(p, new Polynomial(1, 0, 1))}`,
);
console.log(
  `${new Polynomial(half, new Rational(-2, 3), 0, -1)} ${new Polynomial(0, 0)}`,
);
let power = new Polynomial(1);
for (let i = 0; i <= 6; i++) {
  console.log(`(x + 1)^${i} = ${power}`);
  power = power.times(new Polynomial(1, 1));
}
for (const bad of [() => new Rational(1, 0), () => Rational.zero.inverse()]) {
  try {
    console.log(`${bad()}`);
  } catch (e) {
    console.log((e as Error).message);
  }
}
