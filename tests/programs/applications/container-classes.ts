// Containers by hand: linked list, deque, heap, trie, LRU, union-find, multimap; all iterable.
class Node<T> {
  next: Node<T> | null = null;
  prev: Node<T> | null = null;
  constructor(public value: T) {}
}
class LinkedList<T> implements Iterable<T> {
  #head: Node<T> | null = null;
  #tail: Node<T> | null = null;
  #size = 0;
  static of<U>(...xs: U[]): LinkedList<U> {
    const l = new LinkedList<U>();
    for (const x of xs) l.push(x);
    return l;
  }
  get size() {
    return this.#size;
  }
  get first() {
    return this.#head?.value;
  }
  get last() {
    return this.#tail?.value;
  }
  push(v: T): Node<T> {
    const n = new Node(v);
    if (this.#tail) {
      this.#tail.next = n;
      n.prev = this.#tail;
      this.#tail = n;
    } else this.#head = this.#tail = n;
    this.#size++;
    return n;
  }
  remove(n: Node<T>): T {
    if (n.prev) n.prev.next = n.next;
    else this.#head = n.next;
    if (n.next) n.next.prev = n.prev;
    else this.#tail = n.prev;
    n.next = n.prev = null;
    this.#size--;
    return n.value;
  }
  shift(): T | undefined {
    return this.#head ? this.remove(this.#head) : undefined;
  }
  reverse(): this {
    let n = this.#head;
    [this.#head, this.#tail] = [this.#tail, this.#head];
    while (n) {
      [n.next, n.prev] = [n.prev, n.next];
      n = n.prev;
    }
    return this;
  }
  map<U>(f: (t: T, i: number) => U): LinkedList<U> {
    const out = new LinkedList<U>();
    let i = 0;
    for (const x of this) out.push(f(x, i++));
    return out;
  }
  [Symbol.iterator](): Iterator<T> {
    let n = this.#head;
    return {
      next: () => {
        if (!n) return { done: true as const, value: undefined };
        const value = n.value;
        n = n.next;
        return { done: false as const, value };
      },
    };
  }
  toString() {
    return `[${[...this].join(" <-> ")}]`;
  }
}
const list = LinkedList.of(1, 2, 3, 4);
const five = list.push(5);
list.push(6);
list.remove(five);
list.shift();
console.log(
  `${list}`,
  `${list.map((x) => x * 1.5).reverse()}`,
  list.size,
  list.first,
  list.last,
  Math.max(...list),
);
class LRU<K, V> {
  private map = new Map<K, V>();
  hits = 0;
  misses = 0;
  constructor(
    readonly capacity: number,
    private onEvict?: (k: K, v: V) => void,
  ) {}
  get(k: K): V | undefined {
    if (!this.map.has(k)) {
      this.misses++;
      return undefined;
    }
    this.hits++;
    const v = this.map.get(k) as V;
    this.map.delete(k);
    this.map.set(k, v);
    return v;
  }
  set(k: K, v: V): this {
    this.map.delete(k);
    this.map.set(k, v);
    if (this.map.size > this.capacity) {
      const [[ok, ov]] = [...this.map] as [[K, V]];
      this.map.delete(ok);
      this.onEvict?.(ok, ov);
    }
    return this;
  }
  keys() {
    return [...this.map.keys()];
  }
}
const evicted: string[] = [];
const cache = new LRU<string, number>(3, (k, v) => evicted.push(`${k}=${v}`));
cache.set("a", 1).set("b", 2).set("c", 3);
cache.get("a");
cache.set("d", 4);
cache.get("b");
cache.set("a", 10).set("e", 5);
console.log(cache.keys(), evicted, cache.hits, cache.misses, cache.get("a"));
class Trie {
  private kids = new Map<string, Trie>();
  private end = false;
  add(...words: string[]): this {
    for (const w of words) {
      let t: Trie = this;
      for (const c of w) {
        let k = t.kids.get(c);
        if (!k) t.kids.set(c, (k = new Trie()));
        t = k;
      }
      t.end = true;
    }
    return this;
  }
  complete(prefix: string): string[] {
    let t: Trie | undefined = this;
    for (const c of prefix) if (!(t = t.kids.get(c))) return [];
    const out: string[] = [];
    t.walk(prefix, (w) => out.push(w));
    return out;
  }
  private walk(at: string, f: (w: string) => void): void {
    if (this.end) f(at);
    for (const [c, k] of [...this.kids].sort(([a], [b]) => (a < b ? -1 : 1)))
      k.walk(at + c, f);
  }
  get count(): number {
    return [...this.kids.values()].reduce(
      (n, k) => n + k.count,
      this.end ? 1 : 0,
    );
  }
}
const trie = new Trie().add("tea", "ten", "to", "inn", "in", "i", "té");
console.log(
  trie.complete("te"),
  trie.complete("i"),
  trie.complete("x"),
  trie.count,
);
class Heap<T> {
  private a: T[] = [];
  constructor(
    private less: (x: T, y: T) => boolean,
    init?: Iterable<T>,
  ) {
    if (init) for (const x of init) this.push(x);
  }
  get size() {
    return this.a.length;
  }
  push(x: T) {
    let i = this.a.push(x) - 1;
    while (i > 0) {
      const p = (i - 1) >> 1;
      if (!this.less(this.a[i]!, this.a[p]!)) break;
      [this.a[i], this.a[p]] = [this.a[p]!, this.a[i]!];
      i = p;
    }
  }
  pop(): T | undefined {
    const top = this.a[0],
      last = this.a.pop();
    if (this.a.length && last !== undefined) {
      this.a[0] = last;
      for (let i = 0; ;) {
        let m = i;
        for (const c of [2 * i + 1, 2 * i + 2])
          if (c < this.a.length && this.less(this.a[c]!, this.a[m]!)) m = c;
        if (m === i) break;
        [this.a[i], this.a[m]] = [this.a[m]!, this.a[i]!];
        i = m;
      }
    }
    return top;
  }
  drain(): T[] {
    const out: T[] = [];
    for (let x = this.pop(); x !== undefined; x = this.pop()) out.push(x);
    return out;
  }
}
console.log(
  new Heap<number>((a, b) => a < b, [5, 3, 8, 1, 9, 2, 7]).drain(),
  new Heap<string>(
    (a, b) => a.length > b.length,
    new Set(["aa", "b", "cccc", "ddd"]),
  ).drain(),
);
class DSU {
  private parent: number[];
  private rank: Uint8Array;
  sets: number;
  constructor(n: number) {
    this.parent = [...Array(n).keys()];
    this.rank = new Uint8Array(n);
    this.sets = n;
  }
  find = (x: number): number =>
    this.parent[x] === x ? x : (this.parent[x] = this.find(this.parent[x]!));
  union(a: number, b: number): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return false;
    if (this.rank[x]! < this.rank[y]!) this.parent[x] = y;
    else {
      this.parent[y] = x;
      if (this.rank[x] === this.rank[y]) this.rank[x]!++;
    }
    this.sets--;
    return true;
  }
}
const d = new DSU(8);
console.log(
  [
    [0, 1],
    [2, 3],
    [1, 3],
    [0, 2],
    [5, 6],
  ].map(([a, b]) => d.union(a!, b!)),
  d.sets,
  d.find(0) === d.find(3),
);
class MultiMap<K, V> extends Map<K, V[]> {
  add(k: K, ...vs: V[]): this {
    const l = this.get(k);
    if (l) l.push(...vs);
    else this.set(k, vs);
    return this;
  }
  get total() {
    let n = 0;
    for (const v of this.values()) n += v.length;
    return n;
  }
}
const mm = new MultiMap<string, number>()
  .add("x", 1, 2)
  .add("y", 3)
  .add("x", 4);
console.log(
  mm.size,
  mm.total,
  mm.get("x"),
  [...mm.entries()],
  mm instanceof Map,
);
const zip = <A, B>(a: Iterable<A>, b: Iterable<B>): Iterable<[A, B]> => ({
  [Symbol.iterator]() {
    const x = a[Symbol.iterator](),
      y = b[Symbol.iterator]();
    return {
      next(): IteratorResult<[A, B]> {
        const p = x.next(),
          q = y.next();
        return p.done || q.done
          ? { done: true, value: undefined }
          : { done: false, value: [p.value, q.value] };
      },
      return(v?: unknown) {
        console.log("closed");
        x.return?.();
        y.return?.();
        return { done: true, value: undefined };
      },
    };
  },
});
for (const [a, b] of zip("abc", new Set([1, 2, 3]))) {
  console.log(a, b);
  if (b === 2) break;
}
console.log(
  new Map(zip(["k1", "k2"], list)),
  Object.fromEntries(zip(["p", "q"], [true, false])),
);
