// A left-leaning red-black tree as an ordered map with hand-written iterators.
const enum Color {
  Red,
  Black,
}
class TNode<K, V> {
  left: TNode<K, V> | null = null;
  right: TNode<K, V> | null = null;
  color = Color.Red;
  constructor(
    public key: K,
    public value: V,
  ) {}
}
type Compare<K> = (a: K, b: K) => number;
const natural = <K>(a: K, b: K): number => (a < b ? -1 : a > b ? 1 : 0);
class TreeMap<K, V = true> implements Iterable<[K, V]> {
  private root: TNode<K, V> | null = null;
  private count = 0;
  constructor(
    entries: Iterable<readonly [K, V]> = [],
    private readonly compare: Compare<K> = natural,
  ) {
    for (const [k, v] of entries) this.set(k, v);
  }
  get size(): number {
    return this.count;
  }
  get(key: K): V | undefined {
    for (let n = this.root; n;) {
      const c = this.compare(key, n.key);
      if (c === 0) return n.value;
      n = c < 0 ? n.left : n.right;
    }
    return undefined;
  }
  set(key: K, value: V): this {
    this.root = this.insert(this.root, key, value);
    this.root.color = Color.Black;
    return this;
  }
  private insert(h: TNode<K, V> | null, key: K, value: V): TNode<K, V> {
    if (!h) {
      this.count++;
      return new TNode(key, value);
    }
    const c = this.compare(key, h.key);
    if (c < 0) h.left = this.insert(h.left, key, value);
    else if (c > 0) h.right = this.insert(h.right, key, value);
    else h.value = value;
    if (isRed(h.right) && !isRed(h.left)) h = rotateLeft(h);
    if (isRed(h.left) && isRed(h.left!.left)) h = rotateRight(h);
    if (isRed(h.left) && isRed(h.right)) {
      h.color = Color.Red;
      h.left!.color = h.right!.color = Color.Black;
    }
    return h;
  }
  [Symbol.iterator](): Iterator<[K, V]> {
    const stack: TNode<K, V>[] = [];
    const push = (n: TNode<K, V> | null) => {
      for (; n; n = n.left) stack.push(n);
    };
    push(this.root);
    return {
      next(): IteratorResult<[K, V]> {
        const n = stack.pop();
        if (!n) return { done: true, value: undefined };
        push(n.right);
        return { done: false, value: [n.key, n.value] };
      },
    };
  }
  range(lo: K, hi: K): Iterable<K> {
    const self = this;
    return {
      [Symbol.iterator]() {
        const it = self[Symbol.iterator]();
        return {
          next(): IteratorResult<K, void> {
            for (let r = it.next(); !r.done; r = it.next()) {
              const [k] = r.value;
              if (self.compare(k, hi) > 0) break;
              if (self.compare(k, lo) >= 0) return { value: k, done: false };
            }
            return { value: undefined, done: true };
          },
        };
      },
    };
  }
  get height(): number {
    const h = (n: TNode<K, V> | null): number =>
      n ? 1 + Math.max(h(n.left), h(n.right)) : 0;
    return h(this.root);
  }
  validate(): string {
    let problem = "ok";
    const walk = (n: TNode<K, V> | null): number => {
      if (!n) return 1;
      if (isRed(n) && (isRed(n.left) || isRed(n.right)))
        problem = `red-red at ${String(n.key)}`;
      const a = walk(n.left),
        b = walk(n.right);
      if (a !== b) problem = `black height at ${String(n.key)}`;
      return a + (n.color === Color.Black ? 1 : 0);
    };
    walk(this.root);
    return problem;
  }
}
function isRed<K, V>(n: TNode<K, V> | null): boolean {
  return n?.color === Color.Red;
}
function rotateLeft<K, V>(h: TNode<K, V>): TNode<K, V> {
  const x = h.right!;
  h.right = x.left;
  x.left = h;
  x.color = h.color;
  h.color = Color.Red;
  return x;
}
function rotateRight<K, V>(h: TNode<K, V>): TNode<K, V> {
  const x = h.left!;
  h.left = x.right;
  x.right = h;
  x.color = h.color;
  h.color = Color.Red;
  return x;
}
const m = new TreeMap<number, string>();
for (let i = 0; i < 200; i++) {
  const k = (i * 37) % 101;
  m.set(k, `v${i}`);
}
console.log(
  m.size,
  m.height <= 2 * Math.log2(m.size + 1),
  m.validate(),
  m.get(50),
  m.get(500),
);
console.log([...m.range(10, 20)], Array.from(m).slice(0, 3));
const words = new TreeMap(
  "the quick brown fox jumps over the lazy dog"
    .split(" ")
    .map((w, i) => [w, i] as const),
  (a, b) => a.length - b.length || a.localeCompare(b),
);
for (const [w, i] of words) console.log(w, i);
const desc = new TreeMap<string>(
  [
    ["b", true],
    ["a", true],
    ["c", true],
  ],
  (a, b) => natural(b, a),
);
console.log(
  [...desc].map(([k]) => k).join(""),
  new Map(desc),
  new Map(words).get("fox"),
);
const [[first, n], ...others] = words;
console.log(first, n, others.length);
