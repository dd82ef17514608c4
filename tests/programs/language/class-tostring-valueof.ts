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

// Operators ask valueOf, templates toString.
class Vector {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
  valueOf(): number {
    return Math.hypot(this.x, this.y);
  }
  toString(): string {
    return `(${this.x}, ${this.y})`;
  }
}
class Long extends Vector {
  override valueOf(): number {
    return super.valueOf() * 10;
  }
}
class Labelled {
  constructor(readonly label: string) {}
  valueOf(): string {
    return this.label;
  }
}
const short = new Vector(6, 8);
const long: Vector = new Long(3, 4);
console.log(+short, -short, ~short, Number(long), +short + 1);
console.log(short < long, short > long, short <= long);
console.log(`${short} ${long}`, "sum " + short, long + "!");
let text = "is ";
text += short;
console.log(text, new Labelled("b") > new Labelled("a"), +new Labelled("7"));
console.log([long, short].sort((a, b) => +a - +b).join(" < "));
