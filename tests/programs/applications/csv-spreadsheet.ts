// CSV parsing with quotes, type inference per column, and a spreadsheet with formulas.

class CsvError extends Error {
  override name = "CsvError";
  constructor(
    readonly line: number,
    detail: string,
    options?: { cause?: unknown },
  ) {
    super(`line ${line}: ${detail}`, options);
  }
}

function parseCsv(text: string, separator = ","): string[][] {
  const rows: string[][] = [];
  let row: string[] = [],
    cell = "",
    quoted = false,
    line = 1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quoted) {
      if (c === '"' && text.charAt(i + 1) === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else {
        if (c === "\n") line++;
        cell += c;
      }
      continue;
    }
    switch (c) {
      case '"':
        if (cell !== "") throw new CsvError(line, "stray quote");
        quoted = true;
        break;
      case separator:
        row.push(cell);
        cell = "";
        break;
      case "\r":
        break;
      case "\n":
        row.push(cell);
        rows.push(row);
        row = [];
        cell = "";
        line++;
        break;
      default:
        cell += c;
    }
  }
  if (quoted) throw new CsvError(line, "unterminated quote");
  if (cell !== "" || row.length > 0) {
    row.push(cell);
    rows.push(row);
  }
  return rows;
}

type Cellish = string | number | boolean | null;
const convert = (s: string): Cellish => {
  if (s === "") return null;
  if (s === "true" || s === "false") return s === "true";
  const n = Number(s);
  return Number.isNaN(n) ? s : n;
};

function toRecords(rows: string[][]): Record<string, Cellish>[] {
  const [header, ...body] = rows;
  return body.map((r, n) => {
    if (r.length !== header.length)
      throw new CsvError(
        n + 2,
        `expected ${header.length} cells, got ${r.length}`,
      );
    return Object.fromEntries(header.map((h, i) => [h, convert(r[i])]));
  });
}

const text = `name,age,city,member
"Smith, John",42,"New ""York""",true
Ann,37.5,,false
"multi
line",1e3,Oslo,true
`;
const records = toRecords(parseCsv(text));
console.log(records.length, records[0], records[1]);
console.log(records.map((r) => r["name"]));
for (const r of records)
  for (const key in r) console.log(`${key}: ${typeof r[key]} ${r[key]}`);
const ages = records
  .map((r) => r.age)
  .filter((a): a is number => typeof a === "number");
console.log(
  ages,
  Math.max(...ages),
  ages.reduce((a, b) => a + b, 0) / ages.length,
);
for (const bad of ['a,"b', 'x"y"', "a,b\n1\n"]) {
  try {
    console.log(toRecords(parseCsv(bad)));
  } catch (e) {
    if (e instanceof CsvError) console.log(e.name, e.line, e.message);
    else throw e;
  }
}

// Spreadsheet
type Formula = (get: (ref: string) => number) => number;
class CycleError extends Error {}

class Sheet {
  private raw = new Map<string, string>();
  private cache: { [ref: string]: number } = {};
  evaluations = 0;
  set(ref: string, content: string | number): this {
    this.raw.set(ref.toUpperCase(), String(content));
    this.cache = {};
    return this;
  }
  get(ref: string, path: readonly string[] = []): number {
    if (path.includes(ref)) throw new CycleError([...path, ref].join(" -> "));
    if (ref in this.cache) return this.cache[ref];
    const content = this.raw.get(ref) ?? "0";
    this.evaluations++;
    const value = content.startsWith("=")
      ? this.compile(content.slice(1))((r) => this.get(r, [...path, ref]))
      : parseFloat(content);
    return (this.cache[ref] = value);
  }
  private compile(source: string): Formula {
    let pos = 0;
    const peek = () => source[pos];
    const sum = (): Formula => {
      let left = product();
      while (peek() === "+" || peek() === "-") {
        const op = source[pos++],
          l = left,
          r = product();
        left = op === "+" ? (g) => l(g) + r(g) : (g) => l(g) - r(g);
      }
      return left;
    };
    const product = (): Formula => {
      let left = atom();
      while (peek() === "*" || peek() === "/") {
        const op = source[pos++],
          l = left,
          r = atom();
        left = op === "*" ? (g) => l(g) * r(g) : (g) => l(g) / r(g);
      }
      return left;
    };
    const word = (test: (c: string) => boolean): string => {
      const start = pos;
      while (pos < source.length && test(source[pos])) pos++;
      return source.slice(start, pos);
    };
    const atom = (): Formula => {
      if (peek() === "(") {
        pos++;
        const inner = sum();
        pos++;
        return inner;
      }
      if (peek() === "-") {
        pos++;
        const a = atom();
        return (g) => -a(g);
      }
      const name = word(
        (c) => (c >= "A" && c <= "Z") || (c >= "0" && c <= "9") || c === ".",
      );
      if (name === "SUM") {
        pos++;
        const from = word((c) => c !== ":");
        pos++;
        const to = word((c) => c !== ")");
        pos++;
        const refs: string[] = [];
        for (let col = from.charCodeAt(0); col <= to.charCodeAt(0); col++)
          for (let row = +from.slice(1); row <= +to.slice(1); row++)
            refs.push(String.fromCharCode(col) + row);
        return (g) => refs.map(g).reduce((a, b) => a + b, 0);
      }
      if (name[0] >= "A") return (g) => g(name);
      const value = Number(name);
      return () => value;
    };
    return sum();
  }
}

const sheet = new Sheet();
sheet
  .set("a1", 10)
  .set("a2", 20.5)
  .set("a3", "=A1+A2*2")
  .set("b1", "=SUM(A1:A3)")
  .set("b2", "=-(B1-1)/4")
  .set("c1", "=SUM(A1:B2)");
for (const ref of ["A1", "A3", "B1", "B2", "C1", "Z9"])
  console.log(ref, sheet.get(ref));
console.log("evaluations", sheet.evaluations);
sheet.set("A1", "=C1");
try {
  sheet.get("B1");
} catch (e) {
  console.log(e instanceof CycleError, (e as Error).message);
}
export {};
