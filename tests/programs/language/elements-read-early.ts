// Elements that may be missing, read before the test that they are there.
class Heap<T> {
  private items: { item: T; priority: number }[] = [];
  push(item: T, priority: number): void {
    this.items.push({ item, priority });
    this.items.sort((a, b) => a.priority - b.priority);
  }
  pop(): T | undefined {
    const top = this.items[0];
    const last = this.items.pop();
    if (last === undefined) return undefined;
    if (this.items.length > 0) {
      this.items.unshift(last);
      this.items.sort((a, b) => a.priority - b.priority);
    }
    return top.item;
  }
}
const h = new Heap<string>();
h.push("b", 2);
h.push("a", 1);
console.log(h.pop(), h.pop() !== undefined);
const e = new Heap<number>();
console.log(e.pop(), e.pop());
function attempt(l: string, f: () => unknown): void {
  try {
    console.log(l, f());
  } catch (x) {
    console.log(l, (x as Error).name, (x as Error).message);
  }
}
const names: string[] = [];
attempt("early", () => {
  const first = names[0];
  if (names.length === 0) return "empty";
  return first.length;
});
attempt("used", () => {
  const first = names[0];
  if (names.length > 5) return "empty";
  return first.length;
});
attempt("message", () => {
  const first = names[0];
  if (names.length === 0) return `got ${first}`;
  return first;
});
attempt("loop", () => {
  const first = names[0];
  for (const n of names) if (n === first) return 1;
  return 0;
});
attempt("ternary", () => {
  const first = names[0];
  return names.length ? first.toUpperCase() : "none";
});
attempt("and", () => {
  const first = names[0];
  return names.length > 0 && first.length > 0;
});
attempt("try", () => {
  const first = names[0];
  try {
    return first.length;
  } catch (x) {
    return (x as Error).message;
  }
});
attempt("closure", () => {
  const first = names[0];
  const f = () => first.length;
  return names.length;
});
attempt("objects", () => {
  const list: { x: number }[] = [];
  const o = list[3];
  let s = 0;
  while (s < list.length) s += o.x;
  return s;
});
function merge(a: { k: number }[], b: { k: number }[]): number[] {
  const out: number[] = [];
  let i = 0,
    j = 0;
  while (i < a.length || j < b.length) {
    const x = a[i];
    const y = b[j];
    if (j >= b.length || (i < a.length && x.k <= y.k)) {
      out.push(x.k);
      i++;
    } else {
      out.push(y.k);
      j++;
    }
  }
  return out;
}
console.log(merge([{ k: 1 }, { k: 4 }], [{ k: 2 }, { k: 3 }, { k: 9 }]));
