// Keys added after an object was made: their order, names beside an index
// signature, deletion and addition again, copies, accessors among the keys.

interface Options {
  a?: number;
  b?: string;
  c?: boolean;
  d?: { x: number };
}
const o: Options = {};
o.c = true;
o.a = 1;
console.log(Object.keys(o), o);
o.b = "b";
o.c = undefined;
console.log(Object.keys(o), Object.entries(o), o);
delete o.a;
console.log(o, "a" in o);
o.d = { x: 1 };
o.a = 2;
console.log(o, "a" in o);
for (const key in o) console.log(key);
console.log(Object.values(o));

const literal: Options = { c: false, a: 0 };
literal.b = "later";
console.log(literal);
delete literal.c;
literal.c = true;
console.log(literal, Object.keys(literal).join());

// Through functions, classes and other types.
function fill(target: Options, names: (keyof Options)[]): Options {
  for (const name of names) {
    if (name === "a") target.a = 1;
    else if (name === "b") target[name] = "two";
    else if (name === "c") target.c ??= false;
    else target.d ??= { x: 4 };
  }
  return target;
}
console.log(fill({}, ["d", "b", "a", "c"]), fill({ b: "" }, ["c", "a"]));
const made = { b: "own" };
const seen: Options = made;
seen.d = { x: 9 };
seen.a = 3;
console.log(made, Object.keys(made));

// Copies keep the order.
const copy = { ...o };
console.log(copy, { ...o, a: 7 }, { z: 0, ...o });
const { a, ...rest } = fill({}, ["d", "a", "c", "b"]);
console.log(a, rest);
console.log({ ...{ a: 1 }, ...fill({}, ["c", "b"]) });
const absent: Options = {};
console.log({ ...absent, d: { x: 1 }, a: 1 });
const merge = (x: Options, y: Options): Options => ({ ...x, ...y });
console.log(
  merge({ b: "b" }, { a: 1 }),
  merge({ c: true }, { b: "", c: false }),
);
console.log(Object.assign({}, o), Object.assign(fill({}, ["b"]), { a: 1 }));

// Names beside those that are declared.
interface Scores {
  total: number;
  best?: string;
  [subject: string]: number | string | undefined;
}
const scores: Scores = { total: 0, math: 3, art: 4 };
scores.best = "art";
scores["music"] = 5;
scores.total = 12;
scores["2"] = "two";
console.log(scores, Object.keys(scores), scores["music"], scores.nothing);
delete scores["math"];
delete scores.best;
delete scores.music;
console.log(scores, "math" in scores, "music" in scores, "art" in scores);
scores.music = 6;
scores.math = "again";
scores["best"] = "math";
console.log(scores, scores["math"], scores.best);
for (const [name, value] of Object.entries(scores)) console.log(name, value);
let sum = 0;
for (const name in scores) {
  const value = scores[name];
  if (typeof value === "number") sum += value;
}
console.log(sum, { ...scores }, Object.hasOwn(scores, "music"));

const dynamic = (key: string) => ({ first: 1, [key]: 2, last: 3 });
console.log(dynamic("middle"), dynamic("first"), dynamic("last"));
const flags: { [name: string]: boolean; ready: boolean } = { ready: false };
flags["a"] = true;
flags.ready = true;
flags.b = false;
console.log(flags, flags["a"], flags["c"]);
class Registry {
  readonly entries: { count: number; [name: string]: number } = { count: 0 };
  add(name: string): this {
    this.entries[name] = (this.entries[name] ?? 0) + 1;
    this.entries.count++;
    return this;
  }
}
console.log(new Registry().add("x").add("y").add("x").entries);

// Accessors and methods are keys too.
const account = {
  owner: "ann",
  get double() {
    return this.value * 2;
  },
  value: 21,
  set half(to: number) {
    this.value = to * 2;
  },
  get both() {
    return this.value;
  },
  set both(to: number) {
    this.value = to;
  },
  show() {
    return `${this.owner}: ${this.value}`;
  },
};
console.log(account, Object.keys(account));
for (const [key, value] of Object.entries(account))
  console.log(key, typeof value === "function" ? "function" : value);
const flat = { ...account, value: 1 };
console.log(flat.double, flat.both, Object.keys(flat), flat);
Object.assign(account, { both: 5, owner: "bob" });
console.log(account.show(), account.value, "double" in account);
const source = {
  n: 1,
  get next() {
    return this.n + 1;
  },
};
const counted: Record<string, number> = { ...source };
console.log(counted);
// Integer-like names come first wherever they were written.
console.log({ b: 1, 10: "ten", a: 2, 9: "nine" });
