// A guard for a key that a type parameter names.

const has = <K extends PropertyKey, T extends object>(
  o: T,
  k: K,
): o is T & Record<K, unknown> => k in o;
const maybe: unknown = { name: "n", nested: 1 };
if (typeof maybe === "object" && maybe !== null && has(maybe, "nested"))
  console.log(maybe.nested, maybe);
