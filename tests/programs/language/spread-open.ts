// Spreads, rests and Object.assign of objects with more than their type says: the copies have it too,
// and casts and tests find it.

const shown = (v: object) => console.log(v);
interface Named {
  name: string;
}
const more = { name: "m", age: 3, ok: true, list: [1, 2], pos: { x: 1 } };
const copyAny = (x: object) => ({ ...x });
const copyPlus = (x: {}) => ({ a: 0, ...x, z: 1 });
shown(copyAny(more));
shown(copyPlus(more));
shown(copyPlus([5, 6]));
shown(copyAny(new Map()));
shown(copyPlus("ab"));
const u: unknown = more;
const c = { ...(u as object), extra: 1 };
console.log(Object.keys(c), "age" in c, "nope" in c, c);
interface Person {
  name: string;
  age: number;
}
console.log((c as unknown as Person).age, (c as unknown as Person).name);
function isP(x: object): x is Person {
  return "name" in x && "age" in x;
}
const d = copyAny(more);
if (isP(d)) {
  console.log(d.name, d.age);
  d.age = 9;
  console.log(d);
}
const e = copyAny({ name: 5, age: "no" });
console.log(e);
const { name, ...rest } = more as Named;
console.log(name, rest);
const { ...all } = more as {};
console.log(all);
const t: { name: string } = { name: "target" };
Object.assign(t, more as {});
console.log(t);
const p: Person = { name: "pp", age: 1 };
console.log(p, copyAny(p), copyPlus(copyPlus(p)));
const two = (a: object, b: object) => ({ first: 0, ...a, ...b, last: 1 });
shown(two(more, p));
shown(two(p, more));
shown(two({}, { q: 1, first: 5 }));
