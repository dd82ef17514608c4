// The words of printed IR.

export type TokenKind =
  | "word"
  | "number"
  | "string"
  | "value"
  | "symbol"
  | "punctuation"
  | "line"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  /** Strings and symbols without their quotes. */
  readonly text: string;
  readonly line: number;
}

const patterns: readonly (readonly [TokenKind | "space", RegExp])[] = [
  ["space", /[ \t]+/y],
  ["line", /\n/y],
  ["value", /%[A-Za-z0-9_$.]+/y],
  ["symbol", /@(?:"(?:[^"\\]|\\.)*"|[A-Za-z_$.][A-Za-z0-9_$.]*)/y],
  ["string", /"(?:[^"\\]|\\.)*"/y],
  ["punctuation", /->|[(){}[\]=,:<>+]/y],
  ["number", /-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Infinity\b)/y],
  ["word", /[A-Za-z0-9_.$-]+/y],
];

/** Throws at what is no word of the language. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let line = 1;
  while (position < text.length) {
    const found = match(text, position);
    if (found === null) {
      const rest = text.slice(position, position + 20);
      throw new Error(`line ${line}: cannot read ${JSON.stringify(rest)}`);
    }
    const { kind, raw } = found;
    position += raw.length;
    if (kind === "space") continue;
    tokens.push({ kind, text: plainText(kind, raw), line });
    if (kind === "line") line++;
  }
  tokens.push({ kind: "end", text: "", line });
  return tokens;
}

/** The longest match wins: `7` is a number, `7up.3` a block. */
function match(
  text: string,
  position: number,
): { kind: TokenKind | "space"; raw: string } | null {
  let best: { kind: TokenKind | "space"; raw: string } | null = null;
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const raw = pattern.exec(text)?.[0];
    if (raw === undefined || raw.length <= (best?.raw.length ?? 0)) continue;
    best = { kind, raw };
  }
  return best;
}

function plainText(kind: TokenKind, raw: string): string {
  const body = kind === "symbol" || kind === "value" ? raw.slice(1) : raw;
  return body.startsWith('"') ? (JSON.parse(body) as string) : body;
}
