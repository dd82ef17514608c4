// A small Lisp: reader, closures, tail of special forms, a prelude of its own.

type Value = number | string | boolean | null | Symbol_ | Pair | Procedure;

class Symbol_ {
  private static readonly table = new Map<string, Symbol_>();
  private constructor(readonly name: string) {}
  static of(name: string): Symbol_ {
    let symbol = Symbol_.table.get(name);
    if (!symbol) {
      symbol = new Symbol_(name);
      Symbol_.table.set(name, symbol);
    }
    return symbol;
  }
}

class Pair {
  constructor(
    readonly first: Value,
    readonly rest: Value,
  ) {}
}

type Procedure = (args: Value[]) => Value;

class LispError extends Error {}

class Environment {
  private readonly values = new Map<Symbol_, Value>();
  constructor(private readonly outer: Environment | null = null) {}
  define(name: Symbol_, value: Value): void {
    this.values.set(name, value);
  }
  lookup(name: Symbol_): Value {
    for (let env: Environment | null = this; env; env = env.outer) {
      const value = env.values.get(name);
      if (value !== undefined) return value;
    }
    throw new LispError(`unbound: ${name.name}`);
  }
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  let i = 0;
  while (i < text.length) {
    const c = text[i];
    if (c === " " || c === "\n") {
      i++;
    } else if (c === "(" || c === ")" || c === "'") {
      tokens.push(c);
      i++;
    } else {
      let end = i;
      while (end < text.length && !" \n()'".includes(text[end])) end++;
      tokens.push(text.slice(i, end));
      i = end;
    }
  }
  return tokens;
}

class Reader {
  private position = 0;
  constructor(private readonly tokens: string[]) {}
  get done(): boolean {
    return this.position >= this.tokens.length;
  }
  read(): Value {
    const token = this.tokens[this.position++];
    if (token === undefined) throw new LispError("unexpected end");
    if (token === "(") return this.readList();
    if (token === ")") throw new LispError("unexpected )");
    if (token === "'") return listOf([Symbol_.of("quote"), this.read()]);
    if (token === "#t") return true;
    if (token === "#f") return false;
    if (token.startsWith('"')) return token.slice(1, -1);
    const n = Number(token);
    return Number.isNaN(n) ? Symbol_.of(token) : n;
  }
  private readList(): Value {
    const items: Value[] = [];
    while (this.tokens[this.position] !== ")") items.push(this.read());
    this.position++;
    return listOf(items);
  }
}

function listOf(items: Value[]): Value {
  return items.reduceRight<Value>((rest, item) => new Pair(item, rest), null);
}

function toArray(list: Value): Value[] {
  const items: Value[] = [];
  for (let p = list; p instanceof Pair; p = p.rest) items.push(p.first);
  return items;
}

function show(value: Value): string {
  if (value === null) return "()";
  if (value instanceof Symbol_) return value.name;
  if (value instanceof Pair) {
    let tail = value.rest;
    let text = show(value.first);
    while (tail instanceof Pair) {
      text += " " + show(tail.first);
      tail = tail.rest;
    }
    return tail === null ? `(${text})` : `(${text} . ${show(tail)})`;
  }
  if (typeof value === "function") return "#<procedure>";
  if (typeof value === "boolean") return value ? "#t" : "#f";
  if (typeof value === "string") return `"${value}"`;
  return String(value);
}

function evaluate(expression: Value, env: Environment): Value {
  if (expression instanceof Symbol_) return env.lookup(expression);
  if (!(expression instanceof Pair)) return expression;
  const [head, ...operands] = toArray(expression);
  if (head instanceof Symbol_) {
    switch (head.name) {
      case "quote":
        return operands[0];
      case "if":
        return evaluate(
          evaluate(operands[0], env) !== false
            ? operands[1]
            : (operands[2] ?? null),
          env,
        );
      case "define": {
        const name = operands[0];
        if (name instanceof Pair && name.first instanceof Symbol_) {
          env.define(name.first, lambda(name.rest, operands.slice(1), env));
        } else if (name instanceof Symbol_) {
          env.define(name, evaluate(operands[1], env));
        } else {
          throw new LispError("bad define");
        }
        return null;
      }
      case "lambda":
        return lambda(operands[0], operands.slice(1), env);
      case "begin":
        return operands.reduce<Value>((_, each) => evaluate(each, env), null);
    }
  }
  const procedure = evaluate(head, env);
  if (typeof procedure !== "function") {
    throw new LispError(`not a procedure: ${show(procedure)}`);
  }
  return procedure(operands.map((operand) => evaluate(operand, env)));
}

function lambda(parameters: Value, body: Value[], env: Environment): Procedure {
  const names = toArray(parameters);
  return (args) => {
    if (args.length !== names.length) {
      throw new LispError(`expected ${names.length} arguments`);
    }
    const local = new Environment(env);
    names.forEach((name, i) => {
      if (name instanceof Symbol_) local.define(name, args[i]);
    });
    let result: Value = null;
    for (const each of body) result = evaluate(each, local);
    return result;
  };
}

const numeric =
  (f: (a: number, b: number) => number): Procedure =>
  (args) =>
    args.map((arg) => Number(arg)).reduce(f);

const globals = new Environment();
const builtins: Record<string, Procedure> = {
  "+": numeric((a, b) => a + b),
  "-": numeric((a, b) => a - b),
  "*": numeric((a, b) => a * b),
  "/": numeric((a, b) => a / b),
  "<": ([a, b]) => Number(a) < Number(b),
  "=": ([a, b]) => a === b,
  cons: ([a, b]) => new Pair(a, b),
  car: ([a]) => {
    if (a instanceof Pair) return a.first;
    throw new LispError("car of " + show(a));
  },
  cdr: ([a]) => (a instanceof Pair ? a.rest : null),
  "null?": ([a]) => a === null,
  list: (args) => listOf(args),
};
for (const [name, procedure] of Object.entries(builtins)) {
  globals.define(Symbol_.of(name), procedure);
}

const program = `
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 10)
(define (map f xs) (if (null? xs) '() (cons (f (car xs)) (map f (cdr xs)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (fold f z xs) (if (null? xs) z (fold f (f z (car xs)) (cdr xs))))
(fold + 0 '(1 2 3 4.5))
(define (adder n) (lambda (m) (+ n m)))
((adder 3) 4)
(cons 1 2)
(list 'a "b" #t '(c d))
(if #f 1)
(undefined-name)
(car '())
((lambda (x y) x) 1)
(1 2)
(define (count n) (if (= n 0) "done" (count (- n 1))))
(count 300)
car`;
const reader = new Reader(tokenize(program));
while (!reader.done) {
  try {
    console.log(show(evaluate(reader.read(), globals)));
  } catch (error) {
    if (!(error instanceof LispError)) throw error;
    console.log("error:", error.message);
  }
}
