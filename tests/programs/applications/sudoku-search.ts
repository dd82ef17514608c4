// Sudoku: candidates as bit sets, naked singles, hidden singles, then search.
type Grid = Uint8Array;
const peers: number[][] = Array.from({ length: 81 }, (_, i) => {
  const r = Math.floor(i / 9),
    c = i % 9,
    set = new Set<number>();
  for (let k = 0; k < 9; k++) {
    set.add(r * 9 + k);
    set.add(k * 9 + c);
    set.add((r - (r % 3) + Math.floor(k / 3)) * 9 + (c - (c % 3) + (k % 3)));
  }
  set.delete(i);
  return [...set];
});
const popcount = (n: number): number => {
  let k = 0;
  for (; n; n &= n - 1) k++;
  return k;
};
const digit = (mask: number) => 32 - Math.clz32(mask);
interface Stats {
  guesses: number;
  singles: number;
  depth: number;
}
function parse(text: string): Grid {
  const g = new Uint8Array(81);
  let i = 0;
  for (const ch of text) {
    if (ch === ".") i++;
    else if (ch >= "1" && ch <= "9") g[i++] = +ch;
  }
  if (i !== 81) throw new Error(`expected 81 cells, got ${i}`);
  return g;
}
function candidates(g: Grid, i: number): number {
  if (g[i]) return 0;
  let used = 0;
  for (const p of peers[i]!) if (g[p]) used |= 1 << (g[p]! - 1);
  return ~used & 0x1ff;
}
function solve(grid: Grid, stats: Stats, depth = 0): Grid | null {
  const g = grid.slice();
  stats.depth = Math.max(stats.depth, depth);
  progress: while (true) {
    let best = -1,
      bestMask = 0,
      fewest = 10;
    for (let i = 0; i < 81; i++) {
      if (g[i] !== 0) continue;
      const mask = candidates(g, i),
        n = popcount(mask);
      if (n === 0) return null;
      if (n === 1) {
        g[i] = digit(mask);
        stats.singles++;
        continue progress;
      }
      if (n < fewest) [best, bestMask, fewest] = [i, mask, n];
    }
    if (best < 0) return g;
    for (let mask = bestMask; mask; mask &= mask - 1) {
      stats.guesses++;
      g[best] = digit(mask & -mask);
      const solved = solve(g, stats, depth + 1);
      if (solved) return solved;
    }
    return null;
  }
}
const show = (g: Grid) =>
  Array.from({ length: 9 }, (_, r) => {
    const row = g.subarray(r * 9, r * 9 + 9).join("");
    return (
      `${row.slice(0, 3)} ${row.slice(3, 6)} ${row.slice(6)}` +
      (r % 3 === 2 && r < 8 ? "\n" : "")
    );
  }).join("\n");
const puzzles = {
  easy: "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
  hard: "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
  none: "55..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
} as const;
for (const [name, text] of Object.entries(puzzles)) {
  const stats: Stats = { guesses: 0, singles: 0, depth: 0 };
  const solved = solve(parse(text), stats);
  console.log(name, stats);
  if (solved) {
    console.log(show(solved));
    const sums = Array.from({ length: 9 }, (_, r) =>
      solved.subarray(r * 9, r * 9 + 9).reduce((a, b) => a + b),
    );
    console.log(
      sums.every((s) => s === 45),
      solved.every((v, i) => peers[i]!.every((p) => solved[p] !== v)),
    );
  } else console.log("no solution");
}
try {
  parse("123");
} catch (e) {
  console.log((e as Error).message);
}
