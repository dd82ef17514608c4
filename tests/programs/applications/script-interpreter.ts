// Tokenizer, Pratt parser and tree-walking interpreter for a small language.

enum TokenKind {
  Number,
  Identifier,
  String,
  Operator,
  Keyword,
  Punct,
  End,
}

interface Token {
  kind: TokenKind;
  text: string;
  pos: number;
}

class SyntaxProblem extends Error {
  constructor(
    message: string,
    readonly pos: number,
  ) {
    super(`${message} at ${pos}`);
    this.name = "SyntaxProblem";
  }
}

const keywords = new Set([
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
const isDigit = (c: string) => c >= "0" && c <= "9";
const isAlpha = (c: string) =>
  (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_";

function tokenize(source: string): Token[] {
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

type Expr =
  | { type: "num"; value: number }
  | { type: "str"; value: string }
  | { type: "bool"; value: boolean }
  | { type: "nil" }
  | { type: "var"; name: string }
  | { type: "unary"; op: string; operand: Expr }
  | { type: "binary"; op: string; left: Expr; right: Expr }
  | { type: "assign"; name: string; value: Expr }
  | { type: "call"; callee: Expr; args: Expr[] }
  | { type: "list"; items: Expr[] }
  | { type: "index"; target: Expr; index: Expr }
  | { type: "fn"; name?: string; params: string[]; body: Stmt[] };

type Stmt =
  | { kind: "let"; name: string; init: Expr }
  | { kind: "expr"; expr: Expr }
  | { kind: "print"; args: Expr[] }
  | { kind: "if"; cond: Expr; then: Stmt[]; otherwise?: Stmt[] }
  | { kind: "while"; cond: Expr; body: Stmt[] }
  | { kind: "return"; value: Expr | null };

const precedence: Record<string, number> = {
  "=": 1,
  "||": 2,
  "&&": 3,
  "==": 4,
  "!=": 4,
  "<": 5,
  ">": 5,
  "<=": 5,
  ">=": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  "%": 7,
};

class Parser {
  private at = 0;
  constructor(private readonly tokens: Token[]) {}
  private get current(): Token {
    return this.tokens[this.at];
  }
  private advance(): Token {
    return this.tokens[this.at++];
  }
  private is(text: string): boolean {
    return this.current.text === text && this.current.kind !== TokenKind.String;
  }
  private accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }
  private expect(text: string): Token {
    if (!this.is(text))
      throw new SyntaxProblem(
        `expected '${text}' but found '${this.current.text}'`,
        this.current.pos,
      );
    return this.advance();
  }
  program(): Stmt[] {
    const out: Stmt[] = [];
    while (this.current.kind !== TokenKind.End) out.push(this.statement());
    return out;
  }
  private block(): Stmt[] {
    this.expect("{");
    const out: Stmt[] = [];
    while (!this.accept("}")) out.push(this.statement());
    return out;
  }
  private statement(): Stmt {
    if (this.accept("let")) {
      const name = this.advance().text;
      this.expect("=");
      const init = this.expression();
      this.expect(";");
      return { kind: "let", name, init };
    }
    if (this.accept("if")) {
      const cond = this.expression();
      const then = this.block();
      if (!this.accept("else")) return { kind: "if", cond, then };
      const otherwise = this.is("if") ? [this.statement()] : this.block();
      return { kind: "if", cond, then, otherwise };
    }
    if (this.accept("while"))
      return { kind: "while", cond: this.expression(), body: this.block() };
    if (this.accept("return")) {
      const value = this.is(";") ? null : this.expression();
      this.expect(";");
      return { kind: "return", value };
    }
    if (this.accept("print")) {
      const args = [this.expression()];
      while (this.accept(",")) args.push(this.expression());
      this.expect(";");
      return { kind: "print", args };
    }
    const expr = this.expression();
    this.expect(";");
    return { kind: "expr", expr };
  }
  private expression(min = 0): Expr {
    let left = this.prefix();
    for (;;) {
      const op = this.current;
      const p =
        op.kind === TokenKind.Operator ? precedence[op.text] : undefined;
      if (p === undefined || p < min) return left;
      this.advance();
      if (op.text === "=") {
        if (left.type !== "var")
          throw new SyntaxProblem("cannot assign", op.pos);
        left = { type: "assign", name: left.name, value: this.expression(p) };
      } else
        left = {
          type: "binary",
          op: op.text,
          left,
          right: this.expression(p + 1),
        };
    }
  }
  private prefix(): Expr {
    const token = this.advance();
    switch (token.kind) {
      case TokenKind.Number:
        return { type: "num", value: parseFloat(token.text) };
      case TokenKind.String:
        return { type: "str", value: token.text };
      case TokenKind.Identifier:
        return this.postfix({ type: "var", name: token.text });
      case TokenKind.Operator:
        if (token.text === "-" || token.text === "!")
          return { type: "unary", op: token.text, operand: this.expression(8) };
        break;
      case TokenKind.Keyword:
        if (token.text === "true" || token.text === "false")
          return { type: "bool", value: token.text === "true" };
        if (token.text === "nil") return { type: "nil" };
        if (token.text === "fn") {
          const name =
            this.current.kind === TokenKind.Identifier
              ? this.advance().text
              : undefined;
          this.expect("(");
          const params: string[] = [];
          if (!this.accept(")")) {
            do params.push(this.advance().text);
            while (this.accept(","));
            this.expect(")");
          }
          return this.postfix({ type: "fn", name, params, body: this.block() });
        }
        break;
      case TokenKind.Punct:
        if (token.text === "(") {
          const inner = this.expression();
          this.expect(")");
          return this.postfix(inner);
        }
        if (token.text === "[") {
          const items: Expr[] = [];
          while (!this.is("]")) {
            items.push(this.expression());
            if (!this.accept(",")) break;
          }
          this.expect("]");
          return this.postfix({ type: "list", items });
        }
        break;
      default:
    }
    throw new SyntaxProblem(`unexpected '${token.text}'`, token.pos);
  }
  private postfix(base: Expr): Expr {
    for (;;) {
      if (this.accept("(")) {
        const args: Expr[] = [];
        if (!this.is(")"))
          do args.push(this.expression());
          while (this.accept(","));
        this.expect(")");
        base = { type: "call", callee: base, args };
      } else if (this.accept("[")) {
        const index = this.expression();
        this.expect("]");
        base = { type: "index", target: base, index };
      } else return base;
    }
  }
}

type Value = number | string | boolean | null | Value[] | Callable;
interface Callable {
  arity: number;
  name: string;
  invoke(args: Value[]): Value;
}

class Scope {
  private vars = new Map<string, Value>();
  constructor(private parent?: Scope) {}
  define(name: string, value: Value) {
    this.vars.set(name, value);
  }
  lookup(name: string): Value {
    const v = this.vars.get(name);
    if (v !== undefined) return v;
    if (this.parent) return this.parent.lookup(name);
    throw new ReferenceError(`undefined variable ${name}`);
  }
  assign(name: string, value: Value): void {
    if (this.vars.has(name)) this.vars.set(name, value);
    else if (this.parent) this.parent.assign(name, value);
    else throw new ReferenceError(`cannot assign ${name}`);
  }
}

class ReturnSignal {
  constructor(readonly value: Value) {}
}

const isCallable = (v: Value): v is Callable =>
  typeof v === "object" && v !== null && !Array.isArray(v);

function show(v: Value): string {
  if (v === null) return "nil";
  if (Array.isArray(v)) return `[${v.map(show).join(", ")}]`;
  if (isCallable(v)) return `<fn ${v.name}/${v.arity}>`;
  return String(v);
}

class Interpreter {
  readonly output: string[] = [];
  readonly globals = new Scope();
  steps = 0;
  constructor() {
    const native = (
      name: string,
      arity: number,
      invoke: (args: Value[]) => Value,
    ) => this.globals.define(name, { arity, name, invoke });
    native("len", 1, ([x]) =>
      typeof x === "string" || Array.isArray(x) ? x.length : 0,
    );
    native("push", 2, ([list, x]) => {
      if (Array.isArray(list)) list.push(x);
      return list;
    });
    native("str", 1, ([x]) => show(x));
    native("floor", 1, ([x]) => Math.floor(x as number));
  }
  run(statements: Stmt[], scope = this.globals): void {
    for (const s of statements) this.execute(s, scope);
  }
  private execute(s: Stmt, scope: Scope): void {
    this.steps++;
    switch (s.kind) {
      case "let":
        scope.define(s.name, this.evaluate(s.init, scope));
        return;
      case "expr":
        this.evaluate(s.expr, scope);
        return;
      case "print":
        this.output.push(
          s.args.map((a) => show(this.evaluate(a, scope))).join(" "),
        );
        return;
      case "if":
        if (this.truthy(this.evaluate(s.cond, scope)))
          this.run(s.then, new Scope(scope));
        else if (s.otherwise) this.run(s.otherwise, new Scope(scope));
        return;
      case "while":
        while (this.truthy(this.evaluate(s.cond, scope)))
          this.run(s.body, new Scope(scope));
        return;
      case "return":
        throw new ReturnSignal(s.value ? this.evaluate(s.value, scope) : null);
    }
  }
  private truthy(v: Value): boolean {
    return v !== null && v !== false;
  }
  private evaluate(e: Expr, scope: Scope): Value {
    switch (e.type) {
      case "num":
      case "str":
      case "bool":
        return e.value;
      case "nil":
        return null;
      case "var":
        return scope.lookup(e.name);
      case "assign": {
        const v = this.evaluate(e.value, scope);
        scope.assign(e.name, v);
        return v;
      }
      case "list":
        return e.items.map((i) => this.evaluate(i, scope));
      case "index": {
        const t = this.evaluate(e.target, scope),
          i = this.evaluate(e.index, scope);
        if (!Array.isArray(t) || typeof i !== "number")
          throw new TypeError("bad index");
        return t[i] ?? null;
      }
      case "unary": {
        const v = this.evaluate(e.operand, scope);
        return e.op === "!" ? !this.truthy(v) : -(v as number);
      }
      case "fn": {
        const fn: Callable = {
          arity: e.params.length,
          name: e.name ?? "anonymous",
          invoke: (args) => {
            const inner = new Scope(scope);
            e.params.forEach((p, i) => inner.define(p, args[i]));
            try {
              this.run(e.body, inner);
            } catch (signal) {
              if (signal instanceof ReturnSignal) return signal.value;
              throw signal;
            }
            return null;
          },
        };
        if (e.name) scope.define(e.name, fn);
        return fn;
      }
      case "call": {
        const f = this.evaluate(e.callee, scope);
        if (!isCallable(f)) throw new TypeError(`${show(f)} is not callable`);
        if (f.arity !== e.args.length)
          throw new TypeError(
            `${f.name} wants ${f.arity} arguments, got ${e.args.length}`,
          );
        return f.invoke(e.args.map((a) => this.evaluate(a, scope)));
      }
      case "binary":
        return this.binary(e.op, e.left, e.right, scope);
    }
  }
  private binary(op: string, l: Expr, r: Expr, scope: Scope): Value {
    const a = this.evaluate(l, scope);
    if (op === "&&") return this.truthy(a) ? this.evaluate(r, scope) : a;
    if (op === "||") return this.truthy(a) ? a : this.evaluate(r, scope);
    const b = this.evaluate(r, scope);
    if (op === "==") return a === b;
    if (op === "!=") return a !== b;
    if (op === "+" && (typeof a === "string" || typeof b === "string"))
      return show(a) + show(b);
    if (typeof a !== "number" || typeof b !== "number")
      throw new TypeError(`cannot apply ${op} to ${show(a)} and ${show(b)}`);
    const table: Record<string, (x: number, y: number) => Value> = {
      "+": (x, y) => x + y,
      "-": (x, y) => x - y,
      "*": (x, y) => x * y,
      "/": (x, y) => x / y,
      "%": (x, y) => x % y,
      "<": (x, y) => x < y,
      ">": (x, y) => x > y,
      "<=": (x, y) => x <= y,
      ">=": (x, y) => x >= y,
    };
    return table[op](a, b);
  }
}

function execute(source: string): void {
  const interpreter = new Interpreter();
  try {
    interpreter.run(new Parser(tokenize(source)).program());
  } catch (e) {
    interpreter.output.push(
      e instanceof Error ? `${e.name}: ${e.message}` : "unknown failure",
    );
  }
  interpreter.output.forEach((line) => console.log("  " + line));
  console.log(`(${interpreter.steps} steps)`);
}

execute(`
  fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); };
  let i = 0;
  while i < 15 { print "fib", i, fib(i); i = i + 5; }
  let make = fn() { let c = 0; return fn() { c = c + 1; return c; }; };
  let a = make(); let b = make();
  print a(), a(), b(), a;
`);
execute(
  `let xs = [1, 2, [3, "x"]]; push(xs, true); print xs, len(xs), xs[2][1], xs[9]; print "a" + 1 + nil; print 7 / 2, floor(7 / 2), -7 % 3, !nil || 5;`,
);
execute(`print 1 + ;`);
execute(`let x = "abc`);
execute(`print undefinedThing;`);
execute(`fn f(a, b) { return a; }; print f(1);`);
execute(`print 3 < "x";`);
execute(`1 = 2;`);
execute(
  `if 1 == 2 { print "no"; } else if nil { print "no"; } else { print "yes", 1 == 1 && "and"; } # comment`,
);
export {};
