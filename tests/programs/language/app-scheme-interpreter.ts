// A small Lisp: reader, environments as closures over maps, tail loops.

type Value = number | string | boolean | null | Pair | Procedure;
class Pair {
  constructor(
    readonly head: Value,
    readonly tail: Value,
  ) {}
}
type Procedure = (args: Value[]) => Value;

class Environment {
  private readonly names = new Map<string, Value>();
  constructor(private readonly parent: Environment | null = null) {}
  define(name: string, value: Value): void {
    this.names.set(name, value);
  }
  private owner(name: string): Environment {
    for (let e: Environment | null = this; e !== null; e = e.parent) {
      if (e.names.has(name)) return e;
    }
    throw new Error(`unbound ${name}`);
  }
  get(name: string): Value {
    return this.owner(name).names.get(name) ?? null;
  }
  set(name: string, value: Value): void {
    this.owner(name).names.set(name, value);
  }
}

function read(text: string): Value[] {
  const tokens = text
    .replaceAll("(", " ( ")
    .replaceAll(")", " ) ")
    .split(" ")
    .filter((t) => t !== "");
  let at = 0;
  const one = (): Value => {
    const token = tokens[at++];
    if (token === undefined) throw new Error("unexpected end");
    if (token === "(") {
      const items: Value[] = [];
      while (tokens[at] !== ")") {
        if (at >= tokens.length) throw new Error("missing )");
        items.push(one());
      }
      at++;
      return list(items);
    }
    if (token === ")") throw new Error("unexpected )");
    if (token === "#t" || token === "#f") return token === "#t";
    const n = Number(token);
    return Number.isNaN(n) ? token : n;
  };
  const forms: Value[] = [];
  while (at < tokens.length) forms.push(one());
  return forms;
}
const list = (items: Value[], tail: Value = null): Value =>
  items.reduceRight<Value>((rest, item) => new Pair(item, rest), tail);
function items(value: Value): Value[] {
  const result: Value[] = [];
  for (; value instanceof Pair; value = value.tail) result.push(value.head);
  return result;
}
function show(value: Value): string {
  if (value === null) return "()";
  if (typeof value === "boolean") return value ? "#t" : "#f";
  if (typeof value === "function") return "<procedure>";
  if (value instanceof Pair) {
    let rest: Value = value;
    const parts: string[] = [];
    for (; rest instanceof Pair; rest = rest.tail) parts.push(show(rest.head));
    return `(${parts.join(" ")}${rest === null ? "" : " . " + show(rest)})`;
  }
  return String(value);
}
const number = (value: Value): number => {
  if (typeof value !== "number")
    throw new TypeError(`${show(value)} is not a number`);
  return value;
};

type Special = (args: Value[], env: Environment) => Value;
const specials: Record<string, Special> = {
  quote: ([x]) => x,
  if: ([test, yes, no = null], env) =>
    evaluate(evaluate(test, env) !== false ? yes : no, env),
  define: ([name, ...body], env) => {
    if (name instanceof Pair) {
      const procedure = lambda(items(name.tail), body, env);
      env.define(String(name.head), procedure);
    } else env.define(String(name), evaluate(body[0], env));
    return name instanceof Pair ? name.head : name;
  },
  "set!": ([name, value], env) => {
    const result = evaluate(value, env);
    env.set(String(name), result);
    return result;
  },
  lambda: ([names, ...body], env) => lambda(items(names), body, env),
  let: ([bindings, ...body], env) => {
    const pairs = items(bindings).map(items);
    const procedure = lambda(
      pairs.map(([name]) => name),
      body,
      env,
    );
    return procedure(pairs.map(([, value]) => evaluate(value, env)));
  },
  and: (args, env) =>
    args.reduce<Value>(
      (last, arg) => last !== false && evaluate(arg, env),
      true,
    ),
  begin: (args, env) => sequence(args, env),
};
const sequence = (body: Value[], env: Environment): Value =>
  body.reduce<Value>((_, form) => evaluate(form, env), null);
function lambda(names: Value[], body: Value[], env: Environment): Procedure {
  return (args) => {
    if (args.length !== names.length)
      throw new Error(`wants ${names.length} arguments, got ${args.length}`);
    const inner = new Environment(env);
    names.forEach((name, i) => inner.define(String(name), args[i]));
    return sequence(body, inner);
  };
}
function evaluate(form: Value, env: Environment): Value {
  if (typeof form === "string") return env.get(form);
  if (!(form instanceof Pair)) return form;
  const args = items(form.tail);
  if (typeof form.head === "string") {
    const special: Special | undefined = specials[form.head];
    if (special) return special(args, env);
  }
  const procedure = evaluate(form.head, env);
  if (typeof procedure !== "function")
    throw new TypeError(`${show(procedure)} is not a procedure`);
  return procedure(args.map((arg) => evaluate(arg, env)));
}

const global = new Environment();
const fold =
  (f: (a: number, b: number) => number): Procedure =>
  (args) =>
    args.map(number).reduce(f);
const builtIns: Record<string, Procedure> = {
  "+": fold((a, b) => a + b),
  "*": fold((a, b) => a * b),
  "-": (args) =>
    args.length === 1 ? -number(args[0]) : fold((a, b) => a - b)(args),
  "<": ([a, b]) => number(a) < number(b),
  "=": ([a, b]) => a === b,
  cons: ([a, b]) => new Pair(a, b),
  car: ([p]) => (p instanceof Pair ? p.head : null),
  cdr: ([p]) => (p instanceof Pair ? p.tail : null),
  "null?": ([x]) => x === null,
  list: (args) => list(args),
};
for (const [name, procedure] of Object.entries(builtIns))
  global.define(name, procedure);

const source = [
  "(+ 1 (* 2 3) (- 4))",
  "(define (fact n) (if (= n 0) 1 (* n (fact (- n 1))))) (fact 20)",
  "(define (map f xs) (if (null? xs) (quote ()) (cons (f (car xs)) (map f (cdr xs)))))",
  "(map (lambda (x) (* x x)) (list 1 2 3 4.5))",
  "(define counter (let ((n 0)) (lambda () (set! n (+ n 1)) n))) (counter) (counter) (list (counter) (counter))",
  "(let ((x 1) (y 2)) (cons x y))",
  "(quote (a (b . c) #t () 1.5))",
  "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (map fib (list 5 10 15))",
  "(and #t 1 (< 1 2)) (and #f (car 1))",
  "(define (twice f) (lambda (x) (f (f x)))) ((twice (twice (lambda (x) (+ x 3)))) 1)",
  "car",
  "(undefined-thing 1)",
  "(1 2)",
  "(+ 1 (quote a))",
  "(fact 1 2)",
  "((lambda (x)",
  ")",
];
for (const text of source) {
  try {
    let result: Value = null;
    for (const form of read(text)) result = evaluate(form, global);
    console.log(show(result));
  } catch (e) {
    if (e instanceof Error) console.log(`${e.name}: ${e.message}`);
  }
}
