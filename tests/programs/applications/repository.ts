// A generic repository with keyof queries, indexes, events and an LRU cache in front.

interface Entity {
  readonly id: string;
  createdAt: number;
}
interface User extends Entity {
  name: string;
  email: string;
  age: number;
  active: boolean;
}
interface Product extends Entity {
  title: string;
  price: number;
  tags: string[];
}

type Comparison = "eq" | "lt" | "gt";
interface Query<T, K extends keyof T = keyof T> {
  key: K;
  op: Comparison;
  value: T[K];
}
type Order<T> = { by: keyof T; direction?: "asc" | "desc" };

class NotFoundError extends Error {
  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super(`${collection} has no ${id}`);
    this.name = "NotFoundError";
  }
}
class ConflictError extends Error {
  override readonly name = "ConflictError";
}

let clock = 1000;
const tick = () => clock++;

abstract class Repository<T extends Entity> {
  protected readonly rows = new Map<string, T>();
  private sequence = 0;
  private observers: Array<
    (event: "insert" | "update" | "delete", row: T) => void
  > = [];
  constructor(protected readonly prefix: string) {}
  abstract get label(): string;
  protected validate(_row: Omit<T, keyof Entity>): void {}
  insert(data: Omit<T, keyof Entity>): T {
    this.validate(data);
    const row = {
      ...data,
      id: `${this.prefix}${++this.sequence}`,
      createdAt: tick(),
    } as T;
    this.rows.set(row.id, row);
    this.emit("insert", row);
    return row;
  }
  get(id: string): T {
    const row = this.rows.get(id);
    if (!row) throw new NotFoundError(this.label, id);
    return row;
  }
  find(id: string): T | undefined {
    return this.rows.get(id);
  }
  update(id: string, patch: Partial<Omit<T, "id">>): T {
    const row = Object.assign({}, this.get(id), patch);
    this.rows.set(id, row);
    this.emit("update", row);
    return row;
  }
  delete(id: string): boolean {
    const row = this.rows.get(id);
    if (!row) return false;
    this.rows.delete(id);
    this.emit("delete", row);
    return true;
  }
  where<K extends keyof T>(key: K, op: Comparison, value: T[K]): T[] {
    return this.all().filter((row) => {
      const actual = row[key];
      return op === "eq"
        ? actual === value
        : op === "lt"
          ? actual < value
          : actual > value;
    });
  }
  all(order?: Order<T>): T[] {
    const list = [...this.rows.values()];
    if (!order) return list;
    const { by, direction = "asc" } = order;
    const sign = direction === "asc" ? 1 : -1;
    return list.sort((a, b) =>
      a[by] < b[by] ? -sign : a[by] > b[by] ? sign : 0,
    );
  }
  pluck<K extends keyof T>(key: K): T[K][] {
    return this.all().map((r) => r[key]);
  }
  indexBy<K extends keyof T>(key: K): Map<T[K], T[]> {
    const index = new Map<T[K], T[]>();
    for (const row of this.rows.values()) {
      const bucket = index.get(row[key]) ?? [];
      bucket.push(row);
      index.set(row[key], bucket);
    }
    return index;
  }
  subscribe(
    f: (event: "insert" | "update" | "delete", row: T) => void,
  ): () => void {
    this.observers.push(f);
    return () => {
      this.observers = this.observers.filter((o) => o !== f);
    };
  }
  private emit(event: "insert" | "update" | "delete", row: T) {
    this.observers.forEach((o) => o(event, row));
  }
}

class UserRepository extends Repository<User> {
  get label() {
    return "users";
  }
  constructor() {
    super("u");
  }
  protected override validate(row: Omit<User, keyof Entity>): void {
    if (!row.email.includes("@"))
      throw new RangeError(`bad email ${row.email}`);
    if (this.where("email", "eq", row.email).length > 0)
      throw new ConflictError(`${row.email} is taken`);
  }
  adults(): User[] {
    return this.where("age", "gt", 17);
  }
}
class ProductRepository extends Repository<Product> {
  get label() {
    return "products";
  }
}

const users = new UserRepository();
const audit: string[] = [];
const stop = users.subscribe((event, { id, name }) =>
  audit.push(`${event}:${id}:${name}`),
);
users.insert({ name: "Ann", email: "ann@x.org", age: 31, active: true });
users.insert({ name: "Bob", email: "bob@x.org", age: 12, active: true });
users.insert({ name: "Cid", email: "cid@x.org", age: 58, active: false });
for (const attempt of [
  () => users.insert({ name: "Dan", email: "nope", age: 1, active: true }),
  () =>
    users.insert({ name: "Ann2", email: "ann@x.org", age: 1, active: true }),
  () => users.get("u99"),
  () => users.update("u9", { age: 3 }),
]) {
  try {
    attempt();
    console.log("fine");
  } catch (e) {
    if (e instanceof NotFoundError)
      console.log(e.name, e.collection, e.id, e.message);
    else if (e instanceof Error) console.log(e.name, "-", e.message);
  }
}
users.update("u2", { age: 18, name: "Robert" });
console.log(users.delete("u3"), users.delete("u3"));
stop();
users.insert({ name: "Eve", email: "eve@x.org", age: 25, active: true });
console.log(audit);
console.log(
  users.adults().map((u) => `${u.name}(${u.age})`),
  users.pluck("name"),
  users.pluck("age"),
);
console.log(
  users.all({ by: "age", direction: "desc" }).map(({ name }) => name),
  users.all({ by: "name" }).map((u) => u.id),
);
console.log(users.get("u1"), users.find("nope")?.name);
console.log([...users.indexBy("active")].map(([k, v]) => [k, v.length]));

const products = new ProductRepository("p");
const { id: penId } = products.insert({
  title: "Pen",
  price: 1.5,
  tags: ["office", "blue"],
});
products.insert({ title: "Desk", price: 240, tags: [] });
products.update(penId, { tags: [...products.get(penId).tags, "sale"] });
console.log(
  products.all(),
  products.where("price", "lt", 10).length,
  products.label,
);
const prices: Record<string, number> = {};
for (const p of products.all()) prices[p.title.toLowerCase()] = p.price;
console.log(
  prices,
  Object.values(prices).reduce((a, b) => a + b),
);

class LruCache<K, V> {
  private map = new Map<K, V>();
  hits = 0;
  misses = 0;
  constructor(readonly capacity: number) {}
  fetch(key: K, load: (key: K) => V): V {
    if (this.map.has(key)) {
      const v = this.map.get(key)!;
      this.map.delete(key);
      this.map.set(key, v);
      this.hits++;
      return v;
    }
    this.misses++;
    const v = load(key);
    this.map.set(key, v);
    if (this.map.size > this.capacity)
      this.map.delete(this.map.keys().next().value!);
    return v;
  }
  get keys(): K[] {
    return [...this.map.keys()];
  }
}
const cache = new LruCache<string, User>(2);
for (const id of ["u1", "u2", "u1", "u4", "u2", "u1"])
  cache.fetch(id, (k) => users.get(k));
console.log(cache.hits, cache.misses, cache.keys);
export {};
