// A Lisp with closures, let, cond, lists, quoting, a printer, and tail-call loops.
type Sym = { readonly sym: string };
type Lambda = {
  params: string[];
  rest?: string;
  body: Value[];
  env: Env;
  name?: string;
};
type Builtin = { fn: (args: Value[]) => Value; label: string };
type Value =
  number | string | boolean | null | Sym | Lambda | Builtin | Value[];
const isSym = (v: Value): v is Sym =>
  typeof v === "object" && v !== null && "sym" in v;
const isLambda = (v: Value): v is Lambda =>
  typeof v === "object" && v !== null && "params" in v;
const isBuiltin = (v: Value): v is Builtin =>
  typeof v === "object" && v !== null && !Array.isArray(v) && "fn" in v;
const intern = (() => {
  const table: Record<string, Sym> = {};
  return (s: string): Sym => table[s] ?? (table[s] = { sym: s });
})();
class LispError extends Error {
  trace: string[] = [];
  constructor(m: string) {
    super(m);
    this.name = "LispError";
  }
}
class Env {
  private vars = new Map<string, Value>();
  constructor(private outer: Env | null = null) {}
  find(n: string): Env | null {
    let e: Env | null = this;
    while (e && !e.vars.has(n)) e = e.outer;
    return e;
  }
  get(n: string): Value {
    const e = this.find(n);
    if (!e) throw new LispError(`unbound: ${n}`);
    return e.vars.get(n)!;
  }
  def(n: string, v: Value): Value {
    this.vars.set(n, v);
    if (isLambda(v)) v.name ??= n;
    return v;
  }
  set(n: string, v: Value): Value {
    (
      this.find(n) ??
      (() => {
        throw new LispError(`set! unbound: ${n}`);
      })()
    ).vars.set(n, v);
    return v;
  }
}
function read(src: string): Value[] {
  const tokens: string[] = [];
  for (let i = 0; i < src.length;) {
    const c = src.charAt(i);
    if (c === ";") {
      while (i < src.length && src[i] !== "\n") i++;
      continue;
    }
    if (c.trim() === "") {
      i++;
      continue;
    }
    if ("()'".includes(c)) {
      tokens.push(c);
      i++;
      continue;
    }
    let j = i;
    if (c === '"') {
      j = src.indexOf('"', i + 1) + 1;
      if (j === 0) throw new LispError("unterminated string");
    } else while (j < src.length && !"()'; \n\t".includes(src[j]!)) j++;
    tokens.push(src.substring(i, j));
    i = j;
  }
  let p = 0;
  const atom = (t: string): Value =>
    t === "#t"
      ? true
      : t === "#f"
        ? false
        : t === "nil"
          ? null
          : t.startsWith('"')
            ? t.slice(1, -1)
            : t !== "" && !isNaN(+t)
              ? +t
              : intern(t);
  const form = (): Value => {
    const t = tokens[p++];
    if (t === undefined) throw new LispError("unexpected end");
    if (t === "'") return [intern("quote"), form()];
    if (t === ")") throw new LispError("unexpected )");
    if (t !== "(") return atom(t);
    const list: Value[] = [];
    while (tokens[p] !== ")") {
      if (p >= tokens.length) throw new LispError("missing )");
      list.push(form());
    }
    p++;
    return list;
  };
  const out: Value[] = [];
  while (p < tokens.length) out.push(form());
  return out;
}
function show(v: Value): string {
  if (v === null) return "nil";
  switch (typeof v) {
    case "number":
      return String(v);
    case "string":
      return `"${v}"`;
    case "boolean":
      return v ? "#t" : "#f";
    case "object":
      return Array.isArray(v)
        ? `(${v.map(show).join(" ")})`
        : isSym(v)
          ? v.sym
          : isLambda(v)
            ? `#<lambda ${v.name ?? "?"}>`
            : `#<builtin ${v.label}>`;
    default:
      throw new Error("unreachable");
  }
}
const truthy = (v: Value) => v !== false && v !== null;
const str = (v: Value) => (typeof v === "string" ? v : show(v));
function evaluate(x: Value, env: Env): Value {
  for (;;) {
    if (isSym(x)) return env.get(x.sym);
    if (!Array.isArray(x)) return x;
    const [head, ...rest] = x;
    if (head === undefined) return null;
    if (isSym(head)) {
      switch (head.sym) {
        case "quote":
          return rest[0]!;
        case "if":
          x = truthy(evaluate(rest[0]!, env)) ? rest[1]! : (rest[2] ?? null);
          continue;
        case "define": {
          const target = rest[0]!;
          if (Array.isArray(target)) {
            const [name, ...ps] = target as Sym[];
            return env.def(name!.sym, makeLambda(ps, rest.slice(1), env));
          }
          return env.def((target as Sym).sym, evaluate(rest[1]!, env));
        }
        case "set!":
          return env.set((rest[0] as Sym).sym, evaluate(rest[1]!, env));
        case "lambda":
          return makeLambda(rest[0] as Sym[], rest.slice(1), env);
        case "begin":
          for (const e of rest.slice(0, -1)) evaluate(e, env);
          x = rest.at(-1) ?? null;
          continue;
        case "let": {
          const inner = new Env(env);
          for (const b of rest[0] as [Sym, Value][])
            inner.def(b[0].sym, evaluate(b[1], env));
          env = inner;
          x = [intern("begin"), ...rest.slice(1)];
          continue;
        }
        case "cond": {
          let chosen: Value = null;
          for (const clause of rest as Value[][]) {
            const [test, body] = clause as [Value, Value];
            if (
              (isSym(test) && test.sym === "else") ||
              truthy(evaluate(test, env))
            ) {
              chosen = body;
              break;
            }
          }
          x = chosen;
          continue;
        }
        case "and": {
          let last: Value = true;
          for (const e of rest) {
            last = evaluate(e, env);
            if (!truthy(last)) break;
          }
          return last;
        }
      }
    }
    const f = evaluate(head, env),
      args = rest.map((a) => evaluate(a, env));
    if (isBuiltin(f)) return f.fn(args);
    if (!isLambda(f)) throw new LispError(`not a function: ${show(f)}`);
    env = new Env(f.env);
    if (args.length < f.params.length)
      throw new LispError(
        `${f.name ?? "lambda"}: expected ${f.params.length} arguments, got ${args.length}`,
      );
    f.params.forEach((p, i) => env.def(p, args[i]!));
    if (f.rest) env.def(f.rest, args.slice(f.params.length));
    x = [intern("begin"), ...f.body];
  }
}
function makeLambda(ps: Sym[], body: Value[], env: Env): Lambda {
  const names = ps.map((p) => p.sym),
    dot = names.indexOf(".");
  return dot < 0
    ? { params: names, body, env }
    : { params: names.slice(0, dot), rest: names[dot + 1]!, body, env };
}
const global = new Env();
const num =
  (f: (a: number, b: number) => number) =>
  (args: Value[]): Value =>
    (args as number[]).reduce(f);
const cmp =
  (f: (a: number, b: number) => boolean) =>
  (args: Value[]): Value =>
    args.every((a, i) => i === 0 || f(args[i - 1] as number, a as number));
const library: Record<string, (args: Value[]) => Value> = {
  "+": num((a, b) => a + b),
  "-": (args) =>
    args.length === 1 ? -(args[0] as number) : num((a, b) => a - b)(args),
  "*": num((a, b) => a * b),
  "/": num((a, b) => a / b),
  mod: num((a, b) => a % b),
  "<": cmp((a, b) => a < b),
  ">": cmp((a, b) => a > b),
  "=": cmp((a, b) => a === b),
  list: (args) => args,
  car: ([l]) => (l as Value[])[0] ?? null,
  cdr: ([l]) => (l as Value[]).slice(1),
  cons: ([a, l]) => [a!, ...((l as Value[] | null) ?? [])],
  "null?": ([l]) => l === null || (Array.isArray(l) && l.length === 0),
  length: ([l]) => (l as Value[]).length,
  not: ([v]) => !truthy(v!),
  str: (args) => args.map(str).join(""),
  print: (args) => {
    console.log(args.map(str).join(" "));
    return null;
  },
  apply: ([f, l]) =>
    evaluate([f!, ...(l as Value[]).map((v) => [intern("quote"), v])], global),
};
for (const [label, fn] of Object.entries(library))
  global.def(label, { fn, label });
const program = `
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(define (fold f a l) (if (null? l) a (fold f (f a (car l)) (cdr l))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(define (compose . fs) (lambda (x) (fold (lambda (a f) (f a)) x fs)))
(print "squares" (map (lambda (x) (* x x)) (range 0 8)))
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(print (loop 20000 0))
(define counter (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(counter) (counter) (print "counter" (counter))
(print ((compose (lambda (x) (+ x 1)) (lambda (x) (* x 10))) 4) map car)
(define (kind n) (cond ((< n 0) "neg") ((= n 0) "zero") (else (str "pos" n))))
(print (map kind '(-1 0 5)) (and 1 #f 2) (and) 'sym '(a (b "c") nil) (apply + '(1 2 3)) (/ 1 3))
`;
for (const f of read(program)) evaluate(f, global);
for (const bad of [
  "(foo 1)",
  "(1 2)",
  "(map car)",
  "(car",
  ")",
  "(set! q 1)",
  '"x',
])
  try {
    console.log(show(evaluate(read(bad)[0]!, global)));
  } catch (e) {
    if (!(e instanceof LispError)) throw e;
    console.log(`${e.name}: ${e.message}`);
  }
