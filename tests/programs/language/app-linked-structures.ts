// A red-black tree and a skip list checked against a sorted array.

enum Color {
  Red,
  Black,
}
class RbNode<K, V> {
  left: RbNode<K, V> | null = null;
  right: RbNode<K, V> | null = null;
  color = Color.Red;
  constructor(
    readonly key: K,
    public value: V,
  ) {}
}
class RedBlackTree<K, V> {
  private root: RbNode<K, V> | null = null;
  #size = 0;
  constructor(private readonly order: (a: K, b: K) => number) {}
  get size(): number {
    return this.#size;
  }
  set(key: K, value: V): void {
    this.root = this.insert(this.root, key, value);
    this.root.color = Color.Black;
  }
  private insert(node: RbNode<K, V> | null, key: K, value: V): RbNode<K, V> {
    if (node === null) {
      this.#size++;
      return new RbNode(key, value);
    }
    const order = this.order(key, node.key);
    if (order < 0) node.left = this.insert(node.left, key, value);
    else if (order > 0) node.right = this.insert(node.right, key, value);
    else node.value = value;
    const red = (n: RbNode<K, V> | null | undefined): boolean =>
      n?.color === Color.Red;
    if (red(node.right) && !red(node.left))
      node = this.rotate(node, "right", "left");
    if (red(node.left) && red(node.left?.left))
      node = this.rotate(node, "left", "right");
    if (red(node.left) && red(node.right)) {
      node.left!.color = node.right!.color = Color.Black;
      node.color = Color.Red;
    }
    return node;
  }
  private rotate(
    node: RbNode<K, V>,
    up: "left" | "right",
    down: "left" | "right",
  ): RbNode<K, V> {
    const top = node[up]!;
    node[up] = top[down];
    top[down] = node;
    top.color = node.color;
    node.color = Color.Red;
    return top;
  }
  get(key: K): V | undefined {
    for (let node = this.root; node;) {
      const order = this.order(key, node.key);
      if (order === 0) return node.value;
      node = order < 0 ? node.left : node.right;
    }
    return undefined;
  }
  [Symbol.iterator](): Iterator<[K, V]> {
    const stack: RbNode<K, V>[] = [];
    const descend = (node: RbNode<K, V> | null): void => {
      for (; node; node = node.left) stack.push(node);
    };
    descend(this.root);
    return {
      next(): IteratorResult<[K, V]> {
        const node = stack.pop();
        if (!node) return { done: true, value: undefined };
        descend(node.right);
        return { done: false, value: [node.key, node.value] };
      },
    };
  }
  blackHeight(): number {
    const measure = (node: RbNode<K, V> | null): number => {
      if (!node) return 1;
      const [left, right] = [measure(node.left), measure(node.right)];
      if (left !== right) throw new Error("unbalanced");
      return left + node.color;
    };
    return measure(this.root);
  }
}

class SkipList {
  private readonly head: { key: number; next: (SkipNode | undefined)[] } = {
    key: -Infinity,
    next: [],
  };
  private seed = 1;
  length = 0;
  private level(): number {
    let level = 1;
    this.seed = (this.seed * 1103515245 + 12345) & 0x7fffffff;
    for (let bits = this.seed >> 8; bits & 1; bits >>= 1) level++;
    return level;
  }
  private before(key: number): SkipNode[] {
    const path: SkipNode[] = [];
    let node: SkipNode = this.head;
    for (let level = this.head.next.length - 1; level >= 0; level--) {
      for (
        let next = node.next[level];
        next && next.key < key;
        next = node.next[level]
      )
        node = next;
      path[level] = node;
    }
    return path;
  }
  add(key: number): boolean {
    const path = this.before(key);
    if (path[0]?.next[0]?.key === key) return false;
    const node: SkipNode = { key, next: [] };
    for (let level = this.level() - 1; level >= 0; level--) {
      const previous = path[level] ?? this.head;
      node.next[level] = previous.next[level];
      previous.next[level] = node;
    }
    this.length++;
    return true;
  }
  delete(key: number): boolean {
    const path = this.before(key);
    const node = path[0]?.next[0];
    if (node?.key !== key) return false;
    node.next.forEach((next, level) => (path[level].next[level] = next));
    this.length--;
    return true;
  }
  keys(): number[] {
    const keys: number[] = [];
    for (let node = this.head.next[0]; node; node = node.next[0])
      keys.push(node.key);
    return keys;
  }
}
interface SkipNode {
  key: number;
  next: (SkipNode | undefined)[];
}

const tree = new RedBlackTree<number, string>((a, b) => a - b);
const skip = new SkipList();
const model = new Set<number>();
let x = 17;
for (let i = 0; i < 500; i++) {
  x = (x * 75 + 74) % 65537;
  const key = x % 400;
  tree.set(key, `v${i}`);
  const fresh = !model.has(key);
  if (skip.add(key) !== fresh) console.log("skip list disagrees on", key);
  model.add(key);
}
const sorted = [...model].sort((a, b) => a - b);
console.log(tree.size, skip.length, model.size, tree.blackHeight());
console.log(
  [...tree].map(([k]) => k).join() === sorted.join(),
  skip.keys().join() === sorted.join(),
);
console.log(
  tree.get(sorted[0]),
  tree.get(-1),
  tree.get(sorted[sorted.length - 1]),
);
let removed = 0;
for (const key of sorted) if (key % 3 === 0 && skip.delete(key)) removed++;
console.log(
  removed,
  skip.length,
  skip.delete(0),
  skip.keys().every((k) => k % 3 !== 0),
);
const words = new RedBlackTree<string, number>((a, b) =>
  a < b ? -1 : a > b ? 1 : 0,
);
for (const w of "one two three four five six seven one two".split(" "))
  words.set(w, (words.get(w) ?? 0) + 1);
for (const [word, count] of words) console.log(word, count);
