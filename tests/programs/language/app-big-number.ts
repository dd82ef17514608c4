// Big natural numbers on arrays of digits in base 10000.

class Big {
  static readonly #base = 10000;
  static readonly zero = new Big([]);
  static readonly one = Big.of(1);
  private constructor(private readonly limbs: readonly number[]) {}

  static of(value: number | string): Big {
    const text = typeof value === "string" ? value : value.toFixed(0);
    const limbs: number[] = [];
    for (let end = text.length; end > 0; end -= 4) {
      const limb = Number(text.slice(Math.max(0, end - 4), end));
      if (!(limb >= 0)) throw new RangeError(`not a natural number: ${text}`);
      limbs.push(limb);
    }
    return Big.trimmed(limbs);
  }
  private static trimmed(limbs: number[]): Big {
    while (limbs.length > 0 && limbs[limbs.length - 1] === 0) limbs.pop();
    return new Big(limbs);
  }
  get isZero(): boolean {
    return this.limbs.length === 0;
  }
  plus(other: Big): Big {
    const sum: number[] = [];
    let carry = 0;
    for (
      let i = 0;
      i < this.limbs.length || i < other.limbs.length || carry > 0;
      i++
    ) {
      const total = (this.limbs[i] ?? 0) + (other.limbs[i] ?? 0) + carry;
      sum.push(total % Big.#base);
      carry = Math.floor(total / Big.#base);
    }
    return new Big(sum);
  }
  minus(other: Big): Big {
    if (this.compare(other) < 0) throw new RangeError("negative result");
    const difference: number[] = [];
    let borrow = 0;
    this.limbs.forEach((limb, i) => {
      let total = limb - (other.limbs[i] ?? 0) - borrow;
      borrow = total < 0 ? 1 : 0;
      if (borrow) total += Big.#base;
      difference.push(total);
    });
    return Big.trimmed(difference);
  }
  times(other: Big): Big {
    const product = new Array<number>(
      this.limbs.length + other.limbs.length,
    ).fill(0);
    for (const [i, a] of this.limbs.entries()) {
      let carry = 0;
      for (const [j, b] of other.limbs.entries()) {
        const total = product[i + j] + a * b + carry;
        product[i + j] = total % Big.#base;
        carry = (total - product[i + j]) / Big.#base;
      }
      product[i + other.limbs.length] += carry;
    }
    return Big.trimmed(product);
  }
  dividedBy(divisor: number): [quotient: Big, remainder: number] {
    if (divisor === 0) throw new RangeError("division by zero");
    const quotient: number[] = [];
    let remainder = 0;
    for (let i = this.limbs.length - 1; i >= 0; i--) {
      const total = remainder * Big.#base + this.limbs[i];
      quotient.unshift(Math.floor(total / divisor));
      remainder = total % divisor;
    }
    return [Big.trimmed(quotient), remainder];
  }
  power(exponent: number): Big {
    let result = Big.one;
    let base: Big = this;
    for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
      if (e % 2 === 1) result = result.times(base);
      if (e > 1) base = base.times(base);
    }
    return result;
  }
  compare(other: Big): -1 | 0 | 1 {
    if (this.limbs.length !== other.limbs.length) {
      return this.limbs.length < other.limbs.length ? -1 : 1;
    }
    for (let i = this.limbs.length - 1; i >= 0; i--) {
      if (this.limbs[i] !== other.limbs[i])
        return this.limbs[i] < other.limbs[i] ? -1 : 1;
    }
    return 0;
  }
  toString(): string {
    if (this.isZero) return "0";
    const [first, ...rest] = [...this.limbs].reverse();
    return first + rest.map((limb) => String(limb).padStart(4, "0")).join("");
  }
}

console.log(`${Big.zero} ${Big.one} ${Big.of(10000)} ${Big.of("00120")}`);
let factorial = Big.one;
for (let n = 2; n <= 50; n++) factorial = factorial.times(Big.of(n));
console.log(`${factorial}`);
console.log(`${Big.of(2).power(200)}`);
let [a, b] = [Big.zero, Big.one];
for (let i = 0; i < 300; i++) [a, b] = [b, a.plus(b)];
console.log(`${a}`);
console.log(`${b.minus(a)} ${b.compare(a)} ${a.compare(a)} ${a.compare(b)}`);
const [q, r] = factorial.dividedBy(9973);
console.log(
  `${q}`,
  r,
  q.times(Big.of(9973)).plus(Big.of(r)).compare(factorial) === 0,
);
const digits = [...`${Big.of(3).power(100)}`];
console.log(
  digits.length,
  digits.reduce((sum, d) => sum + Number(d), 0),
);
for (const bad of [
  () => Big.one.minus(Big.of(2)),
  () => Big.of("12x4"),
  () => Big.one.dividedBy(0)[0],
]) {
  try {
    console.log(`${bad()}`);
  } catch (e) {
    console.log(e instanceof RangeError, (e as Error).message);
  }
}
console.log(
  Big.of(99999999).plus(Big.one).toString(),
  Big.of(5).minus(Big.of(5)).isZero,
);
// Squares of repunits.
for (let n = 1; n <= 9; n += 2) {
  const repunit = Big.of("1".repeat(n));
  console.log(`${repunit.times(repunit)}`);
}
// 1000 digits of e by the series sum of 1/n!, in fixed point.
function digitsOfE(places: number): string {
  const scale = Big.of(10).power(places + 10);
  let sum = scale;
  let term = scale;
  for (let n = 1; !term.isZero; n++) {
    [term] = term.dividedBy(n);
    sum = sum.plus(term);
  }
  const text = `${sum}`;
  return text[0] + "." + text.slice(1, places + 1);
}
console.log(digitsOfE(150));
