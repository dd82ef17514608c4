// Iterables in class hierarchies: inherited, overridden, wrapped, delegated.

class Bag<T> {
  protected readonly items: T[] = [];
  add(...items: T[]): this {
    this.items.push(...items);
    return this;
  }
  [Symbol.iterator](): Iterator<T> {
    return this.items[Symbol.iterator]();
  }
  get count(): number {
    return [...this].length;
  }
}
class SortedBag<T> extends Bag<T> {
  constructor(private readonly order: (a: T, b: T) => number) {
    super();
  }
  override [Symbol.iterator](): Iterator<T> {
    return [...this.items].sort(this.order).values();
  }
}
class EveryOther<T> extends Bag<T> {
  override [Symbol.iterator](): Iterator<T> {
    const inner = super[Symbol.iterator]();
    return {
      next() {
        const step = inner.next();
        inner.next();
        return step;
      },
    };
  }
}
const bags: Bag<number>[] = [
  new Bag<number>(),
  new SortedBag<number>((a, b) => a - b),
  new EveryOther<number>(),
];
for (const bag of bags) {
  bag.add(5, 3, 9, 1, 7);
  console.log([...bag].join(" "), bag.count, Math.max(...bag));
  let text = "";
  for (const x of bag) text += x > 4 ? "+" : "-";
  const [first, second] = bag;
  console.log(text, first, second);
}
class Tree implements Iterable<string> {
  private readonly children: Tree[] = [];
  constructor(private readonly name: string) {}
  add(...children: Tree[]): this {
    this.children.push(...children);
    return this;
  }
  [Symbol.iterator](): Iterator<string> {
    const names = [this.name];
    for (const child of this.children)
      for (const name of child) names.push("/" + name);
    return names.values();
  }
}
const tree = new Tree("root").add(
  new Tree("a").add(new Tree("b")),
  new Tree("c"),
);
console.log([...tree]);
console.log(
  new SortedBag<string>((a, b) => b.length - a.length).add("a", "ccc", "bb")
    .count,
);
