// The tokens of a small language.

export enum TokenKind {
  Number,
  Identifier,
  String,
  Operator,
  Keyword,
  Punct,
  End,
}

export interface Token {
  kind: TokenKind;
  text: string;
  pos: number;
}

export class SyntaxProblem extends Error {
  constructor(
    message: string,
    readonly pos: number,
  ) {
    super(`${message} at ${pos}`);
    this.name = "SyntaxProblem";
  }
}

export const keywords = new Set([
  "let",
  "fn",
  "if",
  "else",
  "while",
  "return",
  "true",
  "false",
  "nil",
  "print",
]);
export const isDigit = (c: string) => c >= "0" && c <= "9";
export const isAlpha = (c: string) =>
  (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_";

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < source.length) {
    const c = source[i];
    if (c === " " || c === "\n" || c === "\t") {
      i++;
      continue;
    }
    if (c === "#") {
      while (i < source.length && source[i] !== "\n") i++;
      continue;
    }
    const start = i;
    if (isDigit(c)) {
      while (i < source.length && (isDigit(source[i]) || source[i] === "."))
        i++;
      tokens.push({
        kind: TokenKind.Number,
        text: source.slice(start, i),
        pos: start,
      });
    } else if (isAlpha(c)) {
      while (i < source.length && (isAlpha(source[i]) || isDigit(source[i])))
        i++;
      const text = source.slice(start, i);
      tokens.push({
        kind: keywords.has(text) ? TokenKind.Keyword : TokenKind.Identifier,
        text,
        pos: start,
      });
    } else if (c === '"') {
      i++;
      while (i < source.length && source[i] !== '"') i++;
      if (i >= source.length)
        throw new SyntaxProblem("unterminated string", start);
      tokens.push({
        kind: TokenKind.String,
        text: source.slice(start + 1, i++),
        pos: start,
      });
    } else if ("+-*/%<>=!&|".includes(c)) {
      const two = source.substr(i, 2);
      const text = ["==", "!=", "<=", ">=", "&&", "||"].includes(two) ? two : c;
      i += text.length;
      tokens.push({ kind: TokenKind.Operator, text, pos: start });
    } else if ("(){},;[]".includes(c)) {
      i++;
      tokens.push({ kind: TokenKind.Punct, text: c, pos: start });
    } else throw new SyntaxProblem(`unexpected '${c}'`, i);
  }
  tokens.push({ kind: TokenKind.End, text: "<end>", pos: source.length });
  return tokens;
}
