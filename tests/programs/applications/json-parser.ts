// A JSON parser and printer of its own: recursive union types.

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

class ParseError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(`${message} at ${offset}`);
  }
}

class Parser {
  private at = 0;
  constructor(private readonly text: string) {}

  static parse(text: string): Json {
    const parser = new Parser(text);
    const value = parser.value();
    parser.space();
    if (parser.at < text.length) throw parser.error("trailing text");
    return value;
  }

  private error(message: string): ParseError {
    return new ParseError(message, this.at);
  }
  private space(): void {
    while (" \n\t\r".includes(this.text[this.at] ?? "x")) this.at++;
  }
  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private value(): Json {
    this.space();
    if (this.take("null")) return null;
    if (this.take("true")) return true;
    if (this.take("false")) return false;
    const c = this.text[this.at];
    if (c === '"') return this.string();
    if (this.take("[")) return this.array();
    if (this.take("{")) return this.object();
    if (c !== undefined && (c === "-" || (c >= "0" && c <= "9")))
      return this.number();
    throw this.error(c === undefined ? "unexpected end" : `unexpected ${c}`);
  }

  private number(): number {
    const start = this.at;
    while ("+-.eE0123456789".includes(this.text[this.at] ?? "x")) this.at++;
    const value = Number(this.text.slice(start, this.at));
    if (Number.isNaN(value)) throw this.error("bad number");
    return value;
  }

  private string(): string {
    this.at++;
    let result = "";
    for (;;) {
      const c = this.text[this.at++];
      if (c === undefined) throw this.error("unterminated string");
      if (c === '"') return result;
      if (c !== "\\") {
        result += c;
        continue;
      }
      const escape = this.text[this.at++];
      switch (escape) {
        case "n":
          result += "\n";
          break;
        case "t":
          result += "\t";
          break;
        case "u":
          result += String.fromCharCode(
            parseInt(this.text.slice(this.at, this.at + 4), 16),
          );
          this.at += 4;
          break;
        default:
          result += escape;
      }
    }
  }

  private array(): Json[] {
    const items: Json[] = [];
    this.space();
    if (this.take("]")) return items;
    do {
      items.push(this.value());
      this.space();
    } while (this.take(","));
    if (!this.take("]")) throw this.error("expected ]");
    return items;
  }

  private object(): { [key: string]: Json } {
    const result: { [key: string]: Json } = {};
    this.space();
    if (this.take("}")) return result;
    do {
      this.space();
      if (this.text[this.at] !== '"') throw this.error("expected a key");
      const key = this.string();
      this.space();
      if (!this.take(":")) throw this.error("expected :");
      result[key] = this.value();
      this.space();
    } while (this.take(","));
    if (!this.take("}")) throw this.error("expected }");
    return result;
  }
}

function print(value: Json, indent = ""): string {
  if (value === null) return "null";
  if (typeof value === "string")
    return `"${value.replaceAll("\n", "\\n").replaceAll('"', '\\"')}"`;
  if (typeof value !== "object") return String(value);
  const inner = indent + "  ";
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => inner + print(item, inner)).join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  return `{\n${entries.map(([key, item]) => `${inner}"${key}": ${print(item, inner)}`).join(",\n")}\n${indent}}`;
}

function depth(value: Json): number {
  if (Array.isArray(value)) return 1 + Math.max(0, ...value.map(depth));
  if (typeof value === "object" && value !== null)
    return 1 + Math.max(0, ...Object.values(value).map(depth));
  return 0;
}

function sum(value: Json): number {
  switch (typeof value) {
    case "number":
      return value;
    case "object":
      if (value === null) return 0;
      return (
        Array.isArray(value) ? value : Object.values(value)
      ).reduce<number>((total, item) => total + sum(item), 0);
    default:
      return 0;
  }
}

const samples = [
  '{"name": "Ada", "born": 1815, "tags": ["math", "code\\n\\u0041"], "nested": {"a": [1, [2, [3]]], "empty": {}, "none": null}}',
  "[1, -2.5e3, true, false, null, [], {}]",
  '  "just text"  ',
  "[1, 2",
  '{"a" 1}',
  "nope",
  "1 2",
  "",
  "-",
];
for (const sample of samples) {
  try {
    const value = Parser.parse(sample);
    console.log(print(value), depth(value), sum(value));
    console.log(print(Parser.parse(print(value))) === print(value));
  } catch (error) {
    if (error instanceof ParseError)
      console.log("failed:", error.message, error.offset);
    else throw error;
  }
}
