// A recursive-descent expression parser, evaluator, printer and differentiator.

type Token =
  | { kind: "number"; value: number }
  | { kind: "name"; text: string }
  | { kind: "symbol"; text: string }
  | { kind: "end" };

class SyntaxProblem extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
    this.name = "SyntaxProblem";
  }
}

function tokenize(text: string): { token: Token; position: number }[] {
  const tokens: { token: Token; position: number }[] = [];
  const isDigit = (c: string) => c >= "0" && c <= "9";
  const isLetter = (c: string) => (c >= "a" && c <= "z") || c === "_";
  let i = 0;
  while (i < text.length) {
    const c = text[i];
    const position = i;
    if (c === " ") {
      i++;
    } else if (isDigit(c) || c === ".") {
      while (i < text.length && (isDigit(text[i]) || text[i] === ".")) i++;
      const value = Number(text.slice(position, i));
      if (Number.isNaN(value)) throw new SyntaxProblem("bad number", position);
      tokens.push({ token: { kind: "number", value }, position });
    } else if (isLetter(c)) {
      while (i < text.length && (isLetter(text[i]) || isDigit(text[i]))) i++;
      tokens.push({
        token: { kind: "name", text: text.slice(position, i) },
        position,
      });
    } else if ("+-*/^(),".includes(c)) {
      i++;
      tokens.push({ token: { kind: "symbol", text: c }, position });
    } else {
      throw new SyntaxProblem(`unexpected "${c}"`, position);
    }
  }
  tokens.push({ token: { kind: "end" }, position: text.length });
  return tokens;
}

type Node =
  | { type: "number"; value: number }
  | { type: "variable"; name: string }
  | { type: "negate"; operand: Node }
  | { type: "binary"; op: Operator; left: Node; right: Node }
  | { type: "call"; name: string; args: Node[] };
type Operator = "+" | "-" | "*" | "/" | "^";

const precedence: Record<Operator, number> = {
  "+": 1,
  "-": 1,
  "*": 2,
  "/": 2,
  "^": 4,
};

class Parser {
  private readonly tokens: { token: Token; position: number }[];
  private index = 0;
  constructor(text: string) {
    this.tokens = tokenize(text);
  }
  parse(): Node {
    const node = this.binary(0);
    const { token, position } = this.tokens[this.index];
    if (token.kind !== "end")
      throw new SyntaxProblem("trailing input", position);
    return node;
  }
  private takeSymbol(text: string): boolean {
    const { token } = this.tokens[this.index];
    if (token.kind !== "symbol" || token.text !== text) return false;
    this.index++;
    return true;
  }
  private operator(): Operator | null {
    const { token } = this.tokens[this.index];
    if (token.kind !== "symbol" || !(token.text in precedence)) return null;
    return token.text as Operator;
  }
  private binary(minimum: number): Node {
    let left = this.unary();
    for (let op = this.operator(); op !== null; op = this.operator()) {
      const level = precedence[op];
      if (level < minimum || level === 0) break;
      this.index++;
      const right = this.binary(op === "^" ? level : level + 1);
      left = { type: "binary", op, left, right };
    }
    return left;
  }
  private unary(): Node {
    if (this.takeSymbol("-"))
      return { type: "negate", operand: this.binary(3) };
    return this.primary();
  }
  private primary(): Node {
    const { token, position } = this.tokens[this.index++];
    switch (token.kind) {
      case "number":
        return { type: "number", value: token.value };
      case "name": {
        if (!this.takeSymbol("("))
          return { type: "variable", name: token.text };
        const args: Node[] = [];
        if (!this.takeSymbol(")")) {
          do args.push(this.binary(0));
          while (this.takeSymbol(","));
          if (!this.takeSymbol(")"))
            throw new SyntaxProblem("expected )", position);
        }
        return { type: "call", name: token.text, args };
      }
      case "symbol": {
        if (token.text !== "(") break;
        const inner = this.binary(0);
        if (!this.takeSymbol(")"))
          throw new SyntaxProblem("unclosed (", position);
        return inner;
      }
      case "end":
        throw new SyntaxProblem("unexpected end", position);
    }
    throw new SyntaxProblem("expected a value", position);
  }
}

const functions: Record<string, (...xs: number[]) => number> = {
  sqrt: Math.sqrt,
  max: Math.max,
  abs: (x) => Math.abs(x),
  avg: (...xs) => xs.reduce((a, b) => a + b, 0) / xs.length,
};

function evaluate(node: Node, scope: Map<string, number>): number {
  switch (node.type) {
    case "number":
      return node.value;
    case "variable": {
      const value = scope.get(node.name);
      if (value === undefined) throw new Error(`unknown variable ${node.name}`);
      return value;
    }
    case "negate":
      return -evaluate(node.operand, scope);
    case "call": {
      const f = functions[node.name];
      if (f === undefined) throw new Error(`unknown function ${node.name}`);
      return f(...node.args.map((arg) => evaluate(arg, scope)));
    }
    case "binary": {
      const left = evaluate(node.left, scope);
      const right = evaluate(node.right, scope);
      switch (node.op) {
        case "+":
          return left + right;
        case "-":
          return left - right;
        case "*":
          return left * right;
        case "/":
          return left / right;
        case "^":
          return left ** right;
      }
    }
  }
}

function print(node: Node): string {
  switch (node.type) {
    case "number":
      return String(node.value);
    case "variable":
      return node.name;
    case "negate":
      return `(-${print(node.operand)})`;
    case "binary":
      return `(${print(node.left)} ${node.op} ${print(node.right)})`;
    case "call":
      return `${node.name}(${node.args.map(print).join(", ")})`;
  }
}

const scope = new Map([
  ["x", 3],
  ["y", 0.5],
]);
for (const source of [
  "1 + 2 * 3",
  "(1 + 2) * 3",
  "2 ^ 3 ^ 2",
  "-2 ^ 2",
  "10 - 4 - 3",
  "x * -y + 1 / 4",
  "max(1, x, sqrt(16)) * avg(1, 2, 3, 4)",
  "1 / 0 - max()",
  "1 +",
  "2 * (3 + 4",
  "4 $ 4",
  "1.2.3",
  "z + 1",
  "nope(1)",
  "1 2",
]) {
  try {
    const tree = new Parser(source).parse();
    console.log(source, "=>", print(tree), "=", evaluate(tree, scope));
  } catch (e) {
    if (e instanceof SyntaxProblem)
      console.log(source, "!!", e.message, "at", e.position);
    else if (e instanceof Error) console.log(source, "!!", e.message);
  }
}
