// Keys of every kind: NaN, -0, booleans, objects, null, strings by value.

const numbers = new Map<number, string>();
numbers
  .set(NaN, "nan")
  .set(0, "zero")
  .set(-0, "minus")
  .set(0.1 + 0.2, "sum");
console.log(numbers.size, numbers.get(NaN), numbers.get(0), numbers.get(-0));
console.log(numbers.get(0.3), numbers.get(0.30000000000000004));
console.log([...numbers.keys()].map((k) => Object.is(k, -0)));
numbers
  .set(Infinity, "inf")
  .set(2 ** 53, "big")
  .set(-1, "neg");
console.log(numbers.get(1 / 0), numbers.get(9007199254740992), numbers.get(-1));

const a = { id: 1 };
const b = { id: 1 };
const objects = new Map([[a, "a"]]);
console.log(objects.get(a), objects.get(b), objects.has(b));

const mixed = new Map<string | number | boolean | null, string>();
mixed.set("1", "text").set(1, "number").set(true, "true").set(null, "null");
mixed.set("true", "text true");
console.log(mixed.size, mixed.get("1"), mixed.get(1), mixed.get(true));
console.log(mixed.get(null), mixed.get("null"), mixed.get("true"));

const functions = new Map<() => number, number>();
const one = (): number => 1;
functions.set(one, 1);
console.log(
  functions.get(one),
  functions.get(() => 1),
);

enum Color {
  red,
  green,
}
const colors = new Map<Color, string>([
  [Color.red, "r"],
  [Color.green, "g"],
]);
console.log(colors.get(Color.green), colors.get(0));
