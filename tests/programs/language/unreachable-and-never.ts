// Functions that never return, infinite loops, code that cannot be reached.

function fail(message: string): never {
  throw new Error(message);
}
function forever(limit: number): number {
  let i = 0;
  while (true) {
    if (++i >= limit) return i;
  }
}
function loopFor(limit: number): string {
  for (let i = 0; ; i++) {
    if (i === limit) return "stopped at " + i;
  }
}
function doForever(): number {
  let n = 1;
  do {
    n *= 3;
    if (n > 100) return n;
  } while (true);
}
console.log(forever(5), loopFor(3), doForever());
function required<T>(value: T | null, name: string): T {
  return value ?? fail("missing " + name);
}
console.log(required(5, "n"), required("", "s") === "", required(false, "b"));
try {
  required<number>(null, "thing");
} catch (e) {
  console.log((e as Error).message);
}
type Kind = "a" | "b" | "c";
function describe(kind: Kind): string {
  switch (kind) {
    case "a":
      return "first";
    case "b":
      return "second";
    case "c":
      return "third";
    default:
      return assertNever(kind);
  }
}
function assertNever(x: never): never {
  throw new TypeError("unexpected " + String(x));
}
console.log((["a", "b", "c"] as const).map(describe));
try {
  assertNever("zzz" as never);
} catch (e) {
  console.log((e as Error).message, e instanceof TypeError);
}
function allPaths(n: number): number {
  if (n > 0) {
    return 1;
  } else if (n < 0) {
    return -1;
  } else {
    throw new RangeError("zero");
  }
}
console.log(allPaths(5), allPaths(-5));
const choose = (n: number): string => (n > 0 ? "ok" : fail("not positive"));
console.log(choose(1));
let reached = "";
for (const n of [1, 0, 2]) {
  try {
    reached += choose(n);
  } catch {
    reached += "|caught|";
    continue;
  }
  reached += ".";
}
console.log(reached);
function nested(): string {
  try {
    while (true) {
      try {
        return fail("inner");
      } catch {
        break;
      }
    }
    return "after loop";
  } finally {
    reached = "finally";
  }
}
console.log(nested(), reached);
class Abstract {
  run(): string {
    return this.implement();
  }
  protected implement(): never {
    return fail("not implemented");
  }
}
try {
  new Abstract().run();
} catch (e) {
  console.log((e as Error).message);
}
const handlers: Record<Kind, () => string> = {
  a: () => "A",
  b: () => fail("B"),
  c: () => "C",
};
for (const k of ["a", "b", "c"] as Kind[]) {
  try {
    console.log(handlers[k]());
  } catch (e) {
    console.log("failed", (e as Error).message);
  }
}
