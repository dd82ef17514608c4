// Generic classes at `never`: Maybe<never> and Box<never> where any other is wanted.

abstract class Maybe<T> {
  static some<T>(value: T): Maybe<T> {
    return new Some(value);
  }
  static none(): Maybe<never> {
    return new None();
  }
  abstract getOr(fallback: T): T;
  abstract map<U>(f: (t: T) => U): Maybe<U>;
  abstract fold<R>(some: (t: T) => R, none: () => R): R;
  values: T[] = [];
}
class Some<T> extends Maybe<T> {
  constructor(private readonly v: T) {
    super();
    this.values.push(v);
  }
  getOr(_fallback: T): T {
    return this.v;
  }
  map<U>(f: (t: T) => U): Maybe<U> {
    return Maybe.some(f(this.v));
  }
  fold<R>(some: (t: T) => R, _none: () => R): R {
    return some(this.v);
  }
}
class None extends Maybe<never> {
  getOr(fallback: never): never {
    return fallback;
  }
  map<U>(_f: (t: never) => U): Maybe<U> {
    return Maybe.none();
  }
  fold<R>(_some: (t: never) => R, none: () => R): R {
    return none();
  }
}
const find = (xs: number[], p: (n: number) => boolean): Maybe<number> => {
  for (const x of xs) if (p(x)) return Maybe.some(x);
  return Maybe.none();
};
const a = find([1, 5, 9], (n) => n > 3),
  b = find([1], (n) => n > 3);
console.log(
  a.getOr(-1),
  b.getOr(-1),
  a.map((n) => "n" + n).getOr("none"),
  b.map((n) => "n" + n).getOr("none"),
);
console.log(
  b.fold(
    (n) => n * 2,
    () => 77,
  ),
  a.fold(
    (n) => n * 2,
    () => 77,
  ),
  a.values,
  b.values.length,
);
class Box<T> {
  constructor(public items: T[]) {}
  add(item: T): Box<T> {
    return new Box([...this.items, item]);
  }
  static empty(): Box<never> {
    return new Box<never>([]);
  }
  first(fallback: T): T {
    return this.items[0] ?? fallback;
  }
}
const empty: Box<string> = Box.empty();
console.log(empty.first("zero"), empty.items.length);
const flags: Box<boolean> = Box.empty();
console.log(flags.first(true));
const numbers: Box<number> = Box.empty();
console.log(numbers.first(3.5) + 1);
type Tree<T> =
  { kind: "leaf" } | { kind: "node"; left: Tree<T>; value: T; right: Tree<T> };
const leaf: Tree<never> = { kind: "leaf" };
const insert = (t: Tree<number>, v: number): Tree<number> =>
  t.kind === "leaf"
    ? { kind: "node", left: leaf, value: v, right: leaf }
    : v < t.value
      ? { ...t, left: insert(t.left, v) }
      : { ...t, right: insert(t.right, v) };
const walk = (t: Tree<number>): number[] =>
  t.kind === "leaf" ? [] : [...walk(t.left), t.value, ...walk(t.right)];
console.log(walk([5, 2, 8, 1].reduce(insert, leaf as Tree<number>)));
export {};
