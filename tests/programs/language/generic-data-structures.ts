// Recursive generic types: lists, trees, results, options.

type List<T> = { head: T; tail: List<T> } | null;
function list<T>(...items: T[]): List<T> {
  let result: List<T> = null;
  for (let i = items.length - 1; i >= 0; i--) {
    result = { head: items[i], tail: result };
  }
  return result;
}
function toArray<T>(l: List<T>): T[] {
  const items: T[] = [];
  for (let node = l; node !== null; node = node.tail) items.push(node.head);
  return items;
}
function reverse<T>(l: List<T>, acc: List<T> = null): List<T> {
  return l === null ? acc : reverse(l.tail, { head: l.head, tail: acc });
}
console.log(toArray(reverse(list(1, 2, 3))), toArray(reverse(list("a", "b"))));

class Tree<K, V> {
  private root: TreeNode<K, V> | null = null;
  constructor(private readonly compare: (a: K, b: K) => number) {}
  set(key: K, value: V): void {
    this.root = this.insert(this.root, key, value);
  }
  get(key: K): V | undefined {
    let node = this.root;
    while (node) {
      const order = this.compare(key, node.key);
      if (order === 0) return node.value;
      node = order < 0 ? node.left : node.right;
    }
    return undefined;
  }
  forEach(visit: (key: K, value: V) => void): void {
    const walk = (node: TreeNode<K, V> | null): void => {
      if (!node) return;
      walk(node.left);
      visit(node.key, node.value);
      walk(node.right);
    };
    walk(this.root);
  }
  private insert(
    node: TreeNode<K, V> | null,
    key: K,
    value: V,
  ): TreeNode<K, V> {
    if (!node) return { key, value, left: null, right: null };
    const order = this.compare(key, node.key);
    if (order < 0) node.left = this.insert(node.left, key, value);
    else if (order > 0) node.right = this.insert(node.right, key, value);
    else node.value = value;
    return node;
  }
}
interface TreeNode<K, V> {
  key: K;
  value: V;
  left: TreeNode<K, V> | null;
  right: TreeNode<K, V> | null;
}
const byNumber = new Tree<number, string>((a, b) => a - b);
for (const k of [5, 2, 8, 1, 9, 2]) byNumber.set(k, `v${k}`);
byNumber.set(2, "replaced");
byNumber.forEach((k, v) => console.log(k, v));
console.log(byNumber.get(8), byNumber.get(7));
const byText = new Tree<string, number>((a, b) => (a < b ? -1 : a > b ? 1 : 0));
for (const w of ["pear", "apple", "fig"]) byText.set(w, w.length);
byText.forEach((k, v) => console.log(k, v));

type Result<T, E = string> = { ok: true; value: T } | { ok: false; error: E };
const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
function divide(a: number, b: number): Result<number> {
  return b === 0 ? err("division by zero") : ok(a / b);
}
function then<T, U, E>(
  r: Result<T, E>,
  f: (v: T) => Result<U, E>,
): Result<U, E> {
  return r.ok ? f(r.value) : r;
}
for (const b of [2, 0]) {
  const r = then(divide(10, b), (x) => ok(`got ${x}`));
  console.log(r.ok ? r.value : "error: " + r.error);
}
