// Utility types, mapped types, overloads, guards, generics with defaults, const assertions.
interface User {
  id: number;
  name: string;
  email?: string;
  readonly tags: readonly string[];
  address: { city: string; zip: string };
}
type Summary = Pick<User, "id" | "name">;
type Draft = Omit<User, "id"> & { id?: number };
type Patch = Partial<Omit<User, "address">> & {
  address?: Partial<User["address"]>;
};
const users: Record<number, User> = {};
let nextId = 1;
function create(draft: Draft): User {
  const user: User = { ...draft, id: draft.id ?? nextId++ };
  users[user.id] = user;
  return user;
}
function update(id: number, patch: Patch): User | undefined {
  const old = users[id];
  if (!old) return undefined;
  const { address, ...rest } = patch;
  return (users[id] = {
    ...old,
    ...rest,
    address: { ...old.address, ...address },
  });
}
const summarize = ({ id, name }: User): Summary => ({ id, name });
const a = create({
  name: "Ann",
  tags: ["admin"],
  address: { city: "Oslo", zip: "0150" },
});
create({
  name: "Bob",
  email: "bob@x.org",
  tags: [],
  address: { city: "Rome", zip: "00100" },
});
console.log(
  summarize(a),
  update(2, { name: "Robert", address: { zip: "99999" } }),
  update(9, {}),
);
console.log(Object.keys(users), Object.values(users).map(summarize));
function format(value: string): string;
function format(value: number, digits?: number): string;
function format(value: boolean): "yes" | "no";
function format(value: string | number | boolean, digits = 2): string {
  if (typeof value === "string") return JSON_quote(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value.toFixed(digits);
}
function JSON_quote(s: string): string {
  return `"${s.split('"').join('\\"')}"`;
}
console.log(format('say "x"'), format(3.14159), format(2, 0), format(true));
const levels = ["debug", "info", "warn"] as const;
type Level = (typeof levels)[number];
const isLevel = (text: string): text is Level =>
  (levels as readonly string[]).includes(text);
const counts: { [L in Level]: number } = { debug: 0, info: 0, warn: 0 };
for (const word of ["info", "warn", "fatal", "info"])
  if (isLevel(word)) counts[word]++;
console.log(counts, levels.indexOf("warn"));
type Shape =
  | { kind: "circle"; r: number }
  | { kind: "rect"; w: number; h: number }
  | { kind: "tri"; base: number; height: number };
const area = (s: Shape): number => {
  switch (s.kind) {
    case "circle":
      return Math.PI * s.r ** 2;
    case "rect":
      return s.w * s.h;
    case "tri":
      return (s.base * s.height) / 2;
    default:
      return unreachable(s);
  }
};
function unreachable(x: never): never {
  throw new Error(`unexpected ${String(x)}`);
}
type Of<K extends Shape["kind"]> = Extract<Shape, { kind: K }>;
const byKind: { [K in Shape["kind"]]: (s: Of<K>) => string } = {
  circle: (s) => `r${s.r}`,
  rect: (s) => `${s.w}x${s.h}`,
  tri: (s) => `${s.base}^${s.height}`,
};
const shapes: Shape[] = [
  { kind: "circle", r: 2 },
  { kind: "rect", w: 2, h: 3 },
  { kind: "tri", base: 4, height: 5 },
];
console.log(
  shapes.map((s) => area(s).toPrecision(4)),
  byKind.rect({ kind: "rect", w: 1, h: 1 }),
  byKind.circle(shapes[0] as Of<"circle">),
);
type Result<T, E = Error> = { ok: true; value: T } | { ok: false; error: E };
const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
function parseAge(text: string): Result<number, string> {
  const n = Number.parseInt(text, 10);
  return Number.isNaN(n)
    ? err(`"${text}" is not a number`)
    : n < 0 || n > 150
      ? err(`${n} is out of range`)
      : ok(n);
}
function map<T, U, E>(r: Result<T, E>, f: (t: T) => U): Result<U, E> {
  return r.ok ? ok(f(r.value)) : r;
}
for (const t of ["42", "abc", "200", " 7 "]) {
  const r = map(parseAge(t), (n) => n * 2);
  console.log(r.ok ? `ok ${r.value}` : `error ${r.error}`, r);
}
type Getters<T> = {
  [K in keyof T as `get${Capitalize<K & string>}`]: () => T[K];
};
const getters: Getters<{ name: string; age: number }> = {
  getName: () => "N",
  getAge: () => 3,
};
console.log(getters.getName(), getters.getAge());
class Query<T extends object, K extends keyof T = keyof T> {
  private constructor(
    private readonly rows: readonly T[],
    private readonly tests: readonly ((row: T) => boolean)[],
  ) {}
  static from<R extends object>(rows: readonly R[]): Query<R> {
    return new Query<R>(rows, []);
  }
  where<P extends K>(
    key: P,
    value: T[P] | ((v: T[P]) => boolean),
  ): Query<T, K> {
    const test =
      typeof value === "function"
        ? (row: T) => (value as (v: T[P]) => boolean)(row[key])
        : (row: T) => row[key] === value;
    return new Query<T, K>(this.rows, [...this.tests, test]);
  }
  run(): T[] {
    return this.rows.filter((r) => this.tests.every((t) => t(r)));
  }
  pluck<P extends K>(key: P): T[P][] {
    return this.run().map((r) => r[key]);
  }
}
const rows = [
  { n: 1, s: "a" },
  { n: 2, s: "b" },
  { n: 3, s: "a" },
];
console.log(
  Query.from(rows)
    .where("s", "a")
    .where("n", (n) => n > 1)
    .run(),
  Query.from(rows).where("s", "a").pluck("n"),
);
type Deep = { a?: { b?: { c?: number[] } | null } };
const deep: Deep[] = [
  {},
  { a: {} },
  { a: { b: null } },
  { a: { b: { c: [1, 2] } } },
];
console.log(
  deep.map((d) => d.a?.b?.c?.at(-1) ?? "none"),
  deep.map((d) => d?.a?.b?.c?.length),
  deep[3]?.a?.b?.c?.map((x) => x * 2),
);
