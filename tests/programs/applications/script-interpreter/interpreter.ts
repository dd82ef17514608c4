// An interpreter that walks its trees.

import { type Expr, type Stmt } from "./parser.ts";

export type Value = number | string | boolean | null | Value[] | Callable;
export interface Callable {
  arity: number;
  name: string;
  invoke(args: Value[]): Value;
}

export class Scope {
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

export class ReturnSignal {
  constructor(readonly value: Value) {}
}

export const isCallable = (v: Value): v is Callable =>
  typeof v === "object" && v !== null && !Array.isArray(v);

export function show(v: Value): string {
  if (v === null) return "nil";
  if (Array.isArray(v)) return `[${v.map(show).join(", ")}]`;
  if (isCallable(v)) return `<fn ${v.name}/${v.arity}>`;
  return String(v);
}

export class Interpreter {
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
