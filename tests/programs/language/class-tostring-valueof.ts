// toString in templates and concatenation; a class that implements it.

class Money {
  constructor(
    readonly amount: number,
    readonly currency: string,
  ) {}
  toString(): string {
    return `${this.amount.toFixed(2)} ${this.currency}`;
  }
}
const m = new Money(12.5, "EUR");
console.log(`${m}`, "total: " + m, String(m), m.toString());

class Wrapper<T> {
  constructor(readonly inner: T) {}
  toString(): string {
    return `W(${this.inner})`;
  }
}
console.log(`${new Wrapper(1)} ${new Wrapper("s")} ${new Wrapper(true)}`);
console.log(`${new Wrapper(new Wrapper(null))} ${new Wrapper(undefined)}`);
console.log(`${new Wrapper([1, 2, 3])} ${new Wrapper(m)}`);

class Sub extends Money {
  override toString(): string {
    return "<" + super.toString() + ">";
  }
}
const things: Money[] = [m, new Sub(1, "USD")];
console.log(things.join(" | "));
console.log([m, m].join(), [[1, 2], [3]].join(";"));

console.log(`${[]}|${[null]}|${[undefined, 1]}|${[[]]}|${["a", ["b", "c"]]}`);
console.log("" + [1, 2] + [3]);
console.log(`${1}${"a"}${true}${null}${undefined}${-0}${NaN}`);
