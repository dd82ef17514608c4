// Texts and numbers compared when only the program knows which; enums by name; defaults that TypeScript drops.

enum Op {
  Push = 1,
  Pop,
  Halt = 255,
}
enum Name {
  A = "a",
  B = "b",
}
const lookup = (name: string): string => {
  const op = Op[name as keyof typeof Op];
  return op === undefined ? `no ${name}` : `${name}=${op}`;
};
console.log(
  lookup("Push"),
  lookup("Fly"),
  Name["A"],
  Op[2],
  Op[77],
  Op[77] === undefined,
);
console.log(
  Object.keys(Op),
  Object.keys(Op).length,
  Object.values(Name),
  Object.entries(Op).length,
);
for (const key in Name) console.log(key);
interface Row {
  name: string;
  age: number;
  ok: boolean;
}
const rows: Row[] = [
  { name: "b", age: 3, ok: true },
  { name: "a", age: 20, ok: false },
  { name: "C", age: -1, ok: true },
];
const by = (key: keyof Row): string[] =>
  [...rows]
    .sort((x, y) => (x[key] < y[key] ? -1 : x[key] > y[key] ? 1 : 0))
    .map((r) => r.name);
console.log(by("name"), by("age"), by("ok"));
const mixed: (string | number)[] = ["10", 9, "b", 2, "a"];
console.log(
  mixed[0] < mixed[1],
  mixed[2] > mixed[4],
  mixed[2] >= mixed[3],
  mixed[3] <= mixed[1],
  mixed[1] >= mixed[2],
);
type Handler = (a: number, b: string) => string;
const handlers: { [verb: string]: Handler } = { go: (a, b) => `${a}${b}` };
const find = (verb: string): string => {
  const h =
    handlers[verb] ?? (verb === "x" ? (a: number) => `x${a}` : undefined);
  if (!h) return "none";
  return h(1, "z");
};
console.log(find("go"), find("x"), find("y"));
const table: Record<string, number> = { one: 1 };
const n = table["two"] ?? null;
console.log(n === null, table.one ?? null);
export {};
