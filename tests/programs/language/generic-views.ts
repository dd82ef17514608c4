// Instances of generic classes seen with other type arguments: their methods take functions called in another way.

class Box<T> {
  constructor(readonly value: T) {}
  map<U>(change: (value: T) => U): Box<U> {
    return new Box(change(this.value));
  }
  each(see: (value: T) => void): this {
    see(this.value);
    return this;
  }
  only<S extends T>(test: (value: T) => value is S): Box<S>;
  only(test: (value: T) => boolean): Box<T>;
  only(test: (value: T) => boolean): Box<T> {
    if (!test(this.value)) throw new Error("not this one");
    return new Box(this.value);
  }
}
const text = new Box("a");
const wide: Box<string | number> = text;
console.log(wide.value, wide.map((value) => typeof value).value);
wide.each((value) => console.log(String(value)));
text.each((value) => console.log(value.length));
const nullable: Box<string | number | null> = new Box(5);
console.log(
  nullable.map((value) => value === null ? "none" : `${value}`).value,
);

const isText = (value: string | number): value is string =>
  typeof value === "string";
const narrow = new Box<string | number>("abc").only(isText);
console.log(
  narrow.value.length,
  narrow.map((value) => value.toUpperCase()).value,
);
try {
  new Box<string | number>(1).only(isText);
} catch (error) {
  console.log((error as Error).message);
}

class Graph<V extends string | number> {
  readonly #links = new Map<V, Map<V, number>>();
  link(from: V, to: V, weight: number): this {
    let links = this.#links.get(from);
    if (links === undefined) this.#links.set(from, (links = new Map()));
    links.set(to, weight);
    return this;
  }
  list(): string[] {
    const found: string[] = [];
    this.#links.forEach((links, from) =>
      links.forEach((weight, to) => {
        if (String(from) <= String(to)) found.push(`${from}${to}${weight}`);
      }),
    );
    return found;
  }
}
console.log(new Graph<string>().link("a", "b", 4).link("c", "b", 1).list());
console.log(new Graph<number>().link(1, 2, 0.5).link(1, 3, 8).list());
