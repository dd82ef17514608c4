// A tokenizer for a C-like language that classifies and reprints source text.

const keywords = new Set(["if", "else", "while", "return", "int", "char"]);
const operators = [
  "<<=",
  ">>=",
  "==",
  "!=",
  "<=",
  ">=",
  "&&",
  "||",
  "++",
  "--",
  "+=",
  "-=",
  "<<",
  ">>",
];

enum Kind {
  Keyword = "kw",
  Identifier = "id",
  Number = "num",
  String = "str",
  Comment = "com",
  Operator = "op",
  Error = "err",
}
interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

abstract class Rule {
  abstract readonly kind: Kind;
  /** The length of the match at `start`, or 0. */
  abstract match(source: string, start: number): number;
  protected run(
    source: string,
    start: number,
    accept: (c: string) => boolean,
  ): number {
    let end = start;
    while (end < source.length && accept(source[end])) end++;
    return end - start;
  }
}
const isDigit = (c: string): boolean => c >= "0" && c <= "9";
const isLetter = (c: string): boolean =>
  (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_";
class NumberRule extends Rule {
  readonly kind = Kind.Number;
  match(source: string, start: number): number {
    if (source.startsWith("0x", start)) {
      return (
        2 +
        this.run(source, start + 2, (c) => isDigit(c) || (c >= "a" && c <= "f"))
      );
    }
    const whole = this.run(source, start, isDigit);
    if (whole === 0 || source[start + whole] !== ".") return whole;
    return whole + 1 + this.run(source, start + whole + 1, isDigit);
  }
}
class WordRule extends Rule {
  readonly kind: Kind;
  constructor(private readonly wantKeyword: boolean) {
    super();
    this.kind = wantKeyword ? Kind.Keyword : Kind.Identifier;
  }
  match(source: string, start: number): number {
    if (!isLetter(source[start])) return 0;
    const length = this.run(source, start, (c) => isLetter(c) || isDigit(c));
    return keywords.has(source.slice(start, start + length)) ===
      this.wantKeyword
      ? length
      : 0;
  }
}
class StringRule extends Rule {
  readonly kind = Kind.String;
  match(source: string, start: number): number {
    const quote = source[start];
    if (quote !== '"' && quote !== "'") return 0;
    for (let i = start + 1; i < source.length; i++) {
      if (source[i] === "\\") i++;
      else if (source[i] === quote) return i + 1 - start;
      else if (source[i] === "\n") break;
    }
    return 0;
  }
}
class CommentRule extends Rule {
  readonly kind = Kind.Comment;
  match(source: string, start: number): number {
    if (source.startsWith("//", start))
      return this.run(source, start, (c) => c !== "\n");
    if (!source.startsWith("/*", start)) return 0;
    const end = source.indexOf("*/", start + 2);
    return end < 0 ? source.length - start : end + 2 - start;
  }
}
class OperatorRule extends Rule {
  readonly kind = Kind.Operator;
  match(source: string, start: number): number {
    const long = operators.find((op) => source.startsWith(op, start));
    return (
      long?.length ?? ("+-*/%=<>!&|(){}[];,".includes(source[start]) ? 1 : 0)
    );
  }
}
const rules: readonly Rule[] = [
  new CommentRule(),
  new NumberRule(),
  new WordRule(true),
  new WordRule(false),
  new StringRule(),
  new OperatorRule(),
];

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let [line, column] = [1, 1];
  const advance = (text: string): void => {
    for (const c of text) {
      if (c === "\n") {
        line++;
        column = 1;
      } else column++;
    }
  };
  for (let at = 0; at < source.length;) {
    if (" \n\t".includes(source[at])) {
      advance(source[at++]);
      continue;
    }
    let kind = Kind.Error;
    let length = 1;
    for (const rule of rules) {
      const matched = rule.match(source, at);
      if (matched > 0) {
        [kind, length] = [rule.kind, matched];
        break;
      }
    }
    const text = source.slice(at, at + length);
    tokens.push({ kind, text, line, column });
    advance(text);
    at += length;
  }
  return tokens;
}

const source = `int main() { // entry
  char c = 'x', *s = "a \\"quoted\\" b";
  int n = 0x1f + 3.25; /* multi
  line */ n <<= 2;
  while (n-- >= 10 && c != 0) if (n == 5) return n; else n += 1;
  @ # "open
}`;
const tokens = tokenize(source);
for (const { kind, text, line, column } of tokens.slice(0, 30)) {
  console.log(`${line}:${column}`.padEnd(6), kind.padEnd(4), text);
}
const counts = new Map<Kind, number>();
for (const { kind } of tokens) counts.set(kind, (counts.get(kind) ?? 0) + 1);
for (const [kind, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(kind, count);
console.log(
  tokens.filter((t) => t.kind === Kind.Error).map((t) => `${t.text}@${t.line}`),
);
const identifiers = [
  ...new Set(
    tokens.filter((t) => t.kind === Kind.Identifier).map((t) => t.text),
  ),
];
console.log(identifiers.sort().join(" "));
let depth = 0;
let deepest = 0;
for (const { text } of tokens) {
  if ("({[".includes(text)) deepest = Math.max(deepest, ++depth);
  else if (")}]".includes(text)) depth--;
}
console.log(depth, deepest, tokens.map((t) => t.text).join("").length);
