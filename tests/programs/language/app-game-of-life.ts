// Conway's game of life on a torus, with pattern parsing and period search.

type Grid = readonly (readonly boolean[])[];

function parse(text: string): Grid {
  return text.split("\n").map((line) => [...line].map((c) => c === "#"));
}
function render(grid: Grid): string {
  return grid
    .map((row) => row.map((alive) => (alive ? "#" : ".")).join(""))
    .join("\n");
}
function place(
  pattern: Grid,
  width: number,
  height: number,
  left = 0,
  top = 0,
): Grid {
  return Array.from({ length: height }, (_, y) =>
    Array.from(
      { length: width },
      (_, x) => pattern[y - top]?.[x - left] ?? false,
    ),
  );
}
function neighbours(grid: Grid, x: number, y: number): number {
  const height = grid.length;
  const width = grid[0].length;
  let count = 0;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      if (dx === 0 && dy === 0) continue;
      if (grid[(y + dy + height) % height][(x + dx + width) % width]) count++;
    }
  }
  return count;
}
function step(grid: Grid): Grid {
  return grid.map((row, y) =>
    row.map((alive, x) => {
      const count = neighbours(grid, x, y);
      return count === 3 || (alive && count === 2);
    }),
  );
}
const population = (grid: Grid): number =>
  grid.reduce((sum, row) => sum + row.filter((alive) => alive).length, 0);

interface Fate {
  kind: "still" | "oscillates" | "dies" | "unknown";
  period: number;
  start: number;
}
function fate(grid: Grid, limit: number): Fate {
  const seen = new Map<string, number>();
  for (let generation = 0; generation <= limit; generation++) {
    const key = render(grid);
    const before = seen.get(key);
    if (before !== undefined) {
      const period = generation - before;
      if (population(grid) === 0)
        return { kind: "dies", period: 0, start: before };
      return {
        kind: period === 1 ? "still" : "oscillates",
        period,
        start: before,
      };
    }
    seen.set(key, generation);
    grid = step(grid);
  }
  return { kind: "unknown", period: NaN, start: -1 };
}

const patterns: Record<string, string> = {
  block: "##\n##",
  blinker: "###",
  glider: ".#.\n..#\n###",
  toad: ".###\n###.",
  single: "#",
  rPentomino: ".##\n##.\n.#.",
  acorn: ".#.....\n...#...\n##..###",
};

let glider = place(parse(patterns["glider"]), 8, 6, 1, 1);
for (let i = 0; i < 5; i++) {
  console.log(`generation ${i}, population ${population(glider)}`);
  console.log(render(glider));
  glider = step(glider);
}
for (const [name, text] of Object.entries(patterns)) {
  const { kind, period, start } = fate(place(parse(text), 12, 12, 4, 4), 150);
  console.log(name, kind, period, start);
}

// The same rules on bit rows held in numbers.
class BitLife {
  private rows: number[];
  constructor(
    grid: Grid,
    private readonly width: number,
  ) {
    this.rows = grid.map((row) =>
      row.reduce((bits, alive, x) => (alive ? bits | (1 << x) : bits), 0),
    );
  }
  private rotate(bits: number, by: 1 | -1): number {
    const mask = 2 ** this.width - 1;
    return by === 1
      ? ((bits << 1) | (bits >>> (this.width - 1))) & mask
      : ((bits >>> 1) | (bits << (this.width - 1))) & mask;
  }
  step(): void {
    const { rows } = this;
    const at = (y: number) => rows[(y + rows.length) % rows.length];
    this.rows = rows.map((row, y) => {
      let [ones, twos, fours] = [0, 0, 0];
      const add = (bits: number) => {
        const carry = ones & bits;
        ones ^= bits;
        fours |= twos & carry;
        twos ^= carry;
      };
      for (const r of [at(y - 1), at(y + 1)]) {
        add(r);
        add(this.rotate(r, 1));
        add(this.rotate(r, -1));
      }
      add(this.rotate(row, 1));
      add(this.rotate(row, -1));
      return twos & ~fours & (ones | row);
    });
  }
  toString(): string {
    return this.rows
      .map((bits) =>
        Array.from({ length: this.width }, (_, x) =>
          (bits >> x) & 1 ? "#" : ".",
        ).join(""),
      )
      .join("\n");
  }
}
let slow = place(parse(patterns["rPentomino"]), 20, 14, 9, 5);
const fast = new BitLife(slow, 20);
let agree = 0;
for (let i = 0; i < 60; i++) {
  if (render(slow) === `${fast}`) agree++;
  slow = step(slow);
  fast.step();
}
console.log(agree, population(slow));
console.log(`${fast}`);
