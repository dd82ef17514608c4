// console.log of objects within objects: depth, lines, quoting, columns.

class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}

class Tree {
  left: Tree | null = null;
  right: Tree | null = null;
  constructor(public value: number) {}
}

class Empty {}

console.log({});
console.log({ a: 1, b: "text", c: true, d: null, e: undefined });
console.log({ "odd-key": 1, valid_key: 2, "1x": 3, é: 4 });
console.log(new Point(1, -0), [new Point(1, 2)], { p: new Point(3, 4) });
console.log(new Empty(), [new Empty()]);
console.log({ a: { b: { c: { d: 1 } } } });
console.log({ a: [[[[1]]]], b: { c: { d: {} } } });
const tree = new Tree(1);
tree.left = new Tree(2);
tree.left.left = new Tree(3);
tree.left.left.left = new Tree(4);
tree.right = new Tree(5);
console.log(tree);
console.log(
  new Map([
    ["a", 1],
    ["b", 2],
  ]),
  new Set(["x", "y"]),
);
console.log(new Map<string, Point[]>([["key", [new Point(1, 2)]]]));
console.log(new Map(), new Set(), [new Map([[1, new Set([1])]])]);
console.log({
  name: "a rather long name that fills the line",
  description: "another long text so that the object takes several lines",
  tags: ["one", "two", "three"],
});
console.log([
  { id: 1, name: "first", tags: ["a", "b"] },
  { id: 2, name: "second", tags: [] },
  { id: 3, name: "third", tags: ["c"] },
]);
console.log(Array.from({ length: 30 }, (_, i) => new Point(i, i * i)));
console.log({ text: "line one\nline two", quote: "it's", both: "'\"" });
console.log({
  long: "a text with line breaks\nthat is longer than the line is wide\nand so is split at them",
});
console.log(Array.from({ length: 120 }, (_, i) => `item ${i}`));
console.log({
  matrix: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
});
interface Node {
  name: string;
  next: Node | null;
}
const circle: Node = { name: "a", next: null };
circle.next = { name: "b", next: circle };
console.log(circle);
console.log(new Float64Array([1, 2.5]), new Uint8Array(3), new Int32Array(0));
