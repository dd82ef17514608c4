// Tic-tac-toe: minimax with a transposition table; every game played out.

type Player = "X" | "O";
type Square = Player | null;
type Board = readonly Square[];
type Result = Player | "draw" | null;

const lines = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
] as const;
const other = (p: Player): Player => (p === "X" ? "O" : "X");
function result(board: Board): Result {
  for (const [a, b, c] of lines) {
    const who = board[a];
    if (who !== null && who === board[b] && who === board[c]) return who;
  }
  return board.includes(null) ? null : "draw";
}
function moves(board: Board): number[] {
  const free: number[] = [];
  board.forEach((square, i) => square === null && free.push(i));
  return free;
}
const play = (board: Board, at: number, who: Player): Board =>
  board.map((square, i) => (i === at ? who : square));
const show = (board: Board): string =>
  [0, 3, 6]
    .map((row) =>
      board
        .slice(row, row + 3)
        .map((s) => s ?? ".")
        .join(" "),
    )
    .join("\n");

class Solver {
  private readonly table = new Map<string, { score: number; move: number }>();
  lookups = 0;
  best(board: Board, who: Player): { score: number; move: number } {
    const key = board.map((s) => s ?? "-").join("") + who;
    this.lookups++;
    const known = this.table.get(key);
    if (known) return known;
    const over = result(board);
    let best = { score: -Infinity, move: -1 };
    if (over === "draw") best = { score: 0, move: -1 };
    else if (over !== null) best = { score: over === who ? 1 : -1, move: -1 };
    else {
      for (const move of moves(board)) {
        const score = -this.best(play(board, move, who), other(who)).score;
        if (score > best.score) best = { score, move };
      }
    }
    this.table.set(key, best);
    return best;
  }
  get positions(): number {
    return this.table.size;
  }
}
const empty: Board = new Array<Square>(9).fill(null);
const solver = new Solver();
console.log(solver.best(empty, "X").score, solver.positions, solver.lookups);

function game(strategies: {
  [P in Player]: (board: Board, who: Player) => number;
}): string {
  let board = empty;
  let who: Player = "X";
  let record = "";
  for (let outcome: Result = null; outcome === null; outcome = result(board)) {
    const move = strategies[who](board, who);
    if (board[move] !== null) throw new Error(`square ${move} is taken`);
    board = play(board, move, who);
    record += move;
    who = other(who);
  }
  return `${record} ${result(board)}\n${show(board)}`;
}
const perfect = (board: Board, who: Player): number =>
  solver.best(board, who).move;
const first = (board: Board): number => moves(board)[0];
const last = (board: Board): number => moves(board).at(-1) ?? -1;
console.log(game({ X: perfect, O: perfect }));
console.log(game({ X: first, O: perfect }));
console.log(game({ X: last, O: first }));
try {
  game({ X: () => 4, O: () => 4 });
} catch (e) {
  console.log((e as Error).message);
}
const tally: Record<"X" | "O" | "draw", number> = { X: 0, O: 0, draw: 0 };
function every(board: Board, who: Player): number {
  const over = result(board);
  if (over !== null) {
    tally[over]++;
    return 1;
  }
  let games = 0;
  for (const move of moves(board))
    games += every(play(board, move, who), other(who));
  return games;
}
const opening = play(play(empty, 4, "X"), 0, "O");
console.log(every(opening, "X"), tally.X, tally.O, tally.draw);
let perfectLosses = 0;
function against(board: Board, who: Player, hero: Player): void {
  const over = result(board);
  if (over !== null) {
    if (over === other(hero)) perfectLosses++;
    return;
  }
  const options = who === hero ? [perfect(board, who)] : moves(board);
  for (const move of options) against(play(board, move, who), other(who), hero);
}
against(empty, "X", "X");
against(empty, "X", "O");
console.log(perfectLosses, solver.positions);
