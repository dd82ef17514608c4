// T | null and T | undefined for numbers, booleans, strings and objects.

function find(xs: number[], p: (x: number) => boolean): number | undefined {
  for (const x of xs) if (p(x)) return x;
  return undefined;
}
console.log(
  find([1, 2, 3], (x) => x > 1),
  find([1], (x) => x > 1),
);
const zero = find([0], () => true);
console.log(zero === 0, zero === undefined, zero ?? "none", zero || "falsy");

let n: number | null = null;
console.log(n === null, n);
n = NaN;
console.log(n === null, n, Number.isNaN(n));
n = -0;
console.log(n === null, Object.is(n, -0), n === 0);

const flags: (boolean | undefined)[] = [true, false, undefined];
for (const f of flags) {
  console.log(f === undefined ? "unset" : f ? "on" : "off", f ?? true);
}

interface Person {
  name: string;
  nick?: string | null;
  age?: number;
  boss: Person | null;
}
const top: Person = { name: "Top", boss: null, nick: null };
const mid: Person = { name: "Mid", boss: top, nick: "M", age: 0 };
const low: Person = { name: "Low", boss: mid };
for (const p of [top, mid, low]) {
  const age = p.age !== undefined ? p.age + 1 : -1;
  console.log(p.name, p.nick ?? "no nick", age, p.boss?.boss?.name ?? "nobody");
  if (p.nick === undefined) console.log("nick undefined");
  else if (p.nick === null) console.log("nick null");
  else console.log("nick", p.nick.length);
}

let depth = 0;
for (let p: Person | null = low; p; p = p.boss) depth++;
console.log(depth);

const sparse: (number | null)[] = [1, null, 3];
const sum = sparse.reduce<number>((acc, x) => acc + (x ?? 100), 0);
console.log(sum, sparse, sparse.filter((x) => x !== null).length);

function both(
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a + b;
}
console.log(
  both(1, 2),
  both(undefined, 2),
  both(1, undefined),
  both(undefined, undefined),
);
const maybeText = (x: number): string | null => (x > 0 ? "p".repeat(x) : null);
console.log(maybeText(3)?.length, maybeText(0)?.length, maybeText(-1));
console.log(
  typeof maybeText(0),
  typeof maybeText(1),
  typeof find([], () => true),
);
const list: number[] | null = Math.abs(-1) === 1 ? [1] : null;
console.log(list!.length, list?.[0], list?.[5]);
