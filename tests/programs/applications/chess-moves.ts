// Chess move generation with perft on small depths, FEN parsing and printing.
type Color = "w" | "b";
type PieceKind = "p" | "n" | "b" | "r" | "q" | "k";
interface Piece {
  readonly color: Color;
  readonly kind: PieceKind;
}
interface Move {
  from: number;
  to: number;
  captured?: Piece;
  promotion?: Exclude<PieceKind, "p" | "k">;
}
const other = (c: Color): Color => (c === "w" ? "b" : "w");
const name = (sq: number) => "abcdefgh"[sq & 7]! + (8 - (sq >> 3));
const steps: Record<Exclude<PieceKind, "p">, readonly [number, number][]> = {
  n: [
    [1, 2],
    [2, 1],
    [-1, 2],
    [-2, 1],
    [1, -2],
    [2, -1],
    [-1, -2],
    [-2, -1],
  ],
  b: [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ],
  r: [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ],
  get q() {
    return [...this.b, ...this.r];
  },
  get k() {
    return this.q;
  },
};
class Board {
  private squares: (Piece | null)[] = new Array<Piece | null>(64).fill(null);
  turn: Color = "w";
  static parse(fen: string): Board {
    const board = new Board();
    const [placement, turn] = fen.split(" ");
    let sq = 0;
    for (const ch of placement!) {
      if (ch === "/") continue;
      const digit = Number(ch);
      if (!Number.isNaN(digit)) {
        sq += digit;
        continue;
      }
      const lower = ch.toLowerCase();
      board.squares[sq++] = {
        color: ch === lower ? "b" : "w",
        kind: lower as PieceKind,
      };
    }
    board.turn = turn === "b" ? "b" : "w";
    return board;
  }
  at(sq: number) {
    return this.squares[sq] ?? null;
  }
  pseudo(color = this.turn): Move[] {
    const moves: Move[] = [];
    const add = (from: number, to: number): boolean => {
      const target = this.at(to);
      if (target?.color === color) return false;
      moves.push(target ? { from, to, captured: target } : { from, to });
      return target === null;
    };
    this.squares.forEach((piece, from) => {
      if (piece?.color !== color) return;
      const r = from >> 3,
        c = from & 7;
      if (piece.kind === "p") {
        this.pawn(from, r, c, color, moves);
        return;
      }
      const slides = piece.kind !== "n" && piece.kind !== "k";
      outer: for (const [dr, dc] of steps[piece.kind]) {
        for (let nr = r + dr, nc = c + dc; ; nr += dr, nc += dc) {
          if (nr < 0 || nr > 7 || nc < 0 || nc > 7) continue outer;
          if (!add(from, nr * 8 + nc) || !slides) continue outer;
        }
      }
    });
    return moves;
  }
  private pawn(
    from: number,
    r: number,
    c: number,
    color: Color,
    moves: Move[],
  ) {
    const dir = color === "w" ? -1 : 1,
      start = color === "w" ? 6 : 1,
      last = color === "w" ? 0 : 7;
    const push = (to: number, captured?: Piece) => {
      const m: Move = { from, to };
      if (captured) m.captured = captured;
      if (to >> 3 === last)
        for (const promotion of ["q", "r", "b", "n"] as const)
          moves.push({ ...m, promotion });
      else moves.push(m);
    };
    const ahead = from + dir * 8;
    if (!this.at(ahead)) {
      push(ahead);
      if (r === start && !this.at(ahead + dir * 8)) push(ahead + dir * 8);
    }
    for (const dc of [-1, 1]) {
      if (c + dc < 0 || c + dc > 7) continue;
      const t = this.at(ahead + dc);
      if (t && t.color !== color) push(ahead + dc, t);
    }
  }
  make({ from, to, promotion }: Move): () => void {
    const piece = this.squares[from]!,
      taken = this.squares[to] ?? null;
    this.squares[to] = promotion ? { ...piece, kind: promotion } : piece;
    this.squares[from] = null;
    this.turn = other(this.turn);
    return () => {
      this.squares[from] = piece;
      this.squares[to] = taken;
      this.turn = other(this.turn);
    };
  }
  inCheck(color: Color): boolean {
    return this.pseudo(other(color)).some((m) => m.captured?.kind === "k");
  }
  legal(): Move[] {
    const me = this.turn;
    return this.pseudo().filter((m) => {
      const undo = this.make(m);
      try {
        return !this.inCheck(me);
      } finally {
        undo();
      }
    });
  }
  toString(): string {
    let out = "";
    for (let i = 0; i < 64; i++) {
      const p = this.squares[i];
      out += p ? (p.color === "w" ? p.kind.toUpperCase() : p.kind) : ".";
      if (i % 8 === 7) out += "\n";
    }
    return out;
  }
}
const notation = (b: Board, m: Move) =>
  `${(b.at(m.from)?.kind ?? "?").toUpperCase().replace("P", "")}${m.captured ? "x" : ""}${name(m.to)}${m.promotion ? "=" + m.promotion.toUpperCase() : ""}`;
function perft(b: Board, depth: number): number {
  if (depth === 0) return 1;
  let n = 0;
  for (const m of b.legal()) {
    const undo = b.make(m);
    n += perft(b, depth - 1);
    undo();
  }
  return n;
}
const start = Board.parse("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w");
console.log(`${start}`, perft(start, 1), perft(start, 2));
const tricky = Board.parse("8/P5k1/8/3q4/8/2N5/1K4p1/8 w");
console.log(
  tricky
    .legal()
    .map((m) => notation(tricky, m))
    .sort(),
);
const mate = Board.parse("7k/5KQ1/8/8/8/8/8/8 b");
console.log(
  mate.inCheck("b"),
  mate.legal().length === 0 ? "mate" : "no",
  perft(tricky, 2),
);
const byPiece = new Map<string, number>();
for (const { from } of start.legal()) {
  const k = start.at(from)!.kind;
  byPiece.set(k, (byPiece.get(k) ?? 0) + 1);
}
console.log(byPiece, tricky.legal()[0]);
