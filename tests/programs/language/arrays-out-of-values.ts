// Arrays made for values of any kind, taken out of a value as arrays of one kind.

type Name = { readonly name: string };
type Value = number | string | boolean | null | Name | Value[];
const intern = (name: string): Name => ({ name });
const form: Value = [intern("define"), [intern("x"), intern("y")], 1, [2, 3]];

function namesOf(value: Value): string[] {
  return (value as Name[]).map(({ name }) => name);
}
const parts = form as Value[];
console.log(namesOf(parts[1]!), parts.length);
const [head, ...others] = parts[1] as Name[];
console.log(head?.name, others.length);
const numbers = parts[3] as number[];
console.log(
  numbers.reduce((a, b) => a + b, 0),
  Math.max(...numbers),
);

const plus = (values: Value[]): Value =>
  (values as number[]).reduce((a, b) => a + b);
const mixed: Value[] = [1, 2, 3];
console.log(plus(mixed), mixed);

const unknowns: unknown[] = [
  ["a", "b"],
  [true, false],
  [1, undefined],
];
console.log(
  (unknowns[0] as string[]).join("+"),
  (unknowns[1] as boolean[]).every(Boolean),
);
console.log((unknowns[2] as (number | undefined)[])[0]);
