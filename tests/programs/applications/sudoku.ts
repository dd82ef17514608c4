// A sudoku solver: candidate sets as bit masks, fewest choices first.

type Grid = number[][];

function parse(text: string): Grid {
  const cells = [...text]
    .filter((c) => c !== "\n" && c !== " ")
    .map((c) => (c === "." ? 0 : Number(c)));
  if (cells.length !== 81) throw new RangeError(`${cells.length} cells`);
  return Array.from({ length: 9 }, (_, row) =>
    cells.slice(row * 9, row * 9 + 9),
  );
}

function candidates(grid: Grid, row: number, column: number): number {
  let used = 0;
  for (let i = 0; i < 9; i++) {
    used |= 1 << grid[row][i];
    used |= 1 << grid[i][column];
    const r = row - (row % 3) + Math.floor(i / 3);
    const c = column - (column % 3) + (i % 3);
    used |= 1 << grid[r][c];
  }
  return ~used & 0x3fe;
}

function countBits(mask: number): number {
  let count = 0;
  for (; mask; mask &= mask - 1) count++;
  return count;
}

let guesses = 0;

function solve(grid: Grid): boolean {
  let best: { row: number; column: number; mask: number } | null = null;
  let fewest = 10;
  for (let row = 0; row < 9; row++) {
    for (let column = 0; column < 9; column++) {
      if (grid[row][column] !== 0) continue;
      const mask = candidates(grid, row, column);
      const count = countBits(mask);
      if (count < fewest) {
        fewest = count;
        best = { row, column, mask };
      }
    }
  }
  if (best === null) return true;
  const { row, column, mask } = best;
  for (let digit = 1; digit <= 9; digit++) {
    if (!(mask & (1 << digit))) continue;
    guesses++;
    grid[row][column] = digit;
    if (solve(grid)) return true;
  }
  grid[row][column] = 0;
  return false;
}

const puzzles = [
  `53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79`,
  `8........ ..36..... .7..9.2.. .5...7... ....457.. ...1...3. ..1....68 ..85...1. .9....4..`,
  `123456789 4567891.. 789123... 2........ 3........ 5........ 6........ 8........ 9........`,
];
for (const puzzle of puzzles) {
  const grid = parse(puzzle);
  guesses = 0;
  const solved = solve(grid);
  console.log(solved, guesses > 0);
  if (solved) for (const line of grid) console.log(line.join(" "));
}
try {
  parse("123");
} catch (error) {
  console.log(error instanceof RangeError ? error.message : "?");
}
