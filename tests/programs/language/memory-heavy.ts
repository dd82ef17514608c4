// Many objects, long lists, big strings: allocation without a pause in meaning.

interface Cell {
  value: number;
  next: Cell | null;
}
let list: Cell | null = null;
for (let i = 0; i < 200000; i++) list = { value: i, next: list };
let sum = 0;
let length = 0;
for (let cell: Cell | null = list; cell; cell = cell.next) {
  sum += cell.value;
  length++;
}
console.log(length, sum);
class Tree {
  constructor(
    readonly left: Tree | null,
    readonly right: Tree | null,
  ) {}
  static build(depth: number): Tree {
    return depth === 0
      ? new Tree(null, null)
      : new Tree(Tree.build(depth - 1), Tree.build(depth - 1));
  }
  count(): number {
    return 1 + (this.left?.count() ?? 0) + (this.right?.count() ?? 0);
  }
}
console.log(Tree.build(15).count());
let total = 0;
for (let i = 0; i < 20; i++) total += Tree.build(10).count();
console.log(total);
const strings: string[] = [];
for (let i = 0; i < 20000; i++) strings.push("item-" + (i % 1000));
const unique = new Set(strings);
console.log(
  strings.length,
  unique.size,
  strings[19999],
  strings.join("").length,
);
let text = "";
for (let i = 0; i < 50000; i++) text += i % 10;
console.log(text.length, text.slice(49990), text[12345]);
const map = new Map<string, number>();
for (const s of strings) map.set(s, (map.get(s) ?? 0) + 1);
console.log(map.size, map.get("item-7"));
const grid = Array.from({ length: 300 }, (_, y) =>
  Array.from({ length: 300 }, (_, x) => x ^ y),
);
let diagonal = 0;
for (let i = 0; i < 300; i++) diagonal += grid[i][299 - i];
console.log(diagonal, grid.flat().length);
const closures: (() => number)[] = [];
for (let i = 0; i < 10000; i++) closures.push(() => i * 2);
console.log(closures.reduce((acc, f) => acc + f(), 0));
const words = text.split("9");
console.log(words.length, words[1], words.filter((w) => w.length === 9).length);
const numbers = Array.from({ length: 50000 }, (_, i) => (i * 7919) % 50021);
numbers.sort((a, b) => a - b);
console.log(numbers[0], numbers[25000], numbers[49999]);
const objects = numbers
  .slice(0, 1000)
  .map((n, i) => ({ n, i, label: `#${n}` }));
console.log(
  objects
    .filter((o) => o.n % 2 === 0)
    .map((o) => o.label.length)
    .reduce((a, b) => a + b),
);
