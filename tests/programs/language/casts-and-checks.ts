// Assertions between related types; values keep their identity and behaviour.

class Base {
  id = 1;
  hello(): string {
    return "base " + this.id;
  }
}
class Derived extends Base {
  extra = "e";
  override hello(): string {
    return "derived " + this.extra;
  }
}
const up: Base = new Derived();
const down = up as Derived;
console.log(
  down.extra,
  down.hello(),
  (up as Derived).extra.length,
  up === down,
);
const asUnknown: unknown = up;
const again = asUnknown as Base;
console.log(again.hello(), (asUnknown as Derived).id);
const n = 5 as unknown as number | string;
console.log(typeof n === "number" ? n + 1 : n);
const wide = ["a", 1, true] as (string | number | boolean)[];
console.log(
  (wide[0] as string).toUpperCase(),
  (wide[1] as number) + 1,
  wide[2] as boolean,
);
const record = { a: 1, b: 2 } as Record<string, number>;
console.log(record["a"] + record["b"], Object.keys(record));
record["c"] = 3;
console.log(Object.keys(record), record["c"]);
interface Shape {
  kind: string;
}
interface Circle extends Shape {
  kind: "circle";
  r: number;
}
const shapes: Shape[] = [{ kind: "circle", r: 2 } as Circle, { kind: "other" }];
for (const s of shapes) if (s.kind === "circle") console.log((s as Circle).r);
const partial = {} as Partial<{ x: number; y: number }>;
partial.x = 1;
console.log(partial.x, partial.y);
const constants = { up: "U", down: "D" } as const;
const key = "up" as keyof typeof constants;
console.log(constants[key]);
const maybe = [1, 2, 3].find((x) => x > 2)!;
console.log(maybe.toFixed(1));
function isDerived(b: Base): b is Derived {
  return "extra" in b;
}
console.log(isDerived(up), isDerived(new Base()));
const fn = ((x: number) => x * 2) as (x: number) => number;
console.log(fn(4));
const readonlyList = [1, 2] as readonly number[];
console.log(
  [...readonlyList, 3].length,
  (readonlyList as number[]).concat([9]),
);
const nested = { list: [{ v: 1 }] as { v: number; opt?: string }[] };
nested.list[0].opt = "set";
console.log(nested.list[0].opt, nested.list[0].v);
let value: unknown = "str";
value = (value as string) + "ing";
console.log(value, (value as string).length);
const tuple = [1, "x"] as [number, string];
console.log(tuple[1].repeat(tuple[0] + 1));
const nullish = null as string | null;
console.log(nullish?.length ?? "null");

// From `unknown` to something it is not: a TypeError at the latest where it is used.
function uses(value: unknown): string {
  const outcomes: string[] = [];
  const attempt = (use: () => unknown): void => {
    try {
      outcomes.push(String(use()));
    } catch (error) {
      outcomes.push(error instanceof TypeError ? "TypeError" : "another error");
    }
  };
  attempt(() => (value as string).toUpperCase());
  attempt(() => (value as number).toFixed(1));
  attempt(() => (value as number[]).map((x) => x + 1));
  attempt(() => (value as () => string)());
  attempt(() => (value as Map<string, number>).get("a"));
  attempt(() => (value as string | number[]).includes("1" as never));
  return outcomes.join(" ");
}
const samples: unknown[] = [
  "1x",
  5,
  true,
  [1, 2],
  (): string => "called",
  new Map([["a", 7]]),
];
for (const sample of samples) console.log(uses(sample));
