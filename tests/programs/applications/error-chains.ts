// Error hierarchies with causes, finally order, cleanup, retry, assertion functions.
abstract class AppError extends Error {
  abstract readonly code: string;
  readonly details: Record<string, string | number>;
  constructor(
    message: string,
    details: Record<string, string | number> = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = this.constructor.name;
    this.details = details;
  }
  chain(): string[] {
    const out: string[] = [];
    for (let e: unknown = this; e instanceof Error; e = e.cause)
      out.push(`${e.name}: ${e.message}`);
    return out;
  }
}
class NotFound extends AppError {
  readonly code = "E404";
  constructor(what: string, id: number) {
    super(`${what} ${id} not found`, { what, id });
  }
}
class Wrapped extends AppError {
  get code() {
    return "E500";
  }
  static wrap(e: unknown): Wrapped {
    return e instanceof Wrapped ? e : new Wrapped("wrapped", {}, { cause: e });
  }
}
class Validation extends AppError {
  code = "E400";
  constructor(
    readonly fields: string[],
    cause?: Error,
  ) {
    super(
      `invalid: ${fields.join(", ")}`,
      { count: fields.length },
      cause && { cause },
    );
  }
}
function assert(cond: unknown, msg = "assertion failed"): asserts cond {
  if (!cond) throw new TypeError(msg);
}
function assertString(x: unknown): asserts x is string {
  assert(typeof x === "string", `not a string: ${typeof x}`);
}
const lengthOf = (x: unknown): number => {
  assertString(x);
  return x.length;
};
const attempt = <T>(
  f: () => T,
): { ok: true; value: T } | { ok: false; error: Error } => {
  try {
    return { ok: true, value: f() };
  } catch (e) {
    return { ok: false, error: e instanceof Error ? e : new Error(String(e)) };
  }
};
console.log(
  attempt(() => lengthOf("four")),
  attempt(() => lengthOf(4)).ok,
);
const r = attempt((): number => {
  throw new NotFound("user", 7);
});
if (!r.ok && r.error instanceof AppError)
  console.log(
    r.error.code,
    r.error.details,
    r.error.chain(),
    r.error instanceof NotFound,
    String(r.error),
  );
const order: string[] = [];
function tricky(n: number): string {
  for (let i = 0; i < 3; i++) {
    try {
      order.push(`try${i}`);
      if (n === i) return `return${i}`;
      if (n === 10 + i) continue;
      if (n === 20 + i) break;
      if (n === 30 + i) throw new Error(`thrown${i}`);
    } catch (e) {
      order.push(`catch ${(e as Error).message}`);
      if (i === 2) throw new Wrapped("outer", {}, { cause: e });
    } finally {
      order.push(`finally${i}`);
      if (n === 40 + i) return "from finally";
    }
  }
  return "end";
}
for (const n of [1, 10, 21, 30, 32, 41, 99]) {
  order.length = 0;
  let out: string;
  try {
    out = tricky(n);
  } catch (e) {
    out = e instanceof Wrapped ? e.chain().join(" <- ") : "?";
  }
  console.log(n, out, order.join(","));
}
const overriding = (): number => {
  let x = 1;
  try {
    return x;
  } finally {
    x = 2;
  }
};
const nested = (): string => {
  let s = "";
  try {
    try {
      throw new RangeError("in");
    } finally {
      s += "f1";
    }
  } catch (e) {
    s += (e as Error).name;
  } finally {
    s += "f2";
  }
  return s;
};
console.log(overriding(), nested());
class Resource {
  static open = 0;
  closed = false;
  constructor(readonly name: string) {
    Resource.open++;
  }
  [Symbol.dispose]() {
    this.closed = true;
    Resource.open--;
    order.push(`close ${this.name}`);
  }
  read() {
    if (this.name === "bad") throw new Error("read failed");
    return this.name.length;
  }
}
function use(...names: string[]): number {
  let total = 0;
  for (const n of names) {
    using res = new Resource(n);
    using inner = new Resource(n + "'");
    total += res.read() + inner.read();
  }
  return total;
}
order.length = 0;
console.log(use("a", "bcd"), Resource.open, order);
order.length = 0;
const bad = attempt(() => use("x", "bad", "never"));
console.log(bad.ok, Resource.open, order);
function retry<T>(times: number, f: (attempt: number) => T): T {
  const errors: unknown[] = [];
  for (let i = 1; i <= times; i++)
    try {
      return f(i);
    } catch (e) {
      errors.push(e);
    }
  throw new Wrapped(
    `failed ${times} times`,
    { last: errors.length },
    { cause: errors.at(-1) },
  );
}
console.log(
  retry(3, (n) => {
    if (n < 3) throw n;
    return `ok on ${n}`;
  }),
);
try {
  retry(2, (n) => {
    throw new Validation([`f${n}`, "g"], new Error("root"));
  });
} catch (e) {
  assert(e instanceof Wrapped);
  console.log(e.chain(), e.details, (e.cause as Validation).fields);
}
for (const t of ["text", 42, null, undefined, { code: 1 }, [1, 2]])
  try {
    throw t;
  } catch (e) {
    console.log(typeof e, e, e instanceof Error);
  }
const e1 = new Error("with cause", { cause: "why" });
console.log(
  e1.cause,
  e1.message,
  Object.keys(e1),
  `${new SyntaxError("x")}`,
  new Error().message === "",
);

try {
  const xs: number[] = [];
  xs.reduce((a, b) => a + b);
} catch (e) {
  console.log(String(e));
}
try {
  new Array<number>(-1);
} catch (e) {
  console.log(String(e));
}
try {
  "x".repeat(-1);
} catch (e) {
  console.log(String(e));
}
try {
  (1.5).toFixed(101);
} catch (e) {
  console.log(String(e));
}
const f = (n: number): number => (n <= 0 ? 0 : 1 + f(n - 1));
try {
  f(1e7);
  console.log("?");
} catch (e) {
  console.log(e instanceof RangeError, (e as Error).message);
}
