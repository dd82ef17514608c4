// Driving iterators by hand; iterators of arrays, strings, maps and sets.

const list = [10, 20];
const it = list[Symbol.iterator]();
let step = it.next();
while (!step.done) {
  console.log(step.value);
  step = it.next();
}
console.log(step.done, step.value, it.next().done);

const chars = "a😀"[Symbol.iterator]();
console.log(chars.next().value, chars.next().value, chars.next().done);
const map = new Map<string, number>([
  ["x", 1],
  ["y", 2],
]);
const entries = map.entries();
const first = entries.next();
if (!first.done) console.log(first.value[0], first.value[1]);
console.log([...entries].length, [...entries].length);
const values = new Set(["p", "q"]).values();
console.log(values.next().value, [...values]);
const keys = list.keys();
console.log(keys.next().value, keys.next().value, keys.next().value);

// An iterator that is iterable continues where it stopped.
const numbers = [1, 2, 3, 4, 5][Symbol.iterator]();
for (const n of numbers) if (n === 2) break;
console.log([...numbers]);
const pairs: [number, string][] = [];
for (const pair of ["a", "b"].entries()) pairs.push(pair);
console.log(pairs[1][0], pairs[1][1]);

const countdown = {
  from: 3,
  [Symbol.iterator]() {
    let n = this.from;
    return {
      next: (): IteratorResult<number, string> =>
        n > 0 ? { done: false, value: n-- } : { done: true, value: "liftoff" },
    };
  },
};
console.log([...countdown], Math.max(...countdown));
countdown.from = 1;
const manual = countdown[Symbol.iterator]();
console.log(manual.next().value, manual.next().value);

class Repeating<T> implements Iterable<T>, Iterator<T> {
  private count = 0;
  constructor(
    private readonly item: T,
    private readonly times: number,
  ) {}
  next(): IteratorResult<T> {
    if (this.count >= this.times) return { done: true, value: undefined };
    this.count++;
    return { done: false, value: this.item };
  }
  [Symbol.iterator](): this {
    return this;
  }
}
const r = new Repeating("r", 3);
console.log(r.next().value, [...r].join(""), [...r].length);
function zip<A, B>(as: Iterable<A>, bs: Iterable<B>): [A, B][] {
  const result: [A, B][] = [];
  const b = bs[Symbol.iterator]();
  for (const a of as) {
    const other = b.next();
    if (other.done) break;
    result.push([a, other.value]);
  }
  return result;
}
console.log(
  zip("abc", [1, 2]).map(([c, n]) => c + n),
  zip(map.keys(), countdown).length,
);
const sum = (xs: Iterable<number>): number => {
  let total = 0;
  for (const x of xs) total += x;
  return total;
};
console.log(
  sum([1, 2]),
  sum(new Set([5, 5, 6])),
  sum(map.values()),
  sum(countdown),
  sum(new Repeating(4, 5)),
);
console.log(
  Array.from(new Repeating(1, 2)),
  new Map(zip("ab", [1, 2])).get("b"),
  new Set(new Repeating("x", 9)).size,
);
