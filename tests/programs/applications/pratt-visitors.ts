// Pratt parser with environment, error positions and a pretty printer (visitor).
enum Kind {
  Number = "number",
  Name = "name",
  Symbol = "symbol",
  End = "end",
}
interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly at: number;
}
class SyntaxProblem extends Error {
  override readonly name = "SyntaxProblem";
  constructor(
    message: string,
    public readonly at: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
  show(source: string): string {
    return `${source}\n${" ".repeat(this.at)}^ ${this.message}`;
  }
}
const isDigit = (c: string): boolean => c >= "0" && c <= "9";
const isLetter = (c: string): boolean =>
  (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_";
function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  scan: while (true) {
    while (source[i] === " ") i++;
    const c = source[i];
    const at = i;
    if (c === undefined) break scan;
    if (isDigit(c) || c === ".") {
      while (i < source.length && (isDigit(source[i]!) || source[i] === "."))
        i++;
      if ((source[i] === "e" || source[i] === "E") && i + 1 < source.length) {
        i += source[i + 1] === "-" || source[i + 1] === "+" ? 2 : 1;
        while (i < source.length && isDigit(source.charAt(i))) i++;
      }
      tokens.push({ kind: Kind.Number, text: source.substring(at, i), at });
    } else if (isLetter(c)) {
      do i++;
      while (
        i < source.length &&
        (isLetter(source[i]!) || isDigit(source[i]!))
      );
      tokens.push({ kind: Kind.Name, text: source.slice(at, i), at });
    } else {
      for (const symbol of ["**", "<=", ">=", "==", "!=", "&&", "||"]) {
        if (source.startsWith(symbol, i)) {
          tokens.push({ kind: Kind.Symbol, text: symbol, at });
          i += 2;
          continue scan;
        }
      }
      if (!"+-*/%()<>!,=?:".includes(c))
        throw new SyntaxProblem(`unexpected ${c}`, at);
      tokens.push({ kind: Kind.Symbol, text: c, at });
      i++;
    }
  }
  tokens.push({ kind: Kind.End, text: "", at: source.length });
  return tokens;
}
interface Visitor<R> {
  literal(value: number): R;
  variable(name: string, at: number): R;
  unary(operator: string, operand: Node): R;
  binary(operator: string, left: Node, right: Node): R;
  conditional(test: Node, yes: Node, no: Node): R;
  call(name: string, args: readonly Node[], at: number): R;
}
interface Node {
  accept<R>(visitor: Visitor<R>): R;
}
const node = {
  literal: (value: number): Node => ({ accept: (v) => v.literal(value) }),
  variable: (name: string, at: number): Node => ({
    accept: (v) => v.variable(name, at),
  }),
  unary: (op: string, operand: Node): Node => ({
    accept: (v) => v.unary(op, operand),
  }),
  binary: (op: string, l: Node, r: Node): Node => ({
    accept: (v) => v.binary(op, l, r),
  }),
  conditional: (t: Node, y: Node, n: Node): Node => ({
    accept: (v) => v.conditional(t, y, n),
  }),
  call: (name: string, args: Node[], at: number): Node => ({
    accept: (v) => v.call(name, args, at),
  }),
};
const powers: { [op: string]: [left: number, right: number] } = {
  "?": [1, 1],
  "||": [2, 3],
  "&&": [3, 4],
  "==": [5, 6],
  "!=": [5, 6],
  "<": [7, 8],
  ">": [7, 8],
  "<=": [7, 8],
  ">=": [7, 8],
  "+": [10, 11],
  "-": [10, 11],
  "*": [20, 21],
  "/": [20, 21],
  "%": [20, 21],
  "**": [31, 30],
};
class Parser {
  private position = 0;
  constructor(private readonly tokens: readonly Token[]) {}
  private get current(): Token {
    return this.tokens[this.position]!;
  }
  private at(text: string): boolean {
    return this.current.text === text;
  }
  private take(): Token {
    return this.tokens[this.position++]!;
  }
  private expect(text: string): Token {
    const token = this.take();
    if (token.text !== text)
      throw new SyntaxProblem(
        `expected ${text} but found ${token.text || "the end"}`,
        token.at,
      );
    return token;
  }
  whole(): Node {
    const result = this.expression(0);
    if (this.current.kind !== Kind.End)
      throw new SyntaxProblem(
        `did not expect ${this.current.text}`,
        this.current.at,
      );
    return result;
  }
  private expression(minimum: number): Node {
    let left = this.prefix();
    for (;;) {
      const { text } = this.current;
      const power = powers[text];
      if (power === undefined || power[0] < minimum) return left;
      this.take();
      if (text === "?") {
        const yes = this.expression(0);
        this.expect(":");
        left = node.conditional(left, yes, this.expression(power[1]));
      } else left = node.binary(text, left, this.expression(power[1]));
    }
  }
  private prefix(): Node {
    const token = this.take();
    switch (token.kind) {
      case Kind.Number: {
        const value = Number(token.text);
        if (!isFinite(value))
          throw new SyntaxProblem(`bad number ${token.text}`, token.at);
        return node.literal(value);
      }
      case Kind.Name: {
        if (this.current.text !== "(")
          return node.variable(token.text, token.at);
        this.take();
        const args: Node[] = [];
        while (!this.at(")")) {
          args.push(this.expression(0));
          if (!this.at(")")) this.expect(",");
        }
        this.take();
        return node.call(token.text, args, token.at);
      }
      case Kind.Symbol:
        if (token.text === "(") {
          const inner = this.expression(0);
          this.expect(")");
          return inner;
        }
        if (token.text === "-" || token.text === "!")
          return node.unary(token.text, this.expression(25));
      // falls through
      case Kind.End:
        throw new SyntaxProblem(
          token.kind === Kind.End
            ? "unexpected end"
            : `unexpected ${token.text}`,
          token.at,
        );
    }
  }
}
class Printer implements Visitor<string> {
  literal = (value: number): string => `${value}`;
  variable(name: string): string {
    return name;
  }
  unary(op: string, operand: Node): string {
    return `(${op} ${operand.accept(this)})`;
  }
  binary(op: string, l: Node, r: Node): string {
    return `(${op} ${l.accept(this)} ${r.accept<string>(this)})`;
  }
  conditional(...parts: [Node, Node, Node]): string {
    return `(if ${parts.map((p) => p.accept(this)).join(" ")})`;
  }
  call(name: string, args: readonly Node[]): string {
    return `(${[name, ...args.map((a) => a.accept(this))].join(" ")})`;
  }
}
const functions: Record<string, (...args: number[]) => number> = {
  max: Math.max,
  min: Math.min,
  sqrt: Math.sqrt,
  avg: (...xs) => xs.reduce((a, b) => a + b, 0) / xs.length,
};
class Evaluator implements Visitor<number> {
  constructor(private readonly scope: ReadonlyMap<string, number>) {}
  literal(value: number): number {
    return value;
  }
  variable(name: string, at: number): number {
    const value = this.scope.get(name);
    if (value === undefined)
      throw new SyntaxProblem(`unknown name ${name}`, at);
    return value;
  }
  unary(op: string, operand: Node): number {
    const v = operand.accept(this);
    return op === "-" ? -v : +!v;
  }
  binary(op: string, left: Node, right: Node): number {
    const l = left.accept(this);
    if (op === "&&") return l && right.accept(this);
    if (op === "||") return l || right.accept(this);
    const r = right.accept(this);
    const table: Record<string, () => number | boolean> = {
      "+": () => l + r,
      "-": () => l - r,
      "*": () => l * r,
      "/": () => l / r,
      "%": () => l % r,
      "**": () => l ** r,
      "<": () => l < r,
      ">": () => l > r,
      "<=": () => l <= r,
      ">=": () => l >= r,
      "==": () => l === r,
      "!=": () => l !== r,
    };
    return Number(table[op]!());
  }
  conditional(test: Node, yes: Node, no: Node): number {
    return test.accept(this) ? yes.accept(this) : no.accept(this);
  }
  call(name: string, args: readonly Node[], at: number): number {
    const f = functions[name];
    if (!f)
      throw new SyntaxProblem(`unknown function ${name}`, at, { cause: name });
    return f(...args.map((a) => a.accept(this)));
  }
}
const scope = new Map(Object.entries({ pi: Math.PI, x: 3, zero: 0 }));
const printer = new Printer();
for (const source of [
  "1 + 2 * 3",
  "2 ** 3 ** 2",
  "-2 ** 2",
  "(1 + x) * -pi",
  "x > 2 && zero || 7",
  "zero ? 1 : x == 3 ? 10 : 20",
  "max(1, x ** 2, min(4, 5)) % 4",
  "avg()",
  "1e3 / 0.1",
  "1 +",
  "2 $ 3",
  "(1",
  "foo + 1",
  "nope(1)",
  "1 2",
  "3..4",
  "!x + !zero",
  "1e400",
]) {
  try {
    const tree = new Parser(tokenize(source)).whole();
    console.log(
      `${tree.accept(printer)} = ${tree.accept(new Evaluator(scope))}`,
    );
  } catch (problem) {
    if (!(problem instanceof SyntaxProblem)) throw problem;
    console.log(problem.show(source), problem.cause ?? "");
  }
}
