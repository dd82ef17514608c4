// Classes with [Symbol.iterator]: for-of, spread, destructuring, early close.

class Range implements Iterable<number> {
  constructor(
    private readonly from: number,
    private readonly to: number,
    private readonly step = 1,
  ) {}
  [Symbol.iterator](): Iterator<number> {
    let next = this.from;
    const { to, step } = this;
    return {
      next(): IteratorResult<number> {
        if (next >= to) return { done: true, value: undefined };
        const value = next;
        next += step;
        return { done: false, value };
      },
    };
  }
}
const range = new Range(1, 6);
for (const x of range) console.log(x);
console.log([...range], [...new Range(0, 10, 4)], Math.max(...range));
const [a, b, ...rest] = range;
console.log(a, b, rest, [0, ...range, 99].length);
console.log(
  new Set(range).size,
  Array.from(range),
  Array.from(range, (x) => x * x),
);

const log: string[] = [];
class Noisy {
  constructor(private readonly items: string[]) {}
  [Symbol.iterator](): Iterator<string> {
    log.push("open");
    let i = 0;
    const items = this.items;
    return {
      next(): IteratorResult<string, undefined> {
        log.push("next");
        return i < items.length
          ? { done: false, value: items[i++] }
          : { done: true, value: undefined };
      },
      return(): IteratorResult<string, undefined> {
        log.push("return");
        return { done: true, value: undefined };
      },
    };
  }
}
function flush(label: string): void {
  console.log(label, log.join(" "));
  log.length = 0;
}
const noisy = new Noisy(["x", "y", "z"]);
for (const item of noisy) log.push(item);
flush("all");
for (const item of noisy) {
  log.push(item);
  if (item === "y") break;
}
flush("break");
function search(): string {
  for (const item of noisy) if (item === "x") return "found " + item;
  return "none";
}
flush(search());
try {
  for (const item of noisy) throw new Error(item);
} catch (e) {
  flush("threw " + (e as Error).message);
}
outer: for (const first of noisy) {
  for (const second of noisy) {
    if (second === "y") continue outer;
    if (first === "y") break outer;
  }
}
flush("labelled");
const [one] = noisy;
flush("pattern " + one);
const [p, q, r, s] = noisy;
flush(`exhausted ${p}${q}${r}${s}`);
