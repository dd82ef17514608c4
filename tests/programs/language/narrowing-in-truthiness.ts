// Narrowing by `in`, truthiness, equality and negation.

interface Fish {
  swim(): string;
  depth?: number;
}
interface Bird {
  fly(): string;
  wings: number;
}
interface Duck extends Bird {
  swim(): string;
}
function move(animal: Fish | Bird): string {
  if ("swim" in animal) return animal.swim();
  return animal.fly() + animal.wings;
}
const duck: Duck = { swim: () => "paddles", fly: () => "flaps", wings: 2 };
console.log(
  move({ swim: () => "swims" }),
  move({ fly: () => "flies", wings: 2 }),
);
console.log(move(duck));

function hasDepth(f: Fish): string {
  return "depth" in f ? `depth ${f.depth}` : "no depth";
}
const explicit: Fish = { swim: () => "", depth: undefined };
console.log(hasDepth({ swim: () => "" }), hasDepth(explicit));

function truthy(text: string | null | undefined): string {
  if (text) return `text ${text}`;
  if (text === "") return "empty";
  return text === null ? "null" : "undefined";
}
console.log(truthy("x"), truthy(""), truthy(null), truthy(undefined));

function numbers(n: number | null): string {
  if (!n) return n === null ? "null" : `falsy ${n}`;
  return `number ${n}`;
}
console.log(numbers(5), numbers(0), numbers(NaN), numbers(null), numbers(-0));

function list(xs?: number[] | null): number {
  return xs && xs.length && xs[0] ? xs[0] : -1;
}
console.log(list(), list(null), list([]), list([0]), list([9]));

function equality(a: string | number, b: string | boolean): string {
  if (a === b) return a.toUpperCase();
  return "different";
}
console.log(equality("same", "same"), equality(1, true), equality("a", "b"));

function loose(x: number | null | undefined): string {
  if (x == null) return "nothing";
  return "value " + x;
}
console.log(loose(0), loose(null), loose(undefined));
function notLoose(x: string | null | undefined): number {
  return x != null ? x.length : -1;
}
console.log(notLoose(""), notLoose(null), notLoose("abc"));

type Input = { text: string } | { lines: string[] } | string;
function toText(input: Input): string {
  if (typeof input === "string") return input;
  if ("lines" in input) return input.lines.join("/");
  return input.text;
}
console.log(toText("a"), toText({ text: "b" }), toText({ lines: ["c", "d"] }));

const values = [0, 1, "", "a", null, undefined, NaN, true, false, [], {}];
console.log(values.map((v) => (v ? "T" : "F")).join(""));
console.log(
  values.filter(Boolean).length,
  values.map((v) => !v),
);
function literal(x: "a" | "b" | 3 | null): number {
  if (x === "a" || x === 3) return x === 3 ? x : 1;
  return x === null ? 0 : x.length * 10;
}
console.log(literal("a"), literal("b"), literal(3), literal(null));
