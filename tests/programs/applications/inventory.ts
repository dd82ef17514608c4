// Typical business code: records, grouping, sorting by several keys, totals.

interface Product {
  readonly sku: string;
  readonly name: string;
  readonly tags: readonly string[];
  price: number;
  stock?: number;
}
type OrderStatus = "open" | "paid" | "shipped";
interface Order {
  id: number;
  customer: { name: string; city?: string };
  lines: { sku: string; quantity: number }[];
  status: OrderStatus;
}

const products: Product[] = [
  { sku: "A1", name: "Lamp", tags: ["home", "light"], price: 29.99, stock: 4 },
  { sku: "B2", name: "Chair", tags: ["home"], price: 89.5, stock: 0 },
  { sku: "C3", name: "Pen", tags: ["office"], price: 1.25, stock: 500 },
  { sku: "D4", name: "Desk", tags: ["office", "home"], price: 240 },
];
const orders: Order[] = [
  {
    id: 1,
    customer: { name: "Ada", city: "London" },
    lines: [
      { sku: "A1", quantity: 2 },
      { sku: "C3", quantity: 10 },
    ],
    status: "paid",
  },
  {
    id: 2,
    customer: { name: "Brian" },
    lines: [{ sku: "B2", quantity: 1 }],
    status: "open",
  },
  {
    id: 3,
    customer: { name: "Ada", city: "London" },
    lines: [
      { sku: "D4", quantity: 1 },
      { sku: "Z9", quantity: 1 },
    ],
    status: "open",
  },
  {
    id: 4,
    customer: { name: "Grace", city: "Arlington" },
    lines: [],
    status: "shipped",
  },
];

const bySku = new Map(products.map((product) => [product.sku, product]));

function groupBy<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
const sumBy = <T>(items: readonly T[], valueOf: (item: T) => number): number =>
  items.reduce((sum, item) => sum + valueOf(item), 0);

function totalOf({ lines }: Order): number {
  return sumBy(
    lines,
    ({ sku, quantity }) => (bySku.get(sku)?.price ?? 0) * quantity,
  );
}

for (const order of orders) {
  const {
    id,
    customer: { name, city = "unknown" },
    status,
  } = order;
  const missing = order.lines
    .filter((line) => !bySku.has(line.sku))
    .map((line) => line.sku);
  console.log(
    `#${id} ${name} (${city}) ${status}: ${totalOf(order).toFixed(2)}${missing.length ? " missing " + missing : ""}`,
  );
}
for (const [name, group] of groupBy(orders, (order) => order.customer.name)) {
  console.log(
    name,
    group.map(({ id }) => id),
    sumBy(group, totalOf).toFixed(2),
  );
}
const tags = products.flatMap(({ tags }) => tags);
console.log([...new Set(tags)].sort(), tags.length);
const sorted = products.toSorted(
  (a, b) => b.tags.length - a.tags.length || a.price - b.price,
);
console.log(sorted.map(({ name }) => name).join(", "));

const counts: Record<OrderStatus, number> = { open: 0, paid: 0, shipped: 0 };
for (const { status } of orders) counts[status]++;
console.log(
  Object.entries(counts)
    .map(([status, n]) => `${status}: ${n}`)
    .join(", "),
);

for (const product of products) {
  const level =
    product.stock === undefined
      ? "not tracked"
      : product.stock === 0
        ? "sold out"
        : `${product.stock} left`;
  console.log(
    `${product.name.padEnd(6)}|${product.price.toFixed(2).padStart(8)}| ${level}`,
  );
}
function discount<T extends { price: number }>(
  items: readonly T[],
  percent: number,
): T[] {
  return items.map((item) => ({
    ...item,
    price: Math.round(item.price * (100 - percent)) / 100,
  }));
}
const cheaper = discount(products, 15);
console.log(
  cheaper.map((p) => p.price),
  products[0].price,
  cheaper[2].sku,
);
const next: Record<OrderStatus, OrderStatus | null> = {
  open: "paid",
  paid: "shipped",
  shipped: null,
};
let state: OrderStatus | null = "open";
const seen: string[] = [];
while (state) {
  seen.push(state);
  state = next[state];
}
console.log(seen.join(" -> "));
const first = orders.find((o) => o.lines.some(({ quantity }) => quantity > 5));
console.log(
  first?.id,
  first?.customer?.city?.length,
  orders.at(-1)?.customer.city ?? "none",
);
