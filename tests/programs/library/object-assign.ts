// Object.assign, fromEntries and object spread.

const base = { a: 1, b: 2 };
const target = Object.assign(base, { b: 3 });
console.log(target.a, target.b, target === base, base.b);
const merged = Object.assign({}, { x: 1 }, { y: "two" });
console.log(merged.x, merged.y);
interface Options {
  name: string;
  size: number;
  quiet?: boolean;
}
const defaults: Options = { name: "default", size: 10 };
const chosen: Options = { ...defaults, size: 20, quiet: true };
console.log(
  chosen.name,
  chosen.size,
  chosen.quiet,
  defaults.size,
  defaults.quiet,
);
const withUndefined = { ...defaults, ...{ quiet: undefined } };
console.log(withUndefined.quiet, Object.keys(withUndefined));
const { name, ...others } = chosen;
console.log(name, Object.keys(others), others.size);
const built: Record<string, number> = Object.fromEntries([
  ["p", 1],
  ["q", 2],
]);
console.log(built.p, built.q, Object.keys(built));
const doubled = Object.fromEntries(
  Object.entries(built).map(([k, v]) => [k + k, v * 2] as const),
);
console.log(doubled["pp"], doubled["qq"], Object.keys(doubled));
const fromMap: Record<string, string> = Object.fromEntries(
  new Map([["k", "v"]]),
);
console.log(fromMap["k"]);
const record: Record<string, number> = { ...built, r: 3 };
console.log(
  Object.entries(record)
    .map((entry) => entry.join("="))
    .join(" "),
);
