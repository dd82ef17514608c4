// A Pratt parser of it.

import { SyntaxProblem, TokenKind, type Token } from "./tokens.ts";

export type Expr =
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

export type Stmt =
  | { kind: "let"; name: string; init: Expr }
  | { kind: "expr"; expr: Expr }
  | { kind: "print"; args: Expr[] }
  | { kind: "if"; cond: Expr; then: Stmt[]; otherwise?: Stmt[] }
  | { kind: "while"; cond: Expr; body: Stmt[] }
  | { kind: "return"; value: Expr | null };

export const precedence: Record<string, number> = {
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

export class Parser {
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
