// Perfect play by minimax with memo; counts positions and results.

type Player = "X" | "O";
type Square = Player | " ";

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

class Board {
  private constructor(private readonly squares: readonly Square[]) {}

  static empty(): Board {
    return new Board(Array<Square>(9).fill(" "));
  }

  play(at: number, player: Player): Board {
    if (this.squares[at] !== " ") throw new RangeError(`square ${at} is taken`);
    return new Board(this.squares.with(at, player));
  }

  get free(): number[] {
    return this.squares.flatMap((square, i) => (square === " " ? [i] : []));
  }

  get winner(): Player | null {
    for (const [a, b, c] of lines) {
      const first = this.squares[a];
      if (
        first !== " " &&
        first === this.squares[b] &&
        first === this.squares[c]
      )
        return first;
    }
    return null;
  }

  get key(): string {
    return this.squares.join("");
  }

  toString(): string {
    const rows = [0, 3, 6].map((start) =>
      this.squares.slice(start, start + 3).join("|"),
    );
    return rows.join("\n-+-+-\n");
  }
}

const other = (player: Player): Player => (player === "X" ? "O" : "X");
const memo = new Map<string, number>();

/** 1 if `player`, who is to move, wins; -1 if they lose; 0 for a draw. */
function value(board: Board, player: Player): number {
  const known = memo.get(board.key);
  if (known !== undefined) return known;
  let best: number;
  if (board.winner) best = -1;
  else if (board.free.length === 0) best = 0;
  else
    best = Math.max(
      ...board.free.map((at) => -value(board.play(at, player), other(player))),
    );
  memo.set(board.key, best);
  return best;
}

function bestMove(board: Board, player: Player): number {
  let best = -Infinity;
  let move = -1;
  for (const at of board.free) {
    const score = -value(board.play(at, player), other(player));
    if (score > best) {
      best = score;
      move = at;
    }
  }
  return move;
}

let board = Board.empty();
let player: Player = "X";
while (!board.winner && board.free.length > 0) {
  const move = bestMove(board, player);
  console.log(`${player} plays ${move}`);
  board = board.play(move, player);
  player = other(player);
}
console.log(board.toString());
console.log(`${board.winner ?? "nobody"} wins; ${memo.size} positions`);

const trap = Board.empty().play(0, "X").play(4, "O").play(8, "X");
console.log(
  trap.free.map((at) => `${at}:${-value(trap.play(at, "O"), "X")}`).join(" "),
);
try {
  trap.play(4, "X");
} catch (error) {
  console.log(error instanceof RangeError && error.message);
}
console.log(`${Board.empty()}`.length);
