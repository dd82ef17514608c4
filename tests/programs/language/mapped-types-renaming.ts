// Mapped types over type parameters that rename their keys: `as` with templates, filters, changes of case.

type Getters<T> = {
  [K in keyof T & string as `get${Capitalize<K>}`]: () => T[K];
};
function getters<T extends object>(source: T): Getters<T> {
  const made: Record<string, () => unknown> = {};
  for (const [name, value] of Object.entries(source))
    made[`get${name.charAt(0).toUpperCase()}${name.slice(1)}`] = () => value;
  return made as Getters<T>;
}
const person = getters({ name: "Ada", age: 36 });
console.log(person.getName(), person.getAge() + 1, Object.keys(person));

type Without<T, K extends string> = {
  [P in keyof T as Exclude<P, K>]: T[P];
};
function without<T extends object, K extends keyof T & string>(
  source: T,
  key: K,
): Without<T, K> {
  const entries = Object.entries(source).filter(([name]) => name !== key);
  return Object.fromEntries(entries) as Without<T, K>;
}
const rest = without({ id: 7, secret: "s", label: "l" }, "secret");
console.log(rest, rest.id + 1, rest.label.length);

type Loud<T> = { [K in keyof T & string as Uppercase<K>]: T[K] };
const loud: Loud<{ a: number; b: string }> = { A: 1, B: "two" };
console.log(loud.A + loud.B.length);
