// Classes and functions over keys: registries, stores, sorting by a property.

function tally<K extends string>(xs: readonly K[]): Map<K, number> {
  const m = new Map<K, number>();
  for (const x of xs) m.set(x, (m.get(x) ?? 0) + 1);
  return m;
}
const m = tally(["a", "b", "a"]);
console.log(m.get("a"), [...m.keys()].join());
class Registry<K extends string, V> {
  private readonly items = new Map<K, V>();
  private order: K[] = [];
  add(k: K, v: V): this {
    this.items.set(k, v);
    this.order.push(k);
    return this;
  }
  get(k: K): V | undefined {
    return this.items.get(k);
  }
  asRecord(): Record<K, V> {
    const out = {} as Record<K, V>;
    for (const k of this.order) out[k] = this.items.get(k)!;
    return out;
  }
  static of<K extends string, V>(k: K, v: V): Registry<K, V> {
    return new Registry<K, V>().add(k, v);
  }
}
const r = new Registry<"x" | "y", number>().add("x", 1).add("y", 2);
console.log(r.get("x"), r.asRecord().y, r.asRecord());
console.log(Registry.of("z", true).asRecord().z);
const any = new Registry<string, string[]>().add("q", ["w"]);
console.log(any.asRecord()["q"], Object.keys(any.asRecord()));
enum Kind {
  A = "a",
  B = "b",
}
const byKind: Record<Kind, number> = { [Kind.A]: 1, [Kind.B]: 2 };
function total<K extends string>(rec: Record<K, number>, keys: K[]): number {
  let t = 0;
  for (const k of keys) t += rec[k];
  return t;
}
console.log(total(byKind, [Kind.A, Kind.B]));
function keys<T extends object>(o: T): (keyof T)[] {
  return Object.keys(o) as (keyof T)[];
}
for (const k of keys({ one: 1, two: 2 })) console.log(k);
function sortBy<T, K extends keyof T>(xs: T[], k: K): T[] {
  return [...xs].sort((a, b) => (a[k] < b[k] ? -1 : a[k] > b[k] ? 1 : 0));
}
console.log(
  sortBy(
    [
      { n: 2, s: "a" },
      { n: 1, s: "b" },
    ],
    "n",
  )
    .map((x) => x.s)
    .join(""),
  sortBy(
    [
      { n: 2, s: "b" },
      { n: 1, s: "a" },
    ],
    "s",
  ).map((x) => x.n),
);
function indexBy<T, K extends keyof T>(xs: T[], k: K): Map<T[K], T> {
  const out = new Map<T[K], T>();
  for (const x of xs) out.set(x[k], x);
  return out;
}
const ix = indexBy(
  [
    { id: 1, v: "p" },
    { id: 2, v: "q" },
  ],
  "id",
);
console.log(ix.get(2)!.v, ix.size);
class Store<S extends object> {
  private listeners: ((s: S) => void)[] = [];
  constructor(private state: S) {}
  get<K extends keyof S>(k: K): S[K] {
    return this.state[k];
  }
  set<K extends keyof S>(k: K, v: S[K]): void {
    this.state = { ...this.state, [k]: v };
    this.listeners.forEach((l) => l(this.state));
  }
  patch(p: Partial<S>): void {
    this.state = { ...this.state, ...p };
  }
  subscribe(l: (s: S) => void): void {
    this.listeners.push(l);
  }
}
const st = new Store({ n: 1, t: "hello", f: false });
st.subscribe((s) => console.log("changed", s.n, s.t, s.f));
st.set("n", 5);
st.set("t", "bye");
st.patch({ f: true });
console.log(st.get("n") + 1, st.get("t").length, st.get("f"));
