// Error hierarchies, causes, finally ordering, retry, resource cleanup, assertion helpers.
class AppError extends Error {
  constructor(
    message: string,
    readonly code: number,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = new.target.name;
  }
  describe(): string {
    return `${this.name}[${this.code}]: ${this.message}`;
  }
}
class NotFound extends AppError {
  constructor(readonly what: string) {
    super(`${what} not found`, 404);
  }
}
class Wrapped extends AppError {
  constructor(inner: Error) {
    super(`wrapped <${inner.message}>`, 500, { cause: inner });
  }
  override describe(): string {
    return (
      super.describe() +
      (this.cause instanceof AppError
        ? ` <- ${this.cause.describe()}`
        : this.cause instanceof Error
          ? ` <- ${this.cause.name}`
          : "")
    );
  }
}
const log: string[] = [];
function work(n: number): string {
  log.push(`enter ${n}`);
  try {
    if (n === 0) throw new NotFound("zero");
    if (n === 1) throw new TypeError("one");
    if (n === 2) throw "two";
    if (n === 3) return "three";
    try {
      if (n === 4) throw new RangeError("inner");
    } finally {
      log.push("inner finally");
    }
    return `value ${n}`;
  } catch (e) {
    log.push("catch");
    if (e instanceof Error) throw new Wrapped(e);
    return `recovered ${String(e)}`;
  } finally {
    log.push(`leave ${n}`);
  }
}
for (let i = 0; i < 6; i++) {
  try {
    console.log(work(i));
  } catch (e) {
    console.log(
      e instanceof Wrapped ? e.describe() : "?",
      e instanceof NotFound,
      (e as Error).cause instanceof NotFound,
      e instanceof Error && e.name,
    );
  }
  console.log(log.splice(0).join(", "));
}
function finallyWins(): number {
  try {
    return 1;
  } finally {
    return 2;
  }
}
function loopFinally(): string {
  let s = "";
  for (const x of [1, 2, 3, 4]) {
    try {
      if (x === 2) continue;
      if (x === 4) break;
      s += x;
    } finally {
      s += "f";
    }
  }
  return s;
}
function nested(): string {
  let s = "";
  try {
    try {
      throw new Error("a");
    } finally {
      s += "1";
    }
  } catch (e) {
    s += (e as Error).message;
    try {
      throw new Error("b");
    } catch {
      s += "c";
    } finally {
      s += "2";
    }
  }
  return s;
}
outer: for (let i = 0; ; i++) {
  try {
    if (i === 3) break outer;
    continue outer;
  } finally {
    log.push(String(i));
  }
}
console.log(finallyWins(), loopFinally(), nested(), log.splice(0));
function retry<T>(times: number, action: (attempt: number) => T): T {
  const failures: unknown[] = [];
  for (let attempt = 1; attempt <= times; attempt++) {
    try {
      return action(attempt);
    } catch (e) {
      failures.push(e);
    }
  }
  throw new AggregateProblem(failures);
}
class AggregateProblem extends AppError {
  constructor(readonly errors: readonly unknown[]) {
    super(`${errors.length} attempts failed`, 1);
  }
}
console.log(
  retry(3, (n) => {
    if (n < 3) throw new Error(`no ${n}`);
    return `ok after ${n}`;
  }),
);
try {
  retry(2, (n): number => {
    throw new Error(`no ${n}`);
  });
} catch (e) {
  if (e instanceof AggregateProblem)
    console.log(
      e.describe(),
      e.errors.map((x) => (x instanceof Error ? x.message : typeof x)),
    );
}
function assert(
  condition: unknown,
  message = "assertion failed",
): asserts condition {
  if (!condition) throw new AppError(message, 0);
}
function assertString(value: unknown): asserts value is string {
  assert(typeof value === "string", `not a string: ${String(value)}`);
}
function shout(value: unknown): string {
  assertString(value);
  return value.toUpperCase();
}
for (const v of ["abc", 12, null])
  try {
    console.log(shout(v));
  } catch (e) {
    console.log(`${e}`);
  }
const outcomes = [
  () => (null as unknown as { x: number }).x,
  () => [].at(0),
  () => "abc".repeat(-1),
  () => (1.5).toFixed(101),
  () => new Array(-1),
  () => (5).toString(1),
  () => decode("x"),
  () => [1, 2].reduce((a, b) => a + b),
  () => ([] as number[]).reduce((a, b) => a + b),
];
function decode(s: string): string {
  return s.padStart(3, "ab");
}
for (const f of outcomes)
  try {
    console.log(f());
  } catch (e) {
    console.log(
      e instanceof TypeError
        ? "TypeError"
        : e instanceof RangeError
          ? "RangeError"
          : "Error",
    );
  }
const e = new Error("top", {
  cause: new RangeError("deep", { cause: "string cause" }),
});
console.log(
  e.message,
  (e.cause as Error).name,
  ((e.cause as Error).cause as string).length,
  String(e),
  e.toString() === `${e.name}: ${e.message}`,
  new Error("").toString(),
  String(new AppError("m", 1)),
);
