// Generic methods called through interfaces and base classes.

interface Container<T> {
  map<U>(f: (x: T) => U): Container<U>;
  fold<R>(start: R, f: (acc: R, x: T) => R): R;
}
class Many<T> implements Container<T> {
  constructor(private readonly items: T[]) {}
  map<U>(f: (x: T) => U): Container<U> {
    return new Many(this.items.map(f));
  }
  fold<R>(start: R, f: (acc: R, x: T) => R): R {
    let acc = start;
    for (const item of this.items) acc = f(acc, item);
    return acc;
  }
}
class Single<T> implements Container<T> {
  constructor(private readonly item: T) {}
  map<U>(f: (x: T) => U): Container<U> {
    return new Single(f(this.item));
  }
  fold<R>(start: R, f: (acc: R, x: T) => R): R {
    return f(start, this.item);
  }
}
class None<T> implements Container<T> {
  map<U>(_f: (x: T) => U): Container<U> {
    return new None<U>();
  }
  fold<R>(start: R): R {
    return start;
  }
}
const containers: Container<number>[] = [
  new Many([1, 2, 3]),
  new Single(10),
  new None(),
];
for (const c of containers) {
  const text = c.map((x) => `#${x}`).fold("", (acc, s) => acc + s);
  const sum = c.map((x) => x / 2).fold(0, (acc, x) => acc + x);
  const any = c.map((x) => x > 2).fold(false, (acc, b) => acc || b);
  const list = c.fold<number[]>([], (acc, x) => [x, ...acc]);
  console.log(text, sum, any, list);
}

abstract class Visitor<R> {
  abstract number(n: number): R;
  abstract add(a: Expression, b: Expression): R;
}
abstract class Expression {
  abstract accept<R>(visitor: Visitor<R>): R;
}
class Num extends Expression {
  constructor(private readonly n: number) {
    super();
  }
  accept<R>(visitor: Visitor<R>): R {
    return visitor.number(this.n);
  }
}
class Add extends Expression {
  constructor(
    private readonly a: Expression,
    private readonly b: Expression,
  ) {
    super();
  }
  accept<R>(visitor: Visitor<R>): R {
    return visitor.add(this.a, this.b);
  }
}
class Evaluate extends Visitor<number> {
  number(n: number) {
    return n;
  }
  add(a: Expression, b: Expression): number {
    return a.accept(this) + b.accept(this);
  }
}
class Show extends Visitor<string> {
  number(n: number) {
    return String(n);
  }
  add(a: Expression, b: Expression): string {
    return `(${a.accept(this)}+${b.accept(this)})`;
  }
}
class IsConstant extends Visitor<boolean> {
  number() {
    return true;
  }
  add(a: Expression, b: Expression): boolean {
    return a.accept(this) && b.accept(this);
  }
}
const tree = new Add(new Num(1), new Add(new Num(2.5), new Num(3)));
console.log(
  tree.accept(new Evaluate()),
  tree.accept(new Show()),
  tree.accept(new IsConstant()),
);

class Registry {
  private readonly values = new Map<string, unknown>();
  register<T>(key: string, make: () => T): T {
    const value = make();
    this.values.set(key, value);
    return value;
  }
  lookup<T>(key: string, check: (x: unknown) => x is T): T | null {
    const value = this.values.get(key);
    return check(value) ? value : null;
  }
}
const registry = new Registry();
console.log(
  registry.register("n", () => 5) + 1,
  registry.register("s", () => "text").length,
);
const isNumber = (x: unknown): x is number => typeof x === "number";
console.log(
  registry.lookup("n", isNumber),
  registry.lookup("s", isNumber),
  registry.lookup("z", isNumber),
);
