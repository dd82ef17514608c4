// Overrides with more specific returns, optional parameters, this types.

class Node {
  constructor(readonly label: string) {}
  clone(): Node {
    return new Node(this.label);
  }
  rename(label: string): Node {
    return new Node(label);
  }
  compare(other: Node): number {
    return this.label.length - other.label.length;
  }
  join(...others: Node[]): string {
    return [this, ...others].map((n) => n.label).join("+");
  }
  self(): this {
    return this;
  }
  value(): number | string | null {
    return null;
  }
}
class Weighted extends Node {
  constructor(
    label: string,
    readonly weight: number,
  ) {
    super(label);
  }
  override clone(): Weighted {
    return new Weighted(this.label, this.weight);
  }
  override rename(label: string, weight = this.weight): Weighted {
    return new Weighted(label, weight);
  }
  override compare(other: Node, scale = 10): number {
    const extra = other instanceof Weighted ? other.weight : 0;
    return super.compare(other) + (this.weight - extra) * scale;
  }
  override join(): string {
    return "only " + this.label;
  }
  override value(): number {
    return this.weight;
  }
}
class Named extends Node {
  override value(): string {
    return this.label;
  }
}
const nodes: Node[] = [
  new Node("plain"),
  new Weighted("w", 3),
  new Named("named"),
];
for (const n of nodes) {
  const copy = n.clone();
  const renamed = n.rename("renamed");
  console.log(
    copy.label,
    copy instanceof Weighted,
    renamed.label,
    n.value(),
    n.self() === n,
  );
  console.log(
    n.compare(nodes[0]),
    nodes[0].compare(n),
    n.join(nodes[0], nodes[1]),
  );
}
const w = new Weighted("x", 5);
console.log(
  w.rename("y", 6).weight,
  w.rename("z").weight,
  w.clone().clone().weight,
);
console.log(
  w.value() + 1,
  w.compare(w, 1),
  w.self().weight,
  w.compare(new Node("long")),
);

interface Source<T> {
  read(): T;
}
class Base implements Source<number | null> {
  read(): number | null {
    return 1;
  }
}
class Sure extends Base {
  override read(): number {
    return 2;
  }
}
const sources: Source<number | null | string>[] = [
  new Base(),
  new Sure(),
  { read: () => "text" },
];
console.log(sources.map((s) => s.read()));
const sure = new Sure();
console.log(sure.read() * 21);
