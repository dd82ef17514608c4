// Generic functions that call themselves at other types; mutual generics.

function wrap<T>(value: T, depth: number): string {
  if (depth === 0) return String(value);
  return "[" + wrap(value, depth - 1) + "]";
}
console.log(wrap(1, 3), wrap("s", 2), wrap(true, 0), wrap(null, 1));

interface Pair<A, B> {
  first: A;
  second: B;
}
const pair = <A, B>(first: A, second: B): Pair<A, B> => ({ first, second });
function rotate<A, B>(p: Pair<A, B>, times: number): string {
  if (times === 0) return `${p.first}/${p.second}`;
  return rotate(pair(p.second, p.first), times - 1);
}
console.log(
  rotate(pair(1, "a"), 0),
  rotate(pair(1, "a"), 1),
  rotate(pair(true, 2.5), 7),
);

class Maybe<T> {
  private constructor(private readonly inner: { value: T } | null) {}
  static some<T>(value: T): Maybe<T> {
    return new Maybe({ value });
  }
  static none<T>(): Maybe<T> {
    return new Maybe<T>(null);
  }
  map<U>(f: (x: T) => U): Maybe<U> {
    return this.inner ? Maybe.some(f(this.inner.value)) : Maybe.none();
  }
  chain<U>(f: (x: T) => Maybe<U>): Maybe<U> {
    return this.inner ? f(this.inner.value) : Maybe.none();
  }
  zip<U>(other: Maybe<U>): Maybe<[T, U]> {
    return this.chain((a) => other.map((b): [T, U] => [a, b]));
  }
  or(fallback: T): T {
    return this.inner === null ? fallback : this.inner.value;
  }
}
const parse = (s: string): Maybe<number> => {
  const n = Number(s);
  return Number.isNaN(n) ? Maybe.none() : Maybe.some(n);
};
console.log(
  parse("4")
    .map((x) => x * 2)
    .or(-1),
  parse("x")
    .map((x) => x * 2)
    .or(-1),
);
console.log(
  parse("3")
    .zip(parse("4"))
    .map(([a, b]) => a * b)
    .or(0),
);
console.log(
  parse("3")
    .zip(parse("no"))
    .map(([a, b]) => a * b)
    .or(0),
);
console.log(
  Maybe.some("text")
    .map((t) => t.length)
    .map((n) => n > 3)
    .or(false),
);
console.log(
  Maybe.none<boolean>().or(true),
  Maybe.some<string | null>(null).or("x"),
);

type Tree<T> = { leaf: T } | { left: Tree<T>; right: Tree<T> };
const leaf = <T>(value: T): Tree<T> => ({ leaf: value });
const branch = <T>(left: Tree<T>, right: Tree<T>): Tree<T> => ({ left, right });
function mapTree<T, U>(tree: Tree<T>, f: (x: T) => U): Tree<U> {
  return "leaf" in tree
    ? { leaf: f(tree.leaf) }
    : { left: mapTree(tree.left, f), right: mapTree(tree.right, f) };
}
function leaves<T>(tree: Tree<T>): T[] {
  return "leaf" in tree
    ? [tree.leaf]
    : [...leaves(tree.left), ...leaves(tree.right)];
}
const tree = branch(leaf(1), branch(leaf(2), leaf(3)));
console.log(
  leaves(tree),
  leaves(mapTree(tree, (x) => "n" + x)),
  leaves(mapTree(tree, (x) => x % 2 === 0)),
);
console.log(leaves(mapTree(tree, (x) => [x, x])).map((p) => p.length));

class Builder<T extends object> {
  constructor(private readonly built: T) {}
  with<K extends string, V>(key: K, value: V): Builder<T & Record<K, V>> {
    const more = { [key]: value } as Record<K, V>;
    return new Builder({ ...this.built, ...more });
  }
  build(): T {
    return this.built;
  }
}
const built = new Builder({ id: 1 })
  .with("name", "n")
  .with("size", 2.5)
  .build();
console.log(built.id, built.name, built.size);
