// Iterables built on iterables: lazy map, filter, take, zip, linked lists.

class Lazy<T> implements Iterable<T> {
  constructor(private readonly make: () => Iterator<T>) {}
  [Symbol.iterator](): Iterator<T> {
    return this.make();
  }
  static from<T>(source: Iterable<T>): Lazy<T> {
    return new Lazy(() => source[Symbol.iterator]());
  }
  static count(): Lazy<number> {
    return new Lazy(() => {
      let n = 0;
      return { next: () => ({ done: false, value: n++ }) };
    });
  }
  map<U>(f: (x: T) => U): Lazy<U> {
    return new Lazy(() => {
      const inner = this.make();
      return {
        next(): IteratorResult<U> {
          const step = inner.next();
          if (step.done) return { done: true, value: undefined };
          return { done: false, value: f(step.value) };
        },
      };
    });
  }
  filter(keep: (x: T) => boolean): Lazy<T> {
    return new Lazy(() => {
      const inner = this.make();
      return {
        next(): IteratorResult<T> {
          for (;;) {
            const step = inner.next();
            if (step.done || keep(step.value)) return step;
          }
        },
      };
    });
  }
  take(count: number): Lazy<T> {
    return new Lazy(() => {
      const inner = this.make();
      let left = count;
      return {
        next: (): IteratorResult<T> =>
          left-- > 0 ? inner.next() : { done: true, value: undefined },
      };
    });
  }
  toArray(): T[] {
    return [...this];
  }
}
const squares = Lazy.count().map((x) => x * x);
console.log(squares.take(5).toArray());
console.log(
  squares
    .filter((x) => x % 2 === 1)
    .take(4)
    .toArray(),
);
console.log(
  Lazy.from("héllo")
    .map((c) => c.toUpperCase())
    .toArray(),
);
console.log(
  Lazy.from(new Map([["a", 1]]))
    .map(([k, v]) => k + v)
    .toArray(),
);
let evaluated = 0;
const lazy = Lazy.count().map((x) => (evaluated++, x + 0.5));
for (const x of lazy) if (x > 3) break;
console.log(evaluated);

class LinkedList<T> {
  private head: { item: T; next: LinkedList<T>["head"] } | null = null;
  length = 0;
  add(item: T): this {
    this.head = { item, next: this.head };
    this.length++;
    return this;
  }
  [Symbol.iterator](): Iterator<T> {
    let node = this.head;
    return {
      next() {
        if (node === null) return { done: true, value: undefined };
        const { item } = node;
        node = node.next;
        return { done: false, value: item };
      },
    };
  }
}
const list = new LinkedList<string>().add("c").add("b").add("a");
console.log([...list], list.length, [...list].join(""));
for (const x of list) for (const y of list) if (x === y) console.log(x + y);
