// Generic containers with iterators written by hand: list, tree map, LRU cache.

class LinkedList<T> implements Iterable<T> {
  private head: Node<T> | null = null;
  private tail: Node<T> | null = null;
  private count = 0;

  get length(): number {
    return this.count;
  }
  append(value: T): this {
    const node = new Node(value);
    if (this.tail) this.tail.next = node;
    else this.head = node;
    this.tail = node;
    this.count++;
    return this;
  }
  reverse(): void {
    let previous: Node<T> | null = null;
    let node = this.head;
    this.tail = this.head;
    while (node) {
      const next: Node<T> | null = node.next;
      node.next = previous;
      previous = node;
      node = next;
    }
    this.head = previous;
  }
  [Symbol.iterator](): Iterator<T> {
    let node = this.head;
    return {
      next(): IteratorResult<T> {
        if (node === null) return { done: true, value: undefined };
        const { value } = node;
        node = node.next;
        return { done: false, value };
      },
    };
  }
}
class Node<T> {
  next: Node<T> | null = null;
  constructor(readonly value: T) {}
}

const list = new LinkedList<string>().append("a").append("b").append("c");
for (const item of list) console.log(item);
list.reverse();
console.log(
  [...list].join(">"),
  list.length,
  Math.max(...new LinkedList<number>().append(3).append(9)),
);
const [first, ...rest] = list;
console.log(first, rest);

class TreeMap<K, V> {
  private root: Entry<K, V> | null = null;
  size = 0;
  constructor(private readonly compare: (a: K, b: K) => number) {}

  set(key: K, value: V): void {
    this.root = this.insert(this.root, key, value);
  }
  private insert(node: Entry<K, V> | null, key: K, value: V): Entry<K, V> {
    if (node === null) {
      this.size++;
      return { key, value, left: null, right: null };
    }
    const order = this.compare(key, node.key);
    if (order < 0) node.left = this.insert(node.left, key, value);
    else if (order > 0) node.right = this.insert(node.right, key, value);
    else node.value = value;
    return node;
  }
  get(key: K): V | undefined {
    let node = this.root;
    while (node !== null) {
      const order = this.compare(key, node.key);
      if (order === 0) return node.value;
      node = order < 0 ? node.left : node.right;
    }
    return undefined;
  }
  forEach(visit: (value: V, key: K) => void): void {
    const walk = (node: Entry<K, V> | null): void => {
      if (!node) return;
      walk(node.left);
      visit(node.value, node.key);
      walk(node.right);
    };
    walk(this.root);
  }
  get depth(): number {
    const measure = (node: Entry<K, V> | null): number =>
      node ? 1 + Math.max(measure(node.left), measure(node.right)) : 0;
    return measure(this.root);
  }
}
interface Entry<K, V> {
  readonly key: K;
  value: V;
  left: Entry<K, V> | null;
  right: Entry<K, V> | null;
}

const byLength = new TreeMap<string, number>(
  (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0),
);
for (const word of "the quick brown fox jumps over the lazy dog".split(" ")) {
  byLength.set(word, (byLength.get(word) ?? 0) + 1);
}
byLength.forEach((count, word) => console.log(word, count));
console.log(byLength.size, byLength.depth, byLength.get("cat"));

class LruCache<K, V> {
  readonly #entries = new Map<K, V>();
  hits = 0;
  misses = 0;
  constructor(readonly capacity: number) {}
  get(key: K, load: (key: K) => V): V {
    const found = this.#entries.get(key);
    if (found !== undefined) {
      this.hits++;
      this.#entries.delete(key);
      this.#entries.set(key, found);
      return found;
    }
    this.misses++;
    const value = load(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.capacity) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
    return value;
  }
  get keys(): K[] {
    return [...this.#entries.keys()];
  }
}
const cache = new LruCache<number, string>(3);
for (const n of [1, 2, 3, 1, 4, 2, 5, 1, 1])
  cache.get(n, (key) => "#".repeat(key));
console.log(cache.hits, cache.misses, cache.keys);
