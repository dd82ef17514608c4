// Mapped types over type parameters that rename their keys: `as` with templates, filters, changes of case.

type Owned<T> = { [K in keyof T & string as `my${Capitalize<K>}`]: T[K] };
function owned<T extends object>(source: T): Owned<T> {
  const rename = ([name, value]: [string, unknown]): [string, unknown] => [
    `my${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    value,
  ];
  return Object.fromEntries(Object.entries(source).map(rename)) as Owned<T>;
}
const person = owned({ name: "Ada", age: 36 });
console.log(person.myName, person.myAge + 1, Object.keys(person));

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
