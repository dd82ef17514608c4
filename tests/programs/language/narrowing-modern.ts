// Aliased conditions, destructured discriminants, inferred predicates.

type Action =
  | { type: "add"; payload: number }
  | { type: "name"; payload: string }
  | { type: "reset"; payload?: undefined };

function reduce(state: { total: number; name: string }, action: Action) {
  const { type, payload } = action;
  switch (type) {
    case "add":
      return { ...state, total: state.total + payload };
    case "name":
      return { ...state, name: payload.toUpperCase() };
    case "reset":
      return { total: 0, name: "" };
  }
}
let state = { total: 1, name: "x" };
for (const action of [
  { type: "add", payload: 5 },
  { type: "name", payload: "ann" },
  { type: "add", payload: 0.5 },
] satisfies Action[]) {
  state = reduce(state, action);
  console.log(state.total, state.name);
}
state = reduce(state, { type: "reset" });
console.log(state.total, state.name === "");

function alias(x: string | number | null): string {
  const isText = typeof x === "string";
  const isNumber = typeof x === "number";
  if (isText) return x.toUpperCase();
  if (isNumber && x > 10) return x.toFixed(1);
  return isNumber ? "small" : "null";
}
console.log(alias("a"), alias(11), alias(3), alias(null));

const mixed: (string | number | null | undefined)[] = [
  "a",
  1,
  null,
  "b",
  undefined,
  2,
];
const texts = mixed.filter((x) => typeof x === "string");
const numbers = mixed.filter((x) => typeof x === "number");
const present = mixed.filter((x) => x !== null && x !== undefined);
console.log(
  texts.map((t) => t + "!"),
  numbers.map((n) => n + 1),
  present.length,
);

function move({
  kind,
  ...rest
}: { kind: "a"; x: number } | { kind: "b"; x: string }): string {
  return `${kind}${rest.x}`;
}
console.log(move({ kind: "a", x: 1 }), move({ kind: "b", x: "s" }));
function tupleUnion(...args: ["one", number] | ["two", string]): string {
  const [kind, value] = args;
  if (kind === "one") return "one " + value.toFixed(1);
  return "two " + value.length;
}
console.log(tupleUnion("one", 1), tupleUnion("two", "abc"));

class Maybe<T> {
  constructor(public value: T | null) {}
  isSome(): this is { value: T } {
    return this.value !== null;
  }
}
const some = new Maybe(5);
if (some.isSome()) console.log(some.value + 1);
const holder: { item: string | null } = { item: "text" };
if (holder.item !== null) {
  const { item } = holder;
  console.log(item.length);
}
const key = "k" as const;
const record: Record<string, number | undefined> = { k: 3 };
if (record[key] !== undefined) console.log(record[key] + 1);
function exhaustive(x: "a" | "b"): number {
  if (x === "a") return 1;
  if (x === "b") return 2;
  const impossible: never = x;
  return impossible;
}
console.log(exhaustive("a"), exhaustive("b"));
const result = [1, "two", true].map((x) => {
  if (typeof x === "number") return x + 1;
  if (typeof x === "boolean") return !x;
  return x.length;
});
console.log(result);
