// Less common but ordinary: static blocks, enums as flags, getters,
// index signatures, class expressions, optional calls, tagged templates.

interface Point {
  x: number;
  y: number;
}
function distance(a: Point, b: Point = { x: 0, y: 0 }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
console.log(distance({ x: 3, y: 4 }));

enum Permission {
  none = 0,
  read = 1 << 0,
  write = 1 << 1,
  execute = 1 << 2,
  all = read | write | execute,
}
function describe(permission: Permission): string {
  const names: string[] = [];
  for (const each of [Permission.read, Permission.write, Permission.execute]) {
    if (permission & each) names.push(Permission[each]);
  }
  return names.join("+") || "none";
}
console.log(
  describe(Permission.all),
  describe(Permission.none),
  describe(Permission.all & ~Permission.write),
);

class Registry {
  static readonly #items: Map<string, number> = new Map();
  static size: number;
  static {
    for (const [i, name] of ["one", "two", "three"].entries())
      Registry.#items.set(name, i + 1);
    Registry.size = Registry.#items.size;
  }
  static lookup(name: string): number | undefined {
    return Registry.#items.get(name);
  }
}
console.log(Registry.size, Registry.lookup("two"), Registry.lookup("ten"));

class Celsius {
  #degrees = 0;
  get fahrenheit(): number {
    return this.#degrees * 1.8 + 32;
  }
  set fahrenheit(value: number) {
    this.#degrees = (value - 32) / 1.8;
  }
  static from(degrees: number): Celsius {
    const made = new Celsius();
    made.#degrees = degrees;
    return made;
  }
  equals(other: Celsius): boolean {
    return #degrees in other && this.#degrees === other.#degrees;
  }
}
const boiling = Celsius.from(100);
boiling.fahrenheit += 18;
console.log(boiling.fahrenheit, boiling.equals(Celsius.from(110)));

interface Hooks {
  before?: (name: string) => void;
  after?(name: string): string;
}
function run(name: string, hooks?: Hooks): string {
  hooks?.before?.(name);
  return hooks?.after?.(name) ?? `${name} without hooks`;
}
console.log(
  run("a"),
  run("b", {}),
  run("c", {
    before: (n) => console.log("before", n),
    after: (n) => n.toUpperCase(),
  }),
);

const shapes = {
  square: class {
    constructor(readonly side: number) {}
    area(): number {
      return this.side ** 2;
    }
  },
};
console.log(new shapes.square(3).area());

function money(parts: TemplateStringsArray, ...amounts: number[]): string {
  return parts.reduce(
    (text, part, i) =>
      text + part + (i < amounts.length ? `$${amounts[i].toFixed(2)}` : ""),
    "",
  );
}
console.log(money`pay ${3} and ${4.5}!`);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Point3 = Readonly<Point> & { z?: number };
const fixed: Point3 = { x: 1, y: 2 };
const moved: Mutable<Point3> = { ...fixed, z: 3 };
moved.x += 10;
console.log(fixed.x, moved.x, moved.z, fixed.z);
const config = {
  host: "localhost",
  port: 8080,
  tags: ["a", "b"],
} as const satisfies Record<string, unknown>;
console.log(config.host, config.port + 1, config.tags.length);
function pluck<T, K extends keyof T>(items: T[], key: K): T[K][] {
  return items.map((item) => item[key]);
}
console.log(
  pluck(
    [
      { n: 1, s: "x" },
      { n: 2, s: "y" },
    ],
    "n",
  ),
  pluck([{ n: 1, s: "x" }], "s"),
);
let a: number | null = null;
let b: string | undefined;
a ??= 5;
b ||= "default";
a &&= a + 1;
console.log(a, b);
label: {
  if (a > 3) break label;
  console.log("skipped");
}
for (var i = 0, j = 10; i < j; i += 3, j--);
console.log(i, j, void 0, typeof undefined);
