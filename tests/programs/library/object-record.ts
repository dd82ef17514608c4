// Records as dictionaries: computed keys, in, delete, nesting, unions of keys.

const count: Record<string, number> = {};
for (const c of "abracadabra") count[c] = (count[c] ?? 0) + 1;
for (const c of Object.keys(count).sort()) console.log(c, count[c]);
const key = "dynamic";
const record: Record<string, boolean> = { [key]: true, [`${key}2`]: false };
console.log(record[key], record["dynamic2"], record["other"]);
delete record[key];
console.log(key in record, Object.keys(record));
type Size = "small" | "medium" | "large";
const prices: Record<Size, number> = { small: 1, medium: 2, large: 4 };
const sizes: Size[] = ["large", "small"];
console.log(sizes.map((size) => prices[size]));
prices.medium *= 10;
for (const size in prices) console.log(size, prices[size as Size]);
const nested: Record<string, Record<string, number>> = {};
for (const path of ["a.x", "b.y", "a.z", "a.x"]) {
  const [outer, inner] = path.split(".");
  const table = (nested[outer] ??= {});
  table[inner] = (table[inner] ?? 0) + 1;
}
console.log(
  Object.keys(nested),
  nested["a"]["x"],
  nested["b"]["y"],
  nested.a.z,
);
const handlers: { [event: string]: (n: number) => string } = {
  start: (n) => `start ${n}`,
  stop: (n) => `stop ${n}`,
};
console.log(handlers["start"](1), handlers.stop(2), handlers["none"]?.(3));
const many: Record<string, number> = {};
for (let i = 0; i < 2000; i++) many[`key${i}`] = i;
for (let i = 0; i < 2000; i += 3) delete many[`key${i}`];
console.log(
  Object.keys(many).length,
  many["key1"],
  many["key3"],
  "key4" in many,
);
