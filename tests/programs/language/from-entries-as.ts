// Object.fromEntries said to be of a type with names of its own.

type Key = "p" | "q" | "r";
const keys: Key[] = ["q", "p", "r"];
const sizes = Object.fromEntries(keys.map((k, i) => [k, i])) as Record<
  Key,
  number
>;
console.log(sizes, sizes.p, sizes.q + sizes.r, Object.keys(sizes));
sizes.p += 10;
for (const key of keys) console.log(key, sizes[key]);

interface Settings {
  name: string;
  size?: number;
}
const entries: [string, string | number][] = [
  ["size", 3],
  ["name", "n"],
  ["extra", "kept"],
];
const settings = Object.fromEntries(entries) as unknown as Settings;
console.log(settings, settings.name, settings.size, { ...settings });
const plain = Object.fromEntries([["x", "y"]]) as Record<string, string>;
console.log(plain, plain["x"], plain["z"]);
const flags = Object.fromEntries(keys.map((k) => [k, k !== "q"] as const)) as {
  [k in Key]: boolean;
};
console.log(flags, flags.q, flags.r);
