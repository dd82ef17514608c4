// Records in, tables out: grouping, sorting, joining and formatting text.

interface Product {
  readonly sku: string;
  name: string;
  price: number;
  category: Category;
}
type Category = "tool" | "toy" | "food";
interface Sale {
  sku: string;
  quantity: number;
  day: number;
  discount?: number;
}

const productText = `
T1;hammer;12.5;tool
T2;saw;19.99;tool
Y1;robot;34.9;toy
F1;apple;0.35;food
F2;bread;2.2;food
X9;mystery;abc;tool
Q1;thing;5;unknown`;

function isCategory(text: string): text is Category {
  return ["tool", "toy", "food"].includes(text);
}
function parseProducts(text: string): {
  products: Map<string, Product>;
  problems: string[];
} {
  const products = new Map<string, Product>();
  const problems: string[] = [];
  for (const [index, line] of text.trim().split("\n").entries()) {
    const [sku, name, priceText, category] = line.split(";");
    const price = Number(priceText);
    if (Number.isNaN(price))
      problems.push(`line ${index + 1}: bad price "${priceText}"`);
    else if (!isCategory(category))
      problems.push(`line ${index + 1}: bad category ${category}`);
    else products.set(sku, { sku, name, price, category });
  }
  return { products, problems };
}
const { products, problems } = parseProducts(productText);
console.log(products.size, problems);

const sales: Sale[] = [
  { sku: "T1", quantity: 2, day: 1 },
  { sku: "F1", quantity: 40, day: 1, discount: 0.1 },
  { sku: "Y1", quantity: 1, day: 2 },
  { sku: "T2", quantity: 3, day: 2, discount: 0.25 },
  { sku: "F2", quantity: 7, day: 3 },
  { sku: "F1", quantity: 12, day: 3 },
  { sku: "ZZ", quantity: 1, day: 3 },
  { sku: "T1", quantity: 1, day: 4, discount: 0 },
];

function revenue({ sku, quantity, discount = 0 }: Sale): number {
  const product = products.get(sku);
  return product ? product.price * quantity * (1 - discount) : 0;
}
function sumBy<T, K extends string | number>(
  items: readonly T[],
  key: (item: T) => K | null,
  value: (item: T) => number,
): [K, number][] {
  const sums = new Map<K, number>();
  for (const item of items) {
    const k = key(item);
    if (k === null) continue;
    sums.set(k, (sums.get(k) ?? 0) + value(item));
  }
  return [...sums];
}
const money = (x: number): string => x.toFixed(2);

type Column<T> = {
  title: string;
  align?: "left" | "right";
  text: (row: T) => string;
};
function table<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const cells = rows.map((row) => columns.map((column) => column.text(row)));
  const widths = columns.map(({ title }, i) =>
    Math.max(title.length, ...cells.map((row) => row[i].length)),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) =>
        columns[i].align === "right"
          ? text.padStart(widths[i])
          : text.padEnd(widths[i]),
      )
      .join(" | ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("-+-");
  return [
    line(columns.map(({ title }) => title)),
    rule,
    ...cells.map(line),
  ].join("\n");
}

const byCategory = sumBy(
  sales,
  (s) => products.get(s.sku)?.category ?? null,
  revenue,
);
byCategory.sort(([, a], [, b]) => b - a);
console.log(
  table(byCategory, [
    { title: "category", text: ([name]) => name },
    { title: "revenue", align: "right", text: ([, sum]) => money(sum) },
  ]),
);
console.log(
  table(
    sumBy(sales, (s) => s.day, revenue),
    [
      { title: "day", align: "right", text: ([day]) => String(day) },
      { title: "revenue", align: "right", text: ([, sum]) => money(sum) },
      { title: "bar", text: ([, sum]) => "*".repeat(Math.ceil(sum / 5)) },
    ],
  ),
);
interface Line extends Product {
  sold: number;
  income: number;
}
const lines: Line[] = [...products.values()].map((product) => {
  const own = sales.filter(({ sku }) => sku === product.sku);
  return {
    ...product,
    sold: own.reduce((n, { quantity }) => n + quantity, 0),
    income: own.map(revenue).reduce((a, b) => a + b, 0),
  };
});
lines.sort(
  (a, b) => a.category.localeCompare(b.category) || b.income - a.income,
);
console.log(
  table(lines, [
    { title: "sku", text: ({ sku }) => sku },
    {
      title: "name",
      text: ({ name }) => name[0].toUpperCase() + name.slice(1),
    },
    { title: "category", text: (line) => line.category },
    { title: "sold", align: "right", text: ({ sold }) => `${sold}` },
    { title: "income", align: "right", text: ({ income }) => money(income) },
  ]),
);
const best = lines.reduce((a, b) => (a.income >= b.income ? a : b));
const total = lines.reduce((sum, { income }) => sum + income, 0);
console.log(
  best.name,
  `${Math.round((100 * best.income) / total)}%`,
  money(total),
);
console.log(
  lines.some(({ sold }) => sold === 0),
  lines.every(({ income }) => income > 10),
);
console.log(sales.filter((s) => !products.has(s.sku)).map((s) => s.sku));
