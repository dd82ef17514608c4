// Sudoku by constraint propagation on bit sets, with backtracking.

type Board = number[];
const all = 0x1ff;
const peersOf: number[][] = Array.from({ length: 81 }, (_, cell) => {
  const [row, column] = [Math.floor(cell / 9), cell % 9];
  const peers = new Set<number>();
  for (let i = 0; i < 9; i++) {
    peers.add(row * 9 + i).add(i * 9 + column);
    const boxRow = row - (row % 3) + Math.floor(i / 3);
    peers.add(boxRow * 9 + column - (column % 3) + (i % 3));
  }
  peers.delete(cell);
  return [...peers];
});
function bitCount(bits: number): number {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}
const digitOf = (bits: number): number => 32 - Math.clz32(bits);

class Contradiction extends Error {}

function assign(board: Board, cell: number, bits: number): void {
  if (board[cell] === bits) return;
  if ((board[cell] & bits) === 0) throw new Contradiction(`cell ${cell}`);
  board[cell] = bits;
  for (const peer of peersOf[cell]) {
    if (!(board[peer] & bits)) continue;
    const left = board[peer] & ~bits;
    if (left === 0) throw new Contradiction(`peer ${peer}`);
    if (bitCount(left) === 1) assign(board, peer, left);
    else board[peer] = left;
  }
}
function parse(text: string): Board {
  const board: Board = new Array<number>(81).fill(all);
  [...text].forEach((c, cell) => {
    if (c >= "1" && c <= "9") assign(board, cell, 1 << (Number(c) - 1));
  });
  return board;
}
let guesses = 0;
function solve(board: Board): Board | null {
  let best = -1;
  let fewest = 10;
  for (const [cell, bits] of board.entries()) {
    const count = bitCount(bits);
    if (count > 1 && count < fewest) [best, fewest] = [cell, count];
  }
  if (best < 0) return board;
  for (let digit = 1; digit <= all; digit <<= 1) {
    if (!(board[best] & digit)) continue;
    const copy = [...board];
    guesses++;
    try {
      assign(copy, best, digit);
      const solved = solve(copy);
      if (solved) return solved;
    } catch (e) {
      if (!(e instanceof Contradiction)) throw e;
    }
  }
  return null;
}
function render(board: Board): string {
  let out = "";
  for (let row = 0; row < 9; row++) {
    if (row % 3 === 0 && row > 0) out += "---+---+---\n";
    const cells = board
      .slice(row * 9, row * 9 + 9)
      .map((b) => (bitCount(b) === 1 ? String(digitOf(b)) : "."));
    out +=
      [0, 3, 6].map((i) => cells.slice(i, i + 3).join("")).join("|") + "\n";
  }
  return out.slice(0, -1);
}
const valid = (board: Board): boolean =>
  board.every(
    (bits, cell) =>
      bitCount(bits) === 1 && peersOf[cell].every((p) => board[p] !== bits),
  );
for (const puzzle of [
  "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
  "..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9".replace(
    ".",
    "9",
  ),
  "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
]) {
  guesses = 0;
  try {
    const solved = solve(parse(puzzle));
    console.log(solved ? render(solved) : "no solution");
    console.log(solved !== null && valid(solved), guesses);
  } catch (e) {
    console.log(
      "contradiction",
      e instanceof Contradiction,
      (e as Error).message,
    );
  }
}
try {
  parse("11" + ".".repeat(79));
} catch (e) {
  console.log((e as Error).message);
}
