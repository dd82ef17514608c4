// this in methods, fluent chains, bind, call through unions and interfaces.

class Query {
  private parts: string[] = [];
  select(...columns: string[]): this {
    this.parts.push("select " + columns.join(","));
    return this;
  }
  from(table: string): this {
    this.parts.push("from " + table);
    return this;
  }
  toString(): string {
    return this.parts.join(" ");
  }
}
class Limited extends Query {
  limit = -1;
  max(n: number): this {
    this.limit = n;
    return this;
  }
  override toString(): string {
    return super.toString() + (this.limit < 0 ? "" : " limit " + this.limit);
  }
}
console.log(`${new Query().select("a", "b").from("t")}`);
console.log(`${new Limited().select("a").max(5).from("u")}`);

class Counter {
  constructor(private n: number) {}
  inc(by: number = 1): number {
    return (this.n += by);
  }
}
const c = new Counter(10);
const inc = c.inc.bind(c);
console.log(inc(), inc(5), c.inc());
const wrap = (by: number) => c.inc(by);
console.log([1, 2, 3].map(wrap));
const actions: (() => number)[] = [() => c.inc(), inc, c.inc.bind(c, 100)];
console.log(actions.map((f) => f()));

const literal = {
  base: 2,
  power(n: number): number {
    return n === 0 ? 1 : this.base * this.power(n - 1);
  },
  nested: {
    base: 100,
    read() {
      return this.base;
    },
  },
};
console.log(literal.power(10), literal.nested.read());

interface Shape {
  area(): number;
  scale?(by: number): Shape;
}
const square = (side: number): Shape => ({
  area: () => side * side,
  scale: (by) => square(side * by),
});
console.log(square(3).area(), square(3).scale?.(2).area());
class Dot implements Shape {
  area() {
    return 0;
  }
}
const shapes: Shape[] = [new Dot(), square(2)];
console.log(shapes.map((s) => s.scale?.(3).area() ?? "fixed"));

class Chain {
  constructor(
    readonly value: string,
    readonly parent: Chain | null = null,
  ) {}
  child(v: string): Chain {
    return new Chain(v, this);
  }
  path(): string {
    return this.parent === null
      ? this.value
      : this.parent.path() + "/" + this.value;
  }
}
console.log(new Chain("root").child("a").child("b").path());
class Visitor {
  seen: string[] = [];
  visit = (x: string): void => {
    this.seen.push(x);
  };
}
const v = new Visitor();
["p", "q"].forEach(v.visit);
console.log(v.seen);
function invoke(target: Counter | { inc(by: number): number }): number {
  return target.inc(7);
}
console.log(invoke(new Counter(0)), invoke({ inc: (by: number) => by * 2 }));
