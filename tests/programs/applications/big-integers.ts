// Big integers as arrays of base 1e7 digits: factorials, Fibonacci, powers, square roots.
const BASE = 1e7,
  WIDTH = 7;
class Big {
  private constructor(
    private readonly digits: readonly number[],
    readonly negative: boolean,
  ) {}
  static readonly ZERO = new Big([], false);
  static from(v: number | string): Big {
    let s = typeof v === "number" ? v.toString() : v;
    const negative = s.startsWith("-");
    if (negative) s = s.slice(1);
    const digits: number[] = [];
    for (let end = s.length; end > 0; end -= WIDTH)
      digits.push(Number(s.slice(Math.max(0, end - WIDTH), end)));
    return Big.make(digits, negative);
  }
  private static make(d: number[], neg: boolean) {
    while (d.length && d[d.length - 1] === 0) d.pop();
    return new Big(d, neg && d.length > 0);
  }
  private static cmpAbs(a: readonly number[], b: readonly number[]): number {
    if (a.length !== b.length) return a.length - b.length;
    for (let i = a.length; i-- > 0;) if (a[i] !== b[i]) return a[i]! - b[i]!;
    return 0;
  }
  compare(o: Big): number {
    return this.negative !== o.negative
      ? this.negative
        ? -1
        : 1
      : Big.cmpAbs(this.digits, o.digits) * (this.negative ? -1 : 1);
  }
  negate() {
    return new Big(this.digits, !this.negative && this.digits.length > 0);
  }
  add(o: Big): Big {
    if (this.negative !== o.negative) return this.sub(o.negate());
    const out: number[] = [];
    let carry = 0;
    for (
      let i = 0;
      i < this.digits.length || i < o.digits.length || carry;
      i++
    ) {
      const s = (this.digits[i] ?? 0) + (o.digits[i] ?? 0) + carry;
      out.push(s % BASE);
      carry = s >= BASE ? 1 : 0;
    }
    return Big.make(out, this.negative);
  }
  sub(o: Big): Big {
    if (this.negative !== o.negative) return this.add(o.negate());
    const flip = Big.cmpAbs(this.digits, o.digits) < 0,
      [a, b] = flip ? [o.digits, this.digits] : [this.digits, o.digits];
    const out: number[] = [];
    let borrow = 0;
    for (let i = 0; i < a.length; i++) {
      let s = a[i]! - (b[i] || 0) - borrow;
      borrow = 0;
      if (s < 0) {
        s += BASE;
        borrow = 1;
      }
      out.push(s);
    }
    return Big.make(out, this.negative !== flip);
  }
  mul(o: Big | number): Big {
    const b = typeof o === "number" ? Big.from(o) : o;
    const out = new Array<number>(this.digits.length + b.digits.length).fill(0);
    this.digits.forEach((x, i) => {
      let carry = 0;
      for (let j = 0; j < b.digits.length || carry; j++) {
        const t = out[i + j]! + x * (b.digits[j] ?? 0) + carry;
        carry = Math.floor(t / BASE);
        out[i + j] = t - carry * BASE;
      }
    });
    return Big.make(out, this.negative !== b.negative);
  }
  divmod(n: number): [Big, number] {
    const out: number[] = [];
    let rem = 0;
    for (const d of [...this.digits].reverse()) {
      const t = rem * BASE + d;
      out.unshift(Math.floor(t / n));
      rem = t % n;
    }
    return [Big.make(out, this.negative), rem];
  }
  pow(e: number): Big {
    let r = Big.from(1),
      b: Big = this;
    for (; e > 0; e >>= 1) {
      if (e & 1) r = r.mul(b);
      b = b.mul(b);
    }
    return r;
  }
  isqrt(): Big {
    let lo = Big.ZERO,
      hi = Big.from(
        "1" + "0".repeat(Math.ceil(this.toString().length / 2) + 1),
      );
    while (lo.compare(hi) < 0) {
      const [mid] = lo.add(hi).add(Big.from(1)).divmod(2);
      if (mid.mul(mid).compare(this) <= 0) lo = mid;
      else hi = mid.sub(Big.from(1));
    }
    return lo;
  }
  get isZero() {
    return !this.digits.length;
  }
  toString(): string {
    return this.isZero
      ? "0"
      : (this.negative ? "-" : "") +
          this.digits
            .map((d, i) =>
              i === this.digits.length - 1
                ? `${d}`
                : String(d).padStart(WIDTH, "0"),
            )
            .reverse()
            .join("");
  }
}
const fact = (n: number) =>
  Array.from({ length: n }, (_, i) => i + 1).reduce<Big>(
    (a, b) => a.mul(b),
    Big.from(1),
  );
console.log(`${fact(30)}`);
console.log(fact(52).toString());
const fib = (n: number) => {
  let [a, b] = [Big.from(0), Big.from(1)];
  for (let i = 0; i < n; i++) [a, b] = [b, a.add(b)];
  return a;
};
console.log(String(fib(200)), `${fib(300)}`.length);
console.log(Big.from(2).pow(128) + "", Big.from(-3).pow(41).toString());
console.log(
  Big.from("123456789012345678901234567890")
    .sub(Big.from("987654321098765432109876543210"))
    .toString(),
);
console.log(
  Big.from("-5").add(Big.from(5)).toString(),
  Big.from(-1).compare(Big.ZERO),
  Big.from("2" + "0".repeat(40))
    .isqrt()
    .toString(),
);
let [q, r] = Big.from("1000000000000000000000").divmod(7);
console.log(q.toString(), r);
const sumDigits = (b: Big) => [...b.toString()].reduce((s, c) => s + +c, 0);
console.log(sumDigits(fact(100)), sumDigits(Big.from(2).pow(1000)));
const sorted = ["10", "-3", "99999999999", "0", "-88888888888"]
  .map((s) => Big.from(s))
  .sort((a, b) => a.compare(b));
console.log(
  sorted.join(" < "),
  sorted.map((b) => b.negative),
  sorted[0],
);
