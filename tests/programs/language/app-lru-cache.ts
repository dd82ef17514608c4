// An LRU cache: a map plus a doubly linked list, with statistics and events.

interface Entry<K, V> {
  key: K;
  value: V;
  older: Entry<K, V> | null;
  newer: Entry<K, V> | null;
}
type EvictReason = "capacity" | "deleted" | "cleared";
type EvictListener<K, V> = (key: K, value: V, reason: EvictReason) => void;

class LruCache<K, V> {
  readonly #entries = new Map<K, Entry<K, V>>();
  readonly #listeners: EvictListener<K, V>[] = [];
  #oldest: Entry<K, V> | null = null;
  #newest: Entry<K, V> | null = null;
  #hits = 0;
  #misses = 0;
  constructor(readonly capacity: number) {
    if (!Number.isInteger(capacity) || capacity <= 0) {
      throw new RangeError(`capacity ${capacity}`);
    }
  }
  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses++;
      return undefined;
    }
    this.#hits++;
    this.#touch(entry);
    return entry.value;
  }
  peek(key: K): V | undefined {
    return this.#entries.get(key)?.value;
  }
  set(key: K, value: V): this {
    const known = this.#entries.get(key);
    if (known) {
      known.value = value;
      this.#touch(known);
      return this;
    }
    if (this.#entries.size >= this.capacity && this.#oldest) {
      this.#remove(this.#oldest, "capacity");
    }
    const entry: Entry<K, V> = { key, value, older: null, newer: null };
    this.#entries.set(key, entry);
    this.#append(entry);
    return this;
  }
  delete(key: K): boolean {
    const entry = this.#entries.get(key);
    if (!entry) return false;
    this.#remove(entry, "deleted");
    return true;
  }
  clear(): void {
    while (this.#oldest !== null) this.#remove(this.#oldest, "cleared");
  }
  onEvict(listener: EvictListener<K, V>): () => void {
    this.#listeners.push(listener);
    return () => {
      const index = this.#listeners.indexOf(listener);
      if (index >= 0) this.#listeners.splice(index, 1);
    };
  }
  get size(): number {
    return this.#entries.size;
  }
  get stats(): string {
    const total = this.#hits + this.#misses;
    const rate = total === 0 ? 0 : Math.round((100 * this.#hits) / total);
    return `${this.#hits}/${total} ${rate}%`;
  }
  [Symbol.iterator](): Iterator<[K, V]> {
    let entry = this.#newest;
    return {
      next(): IteratorResult<[K, V]> {
        if (entry === null) return { done: true, value: undefined };
        const { key, value } = entry;
        entry = entry.older;
        return { done: false, value: [key, value] };
      },
    };
  }
  #unlink(entry: Entry<K, V>): void {
    if (entry.older) entry.older.newer = entry.newer;
    else this.#oldest = entry.newer;
    if (entry.newer) entry.newer.older = entry.older;
    else this.#newest = entry.older;
    entry.older = entry.newer = null;
  }
  #append(entry: Entry<K, V>): void {
    entry.older = this.#newest;
    if (this.#newest) this.#newest.newer = entry;
    this.#newest = entry;
    this.#oldest ??= entry;
  }
  #touch(entry: Entry<K, V>): void {
    if (entry === this.#newest) return;
    this.#unlink(entry);
    this.#append(entry);
  }
  #remove(entry: Entry<K, V>, reason: EvictReason): void {
    this.#unlink(entry);
    this.#entries.delete(entry.key);
    for (const listener of this.#listeners)
      listener(entry.key, entry.value, reason);
  }
}

const show = <K, V>(cache: LruCache<K, V>): string =>
  [...cache].map(([k, v]) => `${k}=${v}`).join(" ");

const cache = new LruCache<string, number>(3);
const evicted: string[] = [];
const stop = cache.onEvict((key, value, reason) =>
  evicted.push(`${key}:${value}:${reason}`),
);
cache.set("a", 1).set("b", 2).set("c", 3);
console.log(show(cache), cache.size);
console.log(cache.get("a"), show(cache));
cache.set("d", 4);
console.log(show(cache), cache.get("b"), cache.peek("c"));
cache.set("c", 33);
console.log(show(cache));
console.log(cache.delete("a"), cache.delete("zz"), show(cache));
cache.set("e", 5).set("f", 6);
console.log(show(cache), cache.stats);
cache.clear();
console.log(evicted.join(" "), cache.size, show(cache) === "");
stop();
cache.set("x", 1).clear();
console.log(evicted.length);

const single = new LruCache<number, string>(1);
for (let i = 0; i < 5; i++) single.set(i, "v" + i);
console.log(show(single), single.get(4), single.get(3), single.stats);

function cachedFibonacci(capacity: number): [result: number, calls: number] {
  const memo = new LruCache<number, number>(capacity);
  let calls = 0;
  const fibonacci = (n: number): number => {
    if (n < 2) return n;
    const known = memo.get(n);
    if (known !== undefined) return known;
    calls++;
    const value = fibonacci(n - 1) + fibonacci(n - 2);
    memo.set(n, value);
    return value;
  };
  return [fibonacci(25), calls];
}
console.log(cachedFibonacci(100), cachedFibonacci(3), cachedFibonacci(1));
for (const bad of [0, -1, 1.5, NaN]) {
  try {
    new LruCache(bad);
  } catch (e) {
    console.log(e instanceof RangeError, (e as RangeError).message);
  }
}
const byObject = new LruCache<{ id: number }, string>(2);
const key = { id: 1 };
byObject.set(key, "one").set({ id: 1 }, "other one");
console.log(byObject.get(key), byObject.get({ id: 1 }), byObject.size);
