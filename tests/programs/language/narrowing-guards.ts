// User-defined guards and assertion functions, also as methods.

interface Cat {
  meow: string;
}
interface Dog {
  bark: string;
}
function isCat(animal: Cat | Dog): animal is Cat {
  return "meow" in animal;
}
function isString(value: unknown): value is string {
  return typeof value === "string";
}
const animals: (Cat | Dog)[] = [
  { meow: "mew" },
  { bark: "arf" },
  { meow: "prr" },
];
for (const a of animals) console.log(isCat(a) ? a.meow : a.bark);
console.log(animals.filter(isCat).map((c) => c.meow));

const things: unknown[] = ["a", 1, "b", null, "c"];
const texts = things.filter(isString);
console.log(texts.length, texts.join("").toUpperCase());

function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error("assertion: " + message);
}
function assertNumber(value: unknown): asserts value is number {
  if (typeof value !== "number") throw new TypeError(`not a number: ${value}`);
}
function double(value: unknown): number {
  assertNumber(value);
  return value * 2;
}
function firstLetter(text: string | undefined): string {
  assert(text !== undefined, "text is set");
  assert(text.length > 0, "text is not empty");
  return text[0];
}
for (const action of [
  () => double(21),
  () => double("x"),
  () => firstLetter("hello"),
  () => firstLetter(undefined),
  () => firstLetter(""),
]) {
  try {
    console.log(action());
  } catch (e) {
    if (e instanceof Error) console.log(e.name, e.message);
  }
}

class FileNode {
  constructor(readonly name: string) {}
  isFolder(): this is Folder {
    return this instanceof Folder;
  }
}
class Folder extends FileNode {
  children: FileNode[] = [];
}
function count(node: FileNode): number {
  if (!node.isFolder()) return 1;
  return node.children.reduce((n, child) => n + count(child), 0);
}
const root = new Folder("root");
const sub = new Folder("sub");
sub.children.push(new FileNode("a"), new FileNode("b"));
root.children.push(sub, new FileNode("c"));
console.log(count(root), count(new FileNode("x")));

function defined<T>(x: T | null | undefined): x is T {
  return x != null;
}
const sparse: (number | null | undefined)[] = [1, null, 2, undefined, 0];
const dense: number[] = sparse.filter(defined);
console.log(
  dense,
  dense.reduce((a, b) => a + b),
);

function ensure<T>(x: T | undefined, what: string): T {
  if (x === undefined) throw new RangeError("missing " + what);
  return x;
}
const ages = new Map([["ann", 30]]);
console.log(ensure(ages.get("ann"), "ann") + 1);
try {
  ensure(ages.get("bob"), "bob");
} catch (e) {
  console.log(e instanceof RangeError, (e as Error).message);
}
