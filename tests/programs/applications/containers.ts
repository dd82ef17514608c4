// Generic containers with iterators: linked list, BST, trie, deque, heap, ordered map, graph of shapes.

interface Collection<T> extends Iterable<T> {
  readonly size: number;
  add(item: T): this;
  has(item: T): boolean;
}
type Comparator<T> = (a: T, b: T) => number;
const natural = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

class ListNode<T> {
  next: ListNode<T> | null = null;
  constructor(public value: T) {}
}
class LinkedList<T> implements Collection<T> {
  private head: ListNode<T> | null = null;
  private tail: ListNode<T> | null = null;
  #size = 0;
  get size() {
    return this.#size;
  }
  static from<U>(items: Iterable<U>): LinkedList<U> {
    const l = new LinkedList<U>();
    for (const i of items) l.add(i);
    return l;
  }
  add(item: T): this {
    const node = new ListNode(item);
    if (this.tail) this.tail.next = node;
    else this.head = node;
    this.tail = node;
    this.#size++;
    return this;
  }
  has(item: T): boolean {
    for (const x of this) if (x === item) return true;
    return false;
  }
  remove(test: (t: T) => boolean): T | undefined {
    let before: ListNode<T> | null = null;
    for (let n = this.head; n; before = n, n = n.next) {
      if (!test(n.value)) continue;
      if (before) before.next = n.next;
      else this.head = n.next;
      if (n === this.tail) this.tail = before;
      this.#size--;
      return n.value;
    }
    return undefined;
  }
  reverse(): this {
    let prev: ListNode<T> | null = null;
    this.tail = this.head;
    for (let n = this.head; n;) {
      const next: ListNode<T> | null = n.next;
      n.next = prev;
      prev = n;
      n = next;
    }
    this.head = prev;
    return this;
  }
  [Symbol.iterator](): Iterator<T> {
    let node = this.head;
    return {
      next: (): IteratorResult<T> => {
        if (!node) return { done: true, value: undefined };
        const { value } = node;
        node = node.next;
        return { done: false, value };
      },
    };
  }
}
interface TreeNode<K, V> {
  key: K;
  value: V;
  left?: TreeNode<K, V>;
  right?: TreeNode<K, V>;
}
class TreeMap<K, V> implements Iterable<[K, V]> {
  private root?: TreeNode<K, V>;
  constructor(private readonly compare: Comparator<K> = natural) {}
  set(key: K, value: V): this {
    const insert = (n: TreeNode<K, V> | undefined): TreeNode<K, V> => {
      if (!n) return { key, value };
      const c = this.compare(key, n.key);
      if (c === 0) n.value = value;
      else if (c < 0) n.left = insert(n.left);
      else n.right = insert(n.right);
      return n;
    };
    this.root = insert(this.root);
    return this;
  }
  get(key: K): V | undefined {
    let n = this.root;
    while (n) {
      const c = this.compare(key, n.key);
      if (c === 0) return n.value;
      n = c < 0 ? n.left : n.right;
    }
    return undefined;
  }
  delete(key: K): boolean {
    let removed = false;
    const drop = (n?: TreeNode<K, V>): TreeNode<K, V> | undefined => {
      if (!n) return undefined;
      const c = this.compare(key, n.key);
      if (c < 0) n.left = drop(n.left);
      else if (c > 0) n.right = drop(n.right);
      else {
        removed = true;
        if (!n.left) return n.right;
        if (!n.right) return n.left;
        let m = n.right;
        while (m.left) m = m.left;
        [n.key, n.value] = [m.key, m.value];
        key = m.key;
        n.right = drop(n.right);
      }
      return n;
    };
    this.root = drop(this.root);
    return removed;
  }
  height(n = this.root): number {
    return n ? 1 + Math.max(this.height(n.left), this.height(n.right)) : 0;
  }
  [Symbol.iterator](): Iterator<[K, V]> {
    const stack: TreeNode<K, V>[] = [];
    const push = (n?: TreeNode<K, V>) => {
      for (; n; n = n.left) stack.push(n);
    };
    push(this.root);
    return {
      next() {
        const n = stack.pop();
        if (!n) return { done: true, value: undefined };
        push(n.right);
        return { done: false, value: [n.key, n.value] };
      },
    };
  }
  keys(): K[] {
    return Array.from(this, ([k]) => k);
  }
}
class Trie {
  private children = new Map<string, Trie>();
  private end = false;
  insert(word: string): void {
    let node: Trie = this;
    for (const c of word) {
      let next = node.children.get(c);
      if (!next) node.children.set(c, (next = new Trie()));
      node = next;
    }
    node.end = true;
  }
  complete(prefix: string): string[] {
    let node: Trie | undefined = this;
    for (const c of prefix) {
      node = node?.children.get(c);
    }
    if (!node) return [];
    const found: string[] = [];
    const walk = (n: Trie, text: string) => {
      if (n.end) found.push(text);
      for (const [c, child] of n.children) walk(child, text + c);
    };
    walk(node, prefix);
    return found;
  }
}
class Heap<T> {
  private items: T[] = [];
  constructor(
    private compare: Comparator<T>,
    initial: T[] = [],
  ) {
    initial.forEach((x) => this.push(x));
  }
  push(x: T): number {
    let i = this.items.push(x) - 1;
    for (
      let p;
      i > 0 && this.compare(this.items[i], this.items[(p = (i - 1) >> 1)]) < 0;
      i = p
    )
      [this.items[i], this.items[p]] = [this.items[p], this.items[i]];
    return this.items.length;
  }
  pop(): T | undefined {
    const { items } = this;
    if (items.length < 2) return items.pop();
    const top = items[0];
    items[0] = items.pop()!;
    for (let i = 0; ;) {
      const [l, r] = [2 * i + 1, 2 * i + 2];
      let s = i;
      if (l < items.length && this.compare(items[l], items[s]) < 0) s = l;
      if (r < items.length && this.compare(items[r], items[s]) < 0) s = r;
      if (s === i) return top;
      [items[i], items[s]] = [items[s], items[i]];
      i = s;
    }
  }
  drain(): T[] {
    const out: T[] = [];
    for (let x = this.pop(); x !== undefined; x = this.pop()) out.push(x);
    return out;
  }
}
const list = LinkedList.from([3, 1, 4, 1, 5]);
console.log(
  [...list],
  list.size,
  list.has(4),
  list.has(9),
  list.remove((x) => x === 1),
  [...list.reverse()],
  Math.max(...list),
);
const [front, ...others] = list;
console.log(front, others, new LinkedList<string>().add("x").add("y").size, [
  ...new LinkedList<boolean>(),
]);
const tree = new TreeMap<string, number>();
for (const [i, w] of "the quick brown fox jumps over the lazy dog"
  .split(" ")
  .entries())
  tree.set(w, i);
console.log(
  tree.keys().join(" "),
  tree.get("the"),
  tree.get("cat"),
  tree.height(),
);
console.log(
  tree.delete("quick"),
  tree.delete("quick"),
  tree.delete("the"),
  [...tree].length,
  new Map(tree).get("fox"),
);
const byLength = new TreeMap<string, boolean>(
  (a, b) => a.length - b.length || natural(a, b),
)
  .set("ccc", true)
  .set("a", false)
  .set("bb", true);
for (const [k, v] of byLength) console.log(k, v);
console.log(Object.fromEntries(byLength));
const trie = new Trie();
["car", "card", "care", "cat", "dog"].forEach((w) => trie.insert(w));
console.log(trie.complete("car"), trie.complete("x"), trie.complete("").length);
console.log(
  new Heap<number>(natural, [5, 2, 8, 1, 9, 3]).drain(),
  new Heap<string>((a, b) => b.length - a.length, ["a", "ccc", "bb"]).drain(),
);
const jobs = new Heap<{ at: number; run: () => string }>((a, b) => a.at - b.at);
jobs.push({ at: 30, run: () => "late" });
jobs.push({ at: 10, run: () => "early" });
jobs.push({ at: 20, run: () => "middle" });
console.log(jobs.drain().map((j) => j.run()));
const show = <T>(c: Collection<T>) => `${c.size}:${[...c].join("")}`;
console.log(show(list), show(new LinkedList<string>().add("q")));
export {};
