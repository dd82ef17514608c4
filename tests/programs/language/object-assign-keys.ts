// Object.keys, values, entries, assign, fromEntries-like loops over typed objects.

interface Person {
  name: string;
  age: number;
  admin?: boolean;
}
const p: Person = { name: "ann", age: 30 };
console.log(Object.keys(p), Object.values(p), Object.entries(p).length);
for (const [key, value] of Object.entries(p))
  console.log(key, value, typeof value);
p.admin = false;
console.log(Object.keys(p), Object.values(p));
const merged = Object.assign({ age: 0, extra: "e" }, p);
console.log(merged.age, merged.extra, merged.name, Object.keys(merged));
const target = { a: 1, b: 2 };
const returned = Object.assign(target, { b: 20 }, { c: 3 });
console.log(returned === target, target.b, returned.c);
const inventory: Record<string, number> = { apples: 3, pears: 0 };
Object.assign(inventory, { plums: 7, apples: 4 });
console.log(
  Object.entries(inventory)
    .map(([k, v]) => `${k}=${v}`)
    .join("&"),
);
const inverted: Record<number, string> = {};
for (const [k, v] of Object.entries(inventory)) inverted[v] = k;
console.log(Object.keys(inverted), inverted[7]);
class Model {
  id = 1;
  label = "m";
  private secret = "s";
  #hidden = "h";
  get computed(): string {
    return this.secret + this.#hidden;
  }
}
const model = new Model();
console.log(Object.keys(model), model.computed, Object.values(model));
const total = Object.values(inventory).reduce((a, b) => a + b, 0);
console.log(
  total,
  Object.keys({}).length,
  Object.entries({ only: [1, 2] })[0][1].length,
);
const sorted = Object.entries(inventory).sort(([, a], [, b]) => b - a);
console.log(sorted.map(([k]) => k));
const filtered = Object.fromEntries(
  Object.entries(inventory).filter(([, v]) => v > 0),
);
console.log(Object.keys(filtered), filtered["plums"]);
const copy = { ...inventory };
delete copy["plums"];
console.log("plums" in copy, "plums" in inventory, Object.keys(copy).length);
enum Color {
  Red = "r",
  Blue = "b",
}
console.log(
  Object.keys(Color),
  Object.values(Color),
  Object.entries(Color).length,
);
const nested = { x: { y: 1 }, list: [1, 2] };
const shallow = Object.assign({}, nested);
shallow.x.y = 50;
console.log(nested.x.y, shallow.list === nested.list);
const tuple = Object.entries({ b: 2, a: 1 });
tuple.sort(([a], [b]) => (a < b ? -1 : 1));
console.log(tuple[0][0], tuple[1][1]);
let order = "";
for (const k of Object.keys({ z: 1, 10: 1, a: 1, 9: 1, "-1": 1 }))
  order += k + " ";
console.log(order);
