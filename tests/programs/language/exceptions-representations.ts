// Throwing through functions of every result type; results after catch.

class Oops extends Error {}
function boom(when: boolean): void {
  if (when) throw new Oops("boom");
}
const asNumber = (w: boolean): number => (boom(w), 1.5);
const asBoolean = (w: boolean): boolean => (boom(w), true);
const asText = (w: boolean): string => (boom(w), "text");
const asVoid = (w: boolean): void => boom(w);
const asNullable = (w: boolean): number | null => (boom(w), null);
const asUnion = (w: boolean): string | number => (boom(w), "union");
const asObject = (w: boolean): { v: number } => (boom(w), { v: 7 });
const asTuple = (w: boolean): [number, string] => (boom(w), [1, "t"]);
const asFunction = (w: boolean): (() => number) => (boom(w), () => 9);
const asNever = (): never => {
  throw new Oops("never");
};
function attempt<T>(f: (w: boolean) => T, fallback: T): [T, T] {
  const run = (w: boolean): T => {
    try {
      return f(w);
    } catch (e) {
      if (e instanceof Oops) return fallback;
      throw e;
    }
  };
  return [run(false), run(true)];
}
console.log(
  attempt(asNumber, -1),
  attempt(asBoolean, false),
  attempt(asText, "caught"),
);
console.log(
  attempt<unknown>(asVoid, "caught void"),
  attempt(asNullable, 3),
  attempt(asUnion, 4),
);
console.log(
  attempt(asObject, { v: -7 }).map(({ v }) => v),
  attempt(asTuple, [2, "f"]).map(([n]) => n),
);
console.log(attempt(asFunction, () => -9).map((f) => f()));
try {
  console.log(asNever());
} catch (e) {
  console.log((e as Error).message);
}

function either(kind: number): number {
  let result = 0;
  for (let i = 0; i < 4; i++) {
    try {
      switch (kind + i) {
        case 0:
          result += asNumber(true);
          break;
        case 1:
          result += asText(false).length;
          continue;
        case 2:
          asVoid(true);
          break;
        default:
          result += 100;
      }
      result += 1000;
    } catch {
      result += 0.25;
    } finally {
      result *= 2;
    }
  }
  return result;
}
console.log(either(0), either(1), either(2), either(5));

class Chain {
  private steps: string[] = [];
  step(name: string, fails = false): this {
    this.steps.push(name);
    if (fails) throw new Oops(this.steps.join(">"));
    return this;
  }
}
try {
  new Chain().step("a").step("b", true).step("c");
} catch (e) {
  if (e instanceof Oops) console.log(e.message, e instanceof Error);
}
let attempts = 0;
function flaky(): number {
  if (++attempts < 3) throw new Oops("attempt " + attempts);
  return attempts * 10;
}
let value: number | undefined;
while (value === undefined) {
  try {
    value = flaky();
  } catch (e) {
    console.log((e as Oops).message);
  }
}
console.log(value);
const thrown: unknown[] = [];
for (const t of [
  1,
  "two",
  null,
  undefined,
  [3],
  { four: 4 },
  new Oops("five"),
]) {
  try {
    throw t;
  } catch (e) {
    thrown.push(e);
  }
}
console.log(
  thrown.length,
  thrown[0],
  thrown[1],
  thrown[2],
  thrown[3],
  thrown[4],
);
