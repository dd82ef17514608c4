// CSV reader with quoted fields, column inference, pivot tables and joins.
type Cell = string | number | boolean | null;
type Row = Record<string, Cell>;
class CsvSyntaxError extends SyntaxError {
  constructor(
    message: string,
    public readonly row: number,
    public readonly column: number,
  ) {
    super(`${message} (row ${row}, column ${column})`);
  }
}
function split(
  text: string,
  { separator = ",", quote = '"' }: { separator?: string; quote?: string } = {},
): string[][] {
  const rows: string[][] = [[]];
  let field = "",
    quoted = false,
    was = false,
    col = 0;
  const endField = () => {
    rows.at(-1)!.push(field);
    field = "";
    was = false;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    col++;
    if (quoted) {
      if (c !== quote) field += c;
      else if (text[i + 1] === quote) {
        field += quote;
        i++;
      } else quoted = false;
    } else if (c === quote && field === "" && !was) {
      quoted = was = true;
    } else if (c === separator) endField();
    else if (c === "\n") {
      endField();
      rows.push([]);
      col = 0;
    } else if (was)
      throw new CsvSyntaxError(`unexpected ${c} after quote`, rows.length, col);
    else if (c !== "\r") field += c;
  }
  if (quoted) throw new CsvSyntaxError("unterminated quote", rows.length, col);
  endField();
  return rows.filter((r) => r.length > 1 || r[0] !== "");
}
const converters: readonly [
  name: string,
  test: (s: string) => boolean,
  make: (s: string) => Cell,
][] = [
  ["null", (s) => s === "", () => null],
  ["boolean", (s) => s === "true" || s === "false", (s) => s === "true"],
  ["number", (s) => s.trim() !== "" && Number.isFinite(Number(s)), Number],
];
function infer(s: string): Cell {
  for (const [, test, make] of converters) if (test(s)) return make(s);
  return s;
}
function parse(text: string): Row[] {
  const [header = [], ...body] = split(text);
  return body.map((cells) =>
    Object.fromEntries(
      header.map((h, i): [string, Cell] => [h, infer(cells[i] ?? "")]),
    ),
  );
}
const typeOf = (c: Cell) => (c === null ? "null" : typeof c);
function schema(rows: readonly Row[]): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  for (const row of rows)
    for (const [k, v] of Object.entries(row)) {
      const s = out.get(k) ?? new Set();
      s.add(typeOf(v));
      out.set(k, s);
    }
  return out;
}
const data = parse(`id,name,dept,salary,active
1,"Smith, Ann",eng,5200.5,true
2,"Bob ""B"" Jones",ops,,false
3,Cy,eng,4100,true
4,"multi
line",,3e3,true`);
console.log(data);
console.log(schema(data));
type Agg = { count: number; total: number; readonly mean: number };
const agg = (): Agg => ({
  count: 0,
  total: 0,
  get mean() {
    return this.count ? this.total / this.count : NaN;
  },
});
const pivot = data.reduce(
  (acc, { dept, salary }) => {
    const key = String(dept ?? "none");
    const a = (acc[key] ??= agg());
    a.count++;
    if (typeof salary === "number") a.total += salary;
    return acc;
  },
  {} as Record<string, Agg>,
);
for (const [k, { count, total, mean }] of Object.entries(pivot).sort(
  ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0),
))
  console.log(k.padEnd(5, "."), count, total.toFixed(2), mean.toFixed(2));
function join<L extends Row, R extends Row>(
  left: readonly L[],
  right: readonly R[],
  on: keyof L & keyof R & string,
): (L & R)[] {
  const index = new Map<Cell, R>(right.map((r) => [r[on]!, r]));
  return left.flatMap((l) => {
    const r = index.get(l[on]!);
    return r ? [{ ...l, ...r }] : [];
  });
}
const depts = parse("dept,floor\neng,2\nops,1");
console.log(join(data, depts, "dept").map((r) => `${r["name"]}@${r["floor"]}`));
const write = (rows: readonly Row[]): string => {
  const cols = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  const esc = (c: Cell | undefined) => {
    const s = c === null || c === undefined ? "" : String(c);
    return [",", '"', "\n"].some((x) => s.includes(x))
      ? `"${s.replaceAll('"', '""')}"`
      : s;
  };
  return [
    cols.join(),
    ...rows.map((r) => cols.map((c) => esc(r[c])).join(",")),
  ].join("\n");
};
const text = write(data);
console.log(text);
console.log(write(parse(text)) === text);
for (const bad of ['a,b\n"x', 'a\n"x"y'])
  try {
    parse(bad);
  } catch (e) {
    if (e instanceof CsvSyntaxError)
      console.log(e.name, e.message, e.row, e.column, e instanceof SyntaxError);
  }
const sorted = data
  .slice()
  .sort((a, b) => Number(b["salary"] ?? 0) - Number(a["salary"] ?? 0));
console.log(sorted.map(({ id }) => id));
const byActive = new Map<Cell, Row[]>();
for (const r of data) {
  const k = r["active"]!;
  if (!byActive.has(k)) byActive.set(k, []);
  byActive.get(k)!.push(r);
}
console.log([...byActive].map(([k, v]) => [k, v.length]));
