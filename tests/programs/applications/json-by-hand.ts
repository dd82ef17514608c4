// A JSON tokenizer, parser, printer, path queries and diff, by hand.
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const enum Tok {
  Punct,
  Str,
  Num,
  Word,
  End,
}
interface Token {
  kind: Tok;
  text: string;
  at: number;
  value?: string | number;
}
class JsonError extends Error {
  constructor(
    what: string,
    readonly at: number,
  ) {
    super(`${what} at ${at}`);
    this.name = "JsonError";
  }
}
function tokenize(src: string): Token[] {
  const out: Token[] = [];
  let i = 0;
  const isDigit = (c: string | undefined) =>
    c !== undefined && c >= "0" && c <= "9";
  while (i < src.length) {
    const c = src[i]!,
      at = i;
    if (" \t\r\n".includes(c)) {
      i++;
      continue;
    }
    if ("{}[],:".includes(c)) {
      out.push({ kind: Tok.Punct, text: c, at });
      i++;
      continue;
    }
    if (c === '"') {
      let value = "";
      i++;
      for (;;) {
        const d = src[i++];
        if (d === undefined || d === "\n")
          throw new JsonError("unterminated string", at);
        if (d === '"') break;
        if (d !== "\\") {
          value += d;
          continue;
        }
        const e = src[i++];
        switch (e) {
          case "n":
            value += "\n";
            break;
          case "t":
            value += "\t";
            break;
          case "r":
            value += "\r";
            break;
          case "b":
            value += "\b";
            break;
          case "f":
            value += "\f";
            break;
          case '"':
          case "\\":
          case "/":
            value += e;
            break;
          case "u": {
            const code = parseInt(src.slice(i, i + 4), 16);
            if (Number.isNaN(code)) throw new JsonError("bad \\u", i);
            value += String.fromCharCode(code);
            i += 4;
            break;
          }
          default:
            throw new JsonError(`bad escape \\${e}`, i - 1);
        }
      }
      out.push({ kind: Tok.Str, text: src.slice(at, i), value, at });
    } else if (c === "-" || isDigit(c)) {
      i++;
      while (
        isDigit(src[i]) ||
        (src[i] !== undefined && ".eE+-".includes(src[i]!))
      )
        i++;
      const text = src.slice(at, i),
        value = Number(text);
      if (Number.isNaN(value)) throw new JsonError(`bad number ${text}`, at);
      out.push({ kind: Tok.Num, text, value, at });
    } else if (c >= "a" && c <= "z") {
      while (src[i] !== undefined && src[i]! >= "a" && src[i]! <= "z") i++;
      out.push({ kind: Tok.Word, text: src.slice(at, i), at });
    } else throw new JsonError(`unexpected ${c}`, at);
  }
  out.push({ kind: Tok.End, text: "<end>", at: i });
  return out;
}
function parse(src: string): Json {
  const tokens = tokenize(src);
  let pos = 0;
  const peek = () => tokens[pos]!,
    take = () => tokens[pos++]!;
  const expect = (text: string) => {
    const t = take();
    if (t.text !== text)
      throw new JsonError(`expected ${text}, got ${t.text}`, t.at);
  };
  const value = (): Json => {
    const t = take();
    if (t.kind === Tok.Str || t.kind === Tok.Num) return t.value!;
    if (t.kind === Tok.Word)
      switch (t.text) {
        case "null":
          return null;
        case "true":
          return true;
        case "false":
          return false;
        default:
          throw new JsonError(`unknown word ${t.text}`, t.at);
      }
    if (t.text === "[") {
      const items: Json[] = [];
      if (peek().text === "]") {
        take();
        return items;
      }
      do items.push(value());
      while (peek().text === "," && take());
      expect("]");
      return items;
    }
    if (t.text === "{") {
      const object: { [key: string]: Json } = {};
      if (peek().text === "}") {
        take();
        return object;
      }
      do {
        const key = take();
        if (key.kind !== Tok.Str) throw new JsonError("expected a key", key.at);
        expect(":");
        object[key.value as string] = value();
      } while (peek().text === "," && take());
      expect("}");
      return object;
    }
    throw new JsonError(`unexpected ${t.text}`, t.at);
  };
  const result = value();
  if (peek().kind !== Tok.End)
    throw new JsonError("trailing " + peek().text, peek().at);
  return result;
}
function stringify(v: Json, indent = "", pad = ""): string {
  if (v === null || typeof v === "boolean") return String(v);
  if (typeof v === "number") return Number.isFinite(v) ? `${v}` : "null";
  if (typeof v === "string")
    return `"${[...v].map((c) => (c === '"' || c === "\\" ? `\\${c}` : c === "\n" ? "\\n" : c < " " ? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}` : c)).join("")}"`;
  const inner = pad + indent,
    nl = indent ? "\n" : "";
  if (Array.isArray(v))
    return v.length
      ? `[${nl}${v.map((x) => inner + stringify(x, indent, inner)).join("," + nl)}${nl}${pad}]`
      : "[]";
  const entries = Object.entries(v);
  return entries.length
    ? `{${nl}${entries.map(([k, x]) => `${inner}${stringify(k)}:${indent && " "}${stringify(x, indent, inner)}`).join("," + nl)}${nl}${pad}}`
    : "{}";
}
function query(v: Json, path: string): Json | undefined {
  let at: Json | undefined = v;
  for (const step of path.split(".")) {
    if (at === null || typeof at !== "object") return undefined;
    at = Array.isArray(at) ? at[Number(step)] : at[step];
  }
  return at;
}
function diff(a: Json, b: Json, path = "$"): string[] {
  if (a === b) return [];
  if (Array.isArray(a) && Array.isArray(b))
    return Array.from(
      { length: Math.max(a.length, b.length) },
      (_, i) => i,
    ).flatMap((i) =>
      i >= a.length
        ? [`+${path}[${i}]`]
        : i >= b.length
          ? [`-${path}[${i}]`]
          : diff(a[i]!, b[i]!, `${path}[${i}]`),
    );
  if (
    a &&
    b &&
    typeof a === "object" &&
    typeof b === "object" &&
    !Array.isArray(a) &&
    !Array.isArray(b)
  ) {
    const x = a,
      y = b;
    return [...new Set([...Object.keys(x), ...Object.keys(y)])].flatMap((k) =>
      !(k in x)
        ? [`+${path}.${k}`]
        : !(k in y)
          ? [`-${path}.${k}`]
          : diff(x[k]!, y[k]!, `${path}.${k}`),
    );
  }
  return [`${path}: ${stringify(a)} -> ${stringify(b)}`];
}
const doc = parse(
  `{"name":"caf\\u00e9 \\"x\\"","n":[1,-2.5e3,0.1,[],{}],"deep":{"a":{"b":[true,false,null]}},"":1}`,
);
console.log(stringify(doc));
console.log(stringify(doc, "  "));
console.log(doc);
console.log(
  query(doc, "deep.a.b.1"),
  query(doc, "n.1"),
  query(doc, "n.4"),
  query(doc, "x.y"),
  query(doc, "name.length"),
);
console.log(
  diff(
    doc,
    parse(
      `{"name":"cafe","n":[1,-2500,0.2,[1]],"deep":{"a":{"b":[true,null,null,0]}},"new":{}}`,
    ),
  ),
);
for (const bad of [
  '{"a":1,}',
  "[1 2]",
  '"abc',
  "nul",
  "[1e]",
  "{1:2}",
  '"\\q"',
  "",
])
  try {
    console.log(stringify(parse(bad)));
  } catch (e) {
    console.log(
      e instanceof JsonError ? `${e.name}: ${e.message}` : "other " + e,
    );
  }
console.log(stringify(parse(stringify(doc))) === stringify(doc));
