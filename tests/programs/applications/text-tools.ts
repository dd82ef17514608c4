// Base64, UTF-8, CSV, word wrap, roman numerals, a diff and a pattern matcher.

const alphabet =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const c of text) {
    const code = c.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000)
      bytes.push(
        0xe0 | (code >> 12),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return new Uint8Array(bytes);
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group =
      (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k < 4; k++) {
      text +=
        i + k <= bytes.length ? alphabet[(group >> (18 - 6 * k)) & 63] : "=";
    }
  }
  return text;
}
for (const text of ["", "f", "fo", "foo", "foobar", "héllo €", "😀"])
  console.log(base64(utf8(text)));

function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "," || c === "\n") {
      rows[rows.length - 1].push(field);
      field = "";
      if (c === "\n") rows.push([]);
    } else field += c;
  }
  rows.at(-1)!.push(field);
  return rows;
}
for (const row of parseCsv(
  'name,note\n"Smith, J","said ""hi"""\nx,\n,"two\nlines"',
))
  console.log(row);

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line ? [...lines, line] : lines;
}
const prose =
  "It was the best of times, it was the worst of times, it was the age of wisdom.";
for (const line of wrap(prose, 24)) console.log(`|${line.padEnd(24)}|`);

const numerals: [number, string][] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
function roman(n: number): string {
  let text = "";
  for (const [value, numeral] of numerals) {
    while (n >= value) {
      text += numeral;
      n -= value;
    }
  }
  return text;
}
console.log([1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999].map(roman).join(" "));

type Edit = { kind: "same" | "added" | "removed"; line: string };
function diff(a: string[], b: string[]): Edit[] {
  const table = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] =
        a[i] === b[j]
          ? table[i + 1][j + 1] + 1
          : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  const edits: Edit[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      edits.push({ kind: "same", line: a[i++] });
      j++;
    } else if (
      j >= b.length ||
      (i < a.length && table[i + 1][j] >= table[i][j + 1])
    ) {
      edits.push({ kind: "removed", line: a[i++] });
    } else edits.push({ kind: "added", line: b[j++] });
  }
  return edits;
}
const marks = { same: " ", added: "+", removed: "-" } as const;
for (const { kind, line } of diff(
  "a b c d f".split(" "),
  "a c x d e f".split(" "),
)) {
  console.log(marks[kind] + line);
}

/** `?` is any character, `*` any run of them. */
function matches(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  if (pattern[0] === "*") {
    return (
      matches(pattern.slice(1), text) ||
      (text !== "" && matches(pattern, text.slice(1)))
    );
  }
  if (text === "") return false;
  return (
    (pattern[0] === "?" || pattern[0] === text[0]) &&
    matches(pattern.slice(1), text.slice(1))
  );
}
for (const pattern of ["*.ts", "m*n.?s", "*", "", "main", "*a*i*"])
  console.log(pattern, matches(pattern, "main.ts"));
