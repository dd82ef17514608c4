// Record<K, V>, Partial, Pick, Omit and T[K] over type parameters bound to keys.

function countBy<K extends string | number>(
  xs: K[],
): Partial<Record<K, number>> {
  const out: Partial<Record<K, number>> = {};
  for (const x of xs) out[x] = (out[x] ?? 0) + 1;
  return out;
}
const c = countBy(["a", "b", "a"]);
console.log(c["a"], c["b"]);
const d = countBy<"x" | "y">(["x", "x"]);
console.log(d.x, d.y, Object.keys(d));
const e = countBy([1, 2, 1]);
console.log(e[1], e[2]);
function mapValues<T extends object, U>(
  o: T,
  f: (v: T[keyof T], k: keyof T) => U,
): { [K in keyof T]: U } {
  const out = {} as { [K in keyof T]: U };
  for (const k of Object.keys(o) as (keyof T)[]) out[k] = f(o[k], k);
  return out;
}
const mapped = mapValues({ a: 1, b: 2 }, (v) => v * 10);
console.log(mapped.a, mapped.b, mapped);
const m2 = mapValues({ x: 1, y: 2 }, (v, k) => String(k) + v);
console.log(m2.x, m2.y, Object.values(m2));
function pick<T, K extends keyof T>(o: T, ...keys: K[]): Pick<T, K> {
  const out = {} as Pick<T, K>;
  for (const k of keys) out[k] = o[k];
  return out;
}
const picked = pick({ a: 1, b: "x", c: true }, "a", "c");
console.log(picked.a, picked.c, picked);
function omit<T extends object, K extends keyof T>(o: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = o;
  return rest;
}
const w = omit({ a: 1, b: "x" }, "a");
console.log(w.b);
