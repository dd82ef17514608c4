// for-in over known keys: objects, records, classes, arrays, nested.

const point = { x: 1, y: 2, label: "p" };
for (const key in point) console.log(key);
for (const key in point) {
  const k = key as keyof typeof point;
  console.log(k, point[k]);
}

const ages: Record<string, number> = { bob: 30, ann: 25 };
ages["cyd"] = 41;
delete ages["bob"];
ages["bob"] = 31;
let total = 0;
for (const name in ages) total += ages[name];
console.log(total, Object.keys(ages));

class Entity {
  id = 1;
  name = "entity";
  constructor(public extra: string) {}
  method(): string {
    return "methods are not enumerable";
  }
  get computed(): number {
    return 5;
  }
}
class Derived extends Entity {
  more = true;
}
for (const key in new Entity("e")) console.log(key);
const keys: string[] = [];
for (const key in new Derived("d")) keys.push(key);
console.log(keys);

for (const index in ["a", "b", "c"]) console.log(index, typeof index);
const numeric: Record<number, string> = { 10: "ten", 2: "two", 7: "seven" };
for (const n in numeric) console.log(n, numeric[n]);

let key = "before";
for (key in { only: 1 }) console.log("key", key);
console.log(key);
for (const k in {}) console.log("never", k);

search: for (const a in { p: 1, q: 2 }) {
  for (const b in { r: 1, s: 2 }) {
    if (b === "s") continue search;
    console.log(a, b);
  }
}
const optional: { a?: number; b?: number } = { b: 2 };
for (const k in optional) console.log(k);
optional.a = undefined;
for (const k in optional) console.log(k, optional[k as "a" | "b"]);
const maybe: Record<string, number> | null = total > 0 ? null : ages;
for (const k in maybe) console.log("never", k);
