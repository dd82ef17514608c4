// A JSON-like value type with a hand-written printer, parser and comparison.

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function quote(text: string): string {
  let out = '"';
  for (const c of text) {
    if (c === '"' || c === "\\") out += "\\" + c;
    else if (c === "\n") out += "\\n";
    else if (c < " ")
      out += "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0");
    else out += c;
  }
  return out + '"';
}

function print(value: Json, indent = "", step = "  "): string {
  if (value === null) return "null";
  if (typeof value === "string") return quote(value);
  if (typeof value === "number" || typeof value === "boolean")
    return String(value);
  const inner = indent + step;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    if (value.every((item) => typeof item === "number"))
      return `[${value.join(", ")}]`;
    const items = value.map((item) => inner + print(item, inner, step));
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return "{}";
  const lines = keys.map(
    (key) => `${inner}${quote(key)}: ${print(value[key], inner, step)}`,
  );
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

class ParseError extends Error {
  constructor(message: string, position: number) {
    super(`${message} at ${position}`);
  }
}
class Reader {
  private position = 0;
  constructor(private readonly text: string) {}
  static parse(text: string): Json {
    const reader = new Reader(text);
    const value = reader.value();
    reader.space();
    if (reader.position < text.length) throw reader.error("trailing text");
    return value;
  }
  private error(message: string): ParseError {
    return new ParseError(message, this.position);
  }
  private space(): void {
    while (" \n\t".includes(this.text[this.position] ?? "x")) this.position++;
  }
  private take(expected: string): boolean {
    this.space();
    if (!this.text.startsWith(expected, this.position)) return false;
    this.position += expected.length;
    return true;
  }
  private need(expected: string): void {
    if (!this.take(expected)) throw this.error(`expected ${expected}`);
  }
  private value(): Json {
    if (this.take("null")) return null;
    if (this.take("true")) return true;
    if (this.take("false")) return false;
    if (this.take('"')) return this.string();
    if (this.take("[")) return this.list();
    if (this.take("{")) return this.record();
    return this.number();
  }
  private number(): number {
    const start = this.position;
    while ("+-.0123456789eE".includes(this.text[this.position] ?? " "))
      this.position++;
    const value = Number(this.text.slice(start, this.position));
    if (start === this.position || Number.isNaN(value))
      throw this.error("bad value");
    return value;
  }
  private string(): string {
    let out = "";
    for (;;) {
      const c = this.text[this.position++];
      if (c === undefined) throw this.error("unclosed string");
      if (c === '"') return out;
      if (c !== "\\") {
        out += c;
        continue;
      }
      const escaped = this.text[this.position++];
      switch (escaped) {
        case "n":
          out += "\n";
          break;
        case "u":
          out += String.fromCharCode(
            parseInt(this.text.slice(this.position, this.position + 4), 16),
          );
          this.position += 4;
          break;
        default:
          out += escaped;
      }
    }
  }
  private list(): Json[] {
    const items: Json[] = [];
    if (this.take("]")) return items;
    do items.push(this.value());
    while (this.take(","));
    this.need("]");
    return items;
  }
  private record(): { [key: string]: Json } {
    const record: { [key: string]: Json } = {};
    if (this.take("}")) return record;
    do {
      this.need('"');
      const key = this.string();
      this.need(":");
      record[key] = this.value();
    } while (this.take(","));
    this.need("}");
    return record;
  }
}

function equal(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null
  )
    return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length)
      return false;
    return a.every((item, i) => equal(item, b[i]));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((k) => k in b && equal(a[k], b[k]))
  );
}
function depth(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  const children = Array.isArray(value) ? value : Object.values(value);
  return 1 + Math.max(0, ...children.map(depth));
}

const sample: Json = {
  name: 'sample "quoted"\n',
  count: 3,
  ratio: -0.5e-9,
  flags: [true, false, null],
  numbers: [1, 2.5, 1e21],
  nested: { empty: {}, list: [], deep: { deeper: ["a", { b: "\u0001" }] } },
};
const text = print(sample);
console.log(text);
const back = Reader.parse(text);
console.log(equal(sample, back), depth(sample), print(back) === text);
console.log(
  equal({ a: 1, b: [2] }, { b: [2], a: 1 }),
  equal([1], { 0: 1 }),
  equal([1, 2], [1]),
);
console.log(
  print(Reader.parse(' [1 , {"x" : "\\u0041\\"" } , [ ] ] '), "", ""),
);
for (const bad of ["", "[1,", '{"a" 1}', '"open', "12 34", "nul", "[1}"]) {
  try {
    console.log(print(Reader.parse(bad)));
  } catch (e) {
    console.log(e instanceof ParseError, (e as Error).message);
  }
}
