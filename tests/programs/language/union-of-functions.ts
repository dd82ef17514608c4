// A list of functions of several types: one call reaches them all.

const mixed = [() => "text", () => 5, () => true, () => null, () => [1, 2]];
for (const f of mixed) {
  const result = f();
  console.log(result, typeof result);
}

const withParameters = [
  (x: number) => x + 1,
  (x: number, y?: string) => `${x} ${y}`,
  () => undefined,
];
for (const f of withParameters) console.log(f(1), f(2, "y"));

interface Cat {
  kind: "cat";
  name(): string;
}
interface Dog {
  kind: "dog";
  name(): string;
}
const makeCat = (): Cat => ({ kind: "cat", name: () => "Tom" });
const makeDog = (): Dog => ({
  kind: "dog",
  name() {
    return "Rex";
  },
});
for (const make of [makeCat, makeDog]) {
  const animal = make();
  console.log(animal.kind, animal.name());
}

const pick = (flag: boolean) => (flag ? (n: number) => n * 2 : () => "none");
console.log(pick(true)(4), pick(false)(4));
let handler: ((event: string) => number) | ((event: string) => string) = (e) =>
  e.length;
console.log(handler("four"));
handler = (e) => e.toUpperCase();
console.log(handler("four"));
const maybe: (() => number) | (() => string) | undefined =
  mixed.length > 9 ? undefined : () => 7;
console.log(maybe?.());
