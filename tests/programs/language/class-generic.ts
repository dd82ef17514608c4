// Generic classes: constraints, defaults, statics, inheritance.

class Stack<T> {
  protected items: T[] = [];
  static created = 0;
  constructor(...initial: T[]) {
    this.items = initial;
    Stack.created++;
  }
  push(item: T): this {
    this.items.push(item);
    return this;
  }
  pop(): T | undefined {
    return this.items.pop();
  }
  map<U>(f: (item: T) => U): Stack<U> {
    const result = new Stack<U>();
    for (const item of this.items) result.push(f(item));
    return result;
  }
  get size(): number {
    return this.items.length;
  }
  toString(): string {
    return `[${this.items.join(" ")}]`;
  }
}
const numbers = new Stack(1, 2, 3).push(4);
const strings = numbers.map((n) => "n" + n);
const flags = numbers.map((n) => n % 2 === 0);
console.log(`${numbers} ${strings} ${flags}`, Stack.created);
console.log(numbers.pop(), strings.pop(), flags.pop(), numbers.size);

interface HasLength {
  readonly length: number;
}
class Longest<T extends HasLength = string> {
  best: T | null = null;
  offer(candidate: T): boolean {
    if (this.best !== null && this.best.length >= candidate.length)
      return false;
    this.best = candidate;
    return true;
  }
}
const words = new Longest();
console.log(words.offer("hi"), words.offer("hello"), words.offer("hey"));
console.log(words.best);
const lists = new Longest<number[]>();
lists.offer([1]);
lists.offer([1, 2, 3]);
console.log(lists.best);

class CountedStack<T> extends Stack<T> {
  pushes = 0;
  override push(item: T): this {
    this.pushes++;
    return super.push(item);
  }
}
const counted = new CountedStack<string>("z");
counted.push("a").push("b");
console.log(`${counted}`, counted.pushes, counted.size);

class Cache<K extends string | number, V> {
  private entries: Partial<Record<K, V>> = {};
  hits = 0;
  get(key: K, make: (key: K) => V): V {
    const known = this.entries[key];
    if (known !== undefined) {
      this.hits++;
      return known;
    }
    const value = make(key);
    this.entries[key] = value;
    return value;
  }
}
const cache = new Cache<string, number>();
console.log(
  cache.get("abc", (k) => k.length),
  cache.get("abc", () => -1),
);
console.log(cache.hits);
