// Tic-tac-toe minimax with alpha-beta, connect-four scoring, and board printing.

type Player = "X" | "O";
type Cell = Player | null;
type Board = readonly Cell[];

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

function winner(board: Board): Player | "draw" | undefined {
  for (const [a, b, c] of lines) {
    if (board[a] && board[a] === board[b] && board[a] === board[c])
      return board[a];
  }
  return board.every((c) => c !== null) ? "draw" : undefined;
}

let visited = 0;
const cache = new Map<string, { score: number; move: number }>();

function minimax(
  board: Board,
  player: Player,
  alpha = -Infinity,
  beta = Infinity,
  depth = 0,
): { score: number; move: number } {
  visited++;
  const result = winner(board);
  if (result !== undefined) {
    return {
      score: result === "draw" ? 0 : result === "X" ? 10 - depth : depth - 10,
      move: -1,
    };
  }
  const key = board.map((c) => c ?? ".").join("") + player + depth;
  const known = cache.get(key);
  if (known) return known;
  let best = { score: player === "X" ? -Infinity : Infinity, move: -1 };
  for (let i = 0; i < 9; i++) {
    if (board[i] !== null) continue;
    const next = board.with(i, player);
    const { score } = minimax(next, other(player), alpha, beta, depth + 1);
    if (player === "X" ? score > best.score : score < best.score)
      best = { score, move: i };
    if (player === "X") alpha = Math.max(alpha, best.score);
    else beta = Math.min(beta, best.score);
    if (beta <= alpha) break;
  }
  return best;
}

const render = (board: Board): string =>
  [0, 3, 6]
    .map((r) =>
      board
        .slice(r, r + 3)
        .map((c, i) => c ?? String(r + i))
        .join(" | "),
    )
    .join("\n--+---+--\n");

let board: Board = Array<Cell>(9).fill(null);
let player: Player = "X";
const moves: number[] = [];
while (!winner(board)) {
  const { move, score } = minimax(board, player);
  moves.push(move);
  console.log(`${player} plays ${move} (score ${score})`);
  board = board.map((c, i) => (i === move ? player : c));
  player = other(player);
}
console.log(render(board));
console.log(
  "result:",
  winner(board),
  "moves:",
  moves,
  "visited > 1000:",
  visited > 1000,
);

// X makes a mistake and loses
board = ["X", null, null, null, "O", null, null, null, "X"];
console.log(minimax(board, "O"));
board = ["X", "X", null, "O", "O", null, null, null, null];
console.log(minimax(board, "X"), minimax(board, "O"));

// Connect four
class ConnectFour {
  static readonly width = 7;
  static readonly height = 6;
  private readonly columns: Player[][] = Array.from(
    { length: ConnectFour.width },
    () => [],
  );
  private history: number[] = [];
  turn: Player = "X";

  drop(column: number): boolean {
    const c = this.columns[column];
    if (!c || c.length >= ConnectFour.height) return false;
    c.push(this.turn);
    this.history.push(column);
    this.turn = other(this.turn);
    return true;
  }
  undo(): void {
    const column = this.history.pop();
    if (column === undefined) return;
    this.columns[column].pop();
    this.turn = other(this.turn);
  }
  at(x: number, y: number): Player | undefined {
    return this.columns[x]?.[y];
  }
  winner(): Player | null {
    for (let x = 0; x < ConnectFour.width; x++) {
      for (let y = 0; y < ConnectFour.height; y++) {
        const who = this.at(x, y);
        if (!who) continue;
        for (const [dx, dy] of [
          [1, 0],
          [0, 1],
          [1, 1],
          [1, -1],
        ]) {
          if ([1, 2, 3].every((k) => this.at(x + dx * k, y + dy * k) === who))
            return who;
        }
      }
    }
    return null;
  }
  best(depth: number): number {
    let bestMove = -1,
      bestScore = -Infinity;
    for (const m of [3, 2, 4, 1, 5, 0, 6]) {
      if (!this.drop(m)) continue;
      const score = -this.search(depth - 1);
      this.undo();
      if (score > bestScore) [bestScore, bestMove] = [score, m];
    }
    return bestMove;
  }
  private search(depth: number): number {
    if (this.winner()) return -100 - depth;
    if (depth === 0) return 0;
    let best = -Infinity;
    for (let m = 0; m < ConnectFour.width; m++) {
      if (!this.drop(m)) continue;
      best = Math.max(best, -this.search(depth - 1));
      this.undo();
    }
    return best === -Infinity ? 0 : best;
  }
  toString(): string {
    let out = "";
    for (let y = ConnectFour.height - 1; y >= 0; y--) {
      for (let x = 0; x < ConnectFour.width; x++) out += this.at(x, y) ?? ".";
      out += "\n";
    }
    return out;
  }
}

const game = new ConnectFour();
for (const m of [3, 3, 4, 4]) game.drop(m);
console.log(game.best(3), game.turn);
let guard = 0;
while (!game.winner() && guard++ < 42) game.drop(game.best(3));
console.log(`${game}winner ${game.winner()} after ${guard}`);
export {};
