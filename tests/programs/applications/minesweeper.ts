// Minesweeper on a generated board: flood fill, flags, a tiny solver.
const MINE = -1 as const;
type State = "hidden" | "shown" | "flagged";
type Cell = { value: number; state: State };
type Point = readonly [row: number, col: number];
const around: Point[] = [-1, 0, 1]
  .flatMap((r) => [-1, 0, 1].map((c): Point => [r, c]))
  .filter(([r, c]) => r || c);
function random(seed: number) {
  return () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}
class Game {
  private cells: Cell[][];
  over: "won" | "lost" | null = null;
  constructor(
    private h: number,
    private w: number,
    mines: number,
    rnd: () => number,
  ) {
    this.cells = Array.from({ length: h }, () =>
      Array.from({ length: w }, (): Cell => ({ value: 0, state: "hidden" })),
    );
    for (let placed = 0; placed < mines;) {
      const r = Math.floor(rnd() * h),
        c = Math.floor(rnd() * w),
        cell = this.cells[r]![c]!;
      if (cell.value === MINE) continue;
      cell.value = MINE;
      placed++;
      for (const [nr, nc] of this.neighbours(r, c)) {
        const n = this.cells[nr]![nc]!;
        if (n.value !== MINE) n.value++;
      }
    }
  }
  neighbours(r: number, c: number): Point[] {
    return around
      .map(([dr, dc]) => [r + dr, c + dc] as const)
      .filter(([a, b]) => a >= 0 && b >= 0 && a < this.h && b < this.w);
  }
  at([r, c]: Point): Cell {
    return this.cells[r]![c]!;
  }
  reveal(start: Point): number {
    const stack = [start];
    let count = 0;
    while (stack.length) {
      const p = stack.pop()!,
        cell = this.at(p);
      if (cell.state !== "hidden") continue;
      cell.state = "shown";
      count++;
      if (cell.value === MINE) {
        this.over = "lost";
        return count;
      }
      if (cell.value === 0) stack.push(...this.neighbours(...p));
    }
    if (this.cells.flat().every((c) => c.value === MINE || c.state === "shown"))
      this.over = "won";
    return count;
  }
  flag(p: Point) {
    const c = this.at(p);
    if (c.state !== "shown")
      c.state = c.state === "flagged" ? "hidden" : "flagged";
  }
  get points(): Point[] {
    const out: Point[] = [];
    this.cells.forEach((row, r) => row.forEach((_, c) => out.push([r, c])));
    return out;
  }
  toString() {
    const glyph = ({ value, state }: Cell) =>
      ({
        hidden: "#",
        flagged: "F",
        shown: value === MINE ? "*" : value === 0 ? "." : `${value}`,
      })[state];
    return this.cells.map((row) => row.map(glyph).join("")).join("\n");
  }
}
function solveStep(g: Game): Point | undefined {
  for (const p of g.points) {
    const cell = g.at(p);
    if (cell.state !== "shown" || cell.value <= 0) continue;
    const ns = g.neighbours(...p);
    const hidden = ns.filter((n) => g.at(n).state === "hidden");
    const flagged = ns.filter((n) => g.at(n).state === "flagged").length;
    if (hidden.length && hidden.length + flagged === cell.value)
      hidden.forEach((n) => g.flag(n));
    else if (hidden.length && flagged === cell.value) return hidden[0];
  }
  return undefined;
}
for (const seed of [7, 42, 2024]) {
  const rnd = random(seed);
  const game = new Game(8, 14, 14, rnd);
  let moves = 0,
    guesses = 0;
  while (!game.over) {
    let p = solveStep(game);
    if (!p) {
      const hidden = game.points.filter((q) => game.at(q).state === "hidden");
      p = hidden[Math.floor(rnd() * hidden.length)]!;
      guesses++;
    }
    moves++;
    game.reveal(p);
  }
  console.log(
    `seed ${seed}: ${game.over} after ${moves} moves, ${guesses} guesses\n${game}`,
  );
}
const tally = new Map<State, number>();
const last = new Game(4, 4, 3, random(1));
last.flag([0, 0]);
last.flag([1, 1]);
last.flag([1, 1]);
last.reveal([3, 3]);
for (const p of last.points) {
  const s = last.at(p).state;
  tally.set(s, (tally.get(s) ?? 0) + 1);
}
console.log(tally, last.over);
