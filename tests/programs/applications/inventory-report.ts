// Inventory: grouping with Map and Set, padded tables, reports.

type Category = "tool" | "food" | "toy";
interface Item {
  readonly id: number;
  name: string;
  category: Category;
  price: number;
  stock: number;
  tags?: readonly string[];
}

const items: Item[] = [
  {
    id: 1,
    name: "Hammer",
    category: "tool",
    price: 19.99,
    stock: 14,
    tags: ["steel", "hand"],
  },
  { id: 2, name: "Apple", category: "food", price: 0.45, stock: 800 },
  {
    id: 3,
    name: "Robot",
    category: "toy",
    price: 49.5,
    stock: 3,
    tags: ["battery", "gift"],
  },
  {
    id: 4,
    name: "Saw",
    category: "tool",
    price: 24,
    stock: 0,
    tags: ["steel"],
  },
  { id: 5, name: "Bread", category: "food", price: 2.25, stock: 60, tags: [] },
  {
    id: 6,
    name: "Puzzle",
    category: "toy",
    price: 12.75,
    stock: 41,
    tags: ["gift", "paper"],
  },
];

function groupBy<T, K>(xs: readonly T[], key: (x: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const x of xs) {
    const k = key(x);
    const g = groups.get(k);
    if (g) g.push(x);
    else groups.set(k, [x]);
  }
  return groups;
}

const sumBy = <T>(xs: Iterable<T>, f: (x: T) => number): number => {
  let total = 0;
  for (const x of xs) total += f(x);
  return total;
};

function table<T extends object>(rows: T[], columns: (keyof T)[]): string {
  const widths = columns.map((c) =>
    Math.max(String(c).length, ...rows.map((r) => String(r[c] ?? "-").length)),
  );
  const line = (cells: string[], numeric: boolean[]) =>
    "| " +
    cells
      .map((c, i) => (numeric[i] ? c.padStart(widths[i]) : c.padEnd(widths[i])))
      .join(" | ") +
    " |";
  const rule = "+" + widths.map((w) => "-".repeat(w + 2)).join("+") + "+";
  const numeric = columns.map((c) => typeof rows[0][c] === "number");
  return [
    rule,
    line(
      columns.map(String),
      columns.map(() => false),
    ),
    rule,
    ...rows.map((r) =>
      line(
        columns.map((c) => String(r[c] ?? "-")),
        numeric,
      ),
    ),
    rule,
  ].join("\n");
}

console.log(table(items, ["id", "name", "category", "price", "stock"]));

for (const [category, group] of groupBy(items, (i) => i.category)) {
  const value = sumBy(group, (i) => i.price * i.stock);
  console.log(
    `${category.toUpperCase().padEnd(6, ".")} ${group.length} items worth ${value.toFixed(2)}: ${group.map((g) => g.name)}`,
  );
}

const byTag = new Map<string, Set<Item>>();
for (const item of items)
  for (const tag of item.tags ?? []) {
    if (!byTag.has(tag)) byTag.set(tag, new Set());
    byTag.get(tag)!.add(item);
  }
const tagLines = [...byTag.entries()]
  .sort(([a, x], [b, y]) => y.size - x.size || a.localeCompare(b))
  .map(
    ([tag, set]) =>
      `${tag}(${set.size}): ${Array.from(set, (i) => i.name)
        .sort()
        .join(", ")}`,
  );
console.log(tagLines.join("\n"));

const outOfStock = items.filter((i) => i.stock === 0);
const cheapest = items.reduce((a, b) => (a.price < b.price ? a : b));
const priciest = items.toSorted((a, b) => b.price - a.price)[0];
console.log(
  outOfStock.map(({ name }) => name),
  cheapest.name,
  priciest.name,
);

class Inventory {
  #items = new Map<number, Item>();
  #history: string[] = [];
  constructor(initial: Iterable<Item>) {
    for (const item of initial) this.#items.set(item.id, { ...item });
  }
  get size(): number {
    return this.#items.size;
  }
  get history(): readonly string[] {
    return this.#history;
  }
  adjust(id: number, delta: number): number {
    const item = this.#items.get(id);
    if (item === undefined) throw new RangeError(`no item ${id}`);
    if (item.stock + delta < 0)
      throw new Error(`only ${item.stock} of ${item.name}, asked ${-delta}`);
    item.stock += delta;
    this.#history.push(
      `${item.name} ${delta >= 0 ? "+" : ""}${delta} -> ${item.stock}`,
    );
    return item.stock;
  }
  transact(changes: [id: number, delta: number][]): boolean {
    const undo: [number, number][] = [];
    try {
      for (const [id, delta] of changes) {
        this.adjust(id, delta);
        undo.unshift([id, -delta]);
      }
      return true;
    } catch (e) {
      for (const [id, delta] of undo) this.adjust(id, delta);
      if (e instanceof RangeError) this.#history.push(`bad id: ${e.message}`);
      else if (e instanceof Error)
        this.#history.push(`rolled back: ${e.message}`);
      return false;
    }
  }
  [Symbol.iterator](): Iterator<Item> {
    return this.#items.values();
  }
}

const inv = new Inventory(items);
console.log(
  inv.transact([
    [1, -4],
    [2, -100],
  ]),
);
console.log(
  inv.transact([
    [1, -4],
    [3, -10],
  ]),
);
console.log(
  inv.transact([
    [5, 5],
    [99, 1],
  ]),
);
console.log(inv.history);
console.log(
  inv.size,
  [...inv].map((i) => i.stock),
  items.map((i) => i.stock),
);
const summary = Object.fromEntries(
  [...groupBy([...inv], (i) => i.category)].map(([k, v]) => [k, v.length]),
);
console.log(summary);
console.log(
  Object.entries(summary)
    .map(([k, n]) => `${k}:${n}`)
    .join(" "),
);
const priceBands = { cheap: 0, mid: 0, dear: 0 };
for (const { price } of inv)
  priceBands[price < 5 ? "cheap" : price < 30 ? "mid" : "dear"]++;
console.log(priceBands);
console.log(items[2], items[1]);
export {};
