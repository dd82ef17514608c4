// The `any` that library signatures bring in is inferred from context.

const grid: number[][] = Array(3)
  .fill(null)
  .map(() => Array(3).fill(0));
grid[1][2] = 5;
console.log(grid[0], grid[1], grid[2]);
const zeros: number[] = new Array(4).fill(0);
zeros[1]++;
console.log(zeros, zeros.length);
const names: string[] = new Array(2).fill("x");
names.push("y");
console.log(names.join(""));
const empty: boolean[] = [];
empty.push(true);
console.log(empty);
const sized = new Array<number>(3);
for (let i = 0; i < sized.length; i++) sized[i] = i * 2;
console.log(sized);
function table(rows: number, columns: number): string[][] {
  const result: string[][] = new Array(rows);
  for (let r = 0; r < rows; r++) {
    result[r] = new Array(columns).fill(".");
  }
  return result;
}
const t = table(2, 3);
t[1][0] = "#";
console.log(t.map((row) => row.join("")));
const indices = [...Array(4).keys()];
console.log(
  indices,
  indices.map((i) => i * i),
);
const memo: (number | undefined)[] = Array(5);
memo[3] = 1;
console.log(memo.length, memo[3], memo[0] === undefined);
class Grid {
  private readonly cells: boolean[];
  constructor(readonly size: number) {
    this.cells = new Array(size * size).fill(false);
  }
  toggle(i: number): this {
    this.cells[i] = !this.cells[i];
    return this;
  }
  count(): number {
    return this.cells.filter(Boolean).length;
  }
}
console.log(new Grid(3).toggle(1).toggle(4).toggle(1).count());
const filled = Array.from<number>({ length: 3 }).fill(7);
console.log(filled, Array.of(1, 2).concat([3]));
