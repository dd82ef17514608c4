// Generic game search: tic-tac-toe, Nim, connect-three with minimax and alpha-beta, memo tables, typed interfaces.
interface Game<S, M> {
  readonly name: string;
  initial(): S;
  moves(s: S): Iterable<M>;
  play(s: S, m: M): S;
  score(s: S): number | null;
  player(s: S): 1 | -1;
  key(s: S): string;
  show?(s: S): string;
}
type Mark = "X" | "O" | ".";
type Board = readonly [Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark];
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
const ttt: Game<Board, number> = {
  name: "tic-tac-toe",
  initial: () => Array<Mark>(9).fill(".") as unknown as Board,
  player: (s) => (s.filter((c) => c !== ".").length % 2 ? -1 : 1),
  moves(s) {
    return s.flatMap((c, i) => (c === "." ? [i] : []));
  },
  play(s, m) {
    const next = [...s];
    next[m] = this.player(s) === 1 ? "X" : "O";
    return next as unknown as Board;
  },
  score(s) {
    for (const [a, b, c] of lines)
      if (s[a] !== "." && s[a] === s[b] && s[b] === s[c])
        return s[a] === "X" ? 1 : -1;
    return s.includes(".") ? null : 0;
  },
  key: (s) => s.join(""),
  show: (s) => [0, 3, 6].map((i) => s.slice(i, i + 3).join(" ")).join("\n"),
};
const nim: Game<
  { piles: number[]; turn: 1 | -1 },
  [pile: number, take: number]
> = {
  name: "nim",
  initial: () => ({ piles: [1, 2, 4], turn: 1 }),
  player: ({ turn }) => turn,
  moves: (s) =>
    s.piles.flatMap((n, p) =>
      Array.from({ length: n }, (_, k): [number, number] => [p, k + 1]),
    ),
  play: ({ piles, turn }, [p, n]) => ({
    piles: piles.map((x, i) => (i === p ? x - n : x)),
    turn: -turn as 1 | -1,
  }),
  score: ({ piles, turn }) => (piles.every((x) => x === 0) ? -turn : null),
  key: (s) => `${[...s.piles].sort()}:${s.turn}`,
};
class Searcher<S, M> {
  private table = new Map<string, { value: number; best: M | undefined }>();
  nodes = 0;
  constructor(private readonly game: Game<S, M>) {}
  solve(s: S): { value: number; best: M | undefined } {
    const key = this.game.key(s),
      hit = this.table.get(key);
    if (hit) return hit;
    this.nodes++;
    const done = this.game.score(s);
    if (done !== null) {
      const r = { value: done, best: undefined };
      this.table.set(key, r);
      return r;
    }
    const sign = this.game.player(s);
    let value = -Infinity,
      best: M | undefined;
    for (const m of this.game.moves(s)) {
      const v = sign * this.solve(this.game.play(s, m)).value;
      if (v > value) [value, best] = [v, m];
    }
    const r = { value: sign * value, best };
    this.table.set(key, r);
    return r;
  }
  playout(): [S[], number | null] {
    const states = [this.game.initial()];
    for (;;) {
      const s = states[states.length - 1]!;
      const { best } = this.solve(s);
      if (best === undefined) return [states, this.game.score(s)];
      states.push(this.game.play(s, best));
    }
  }
  get size() {
    return this.table.size;
  }
}
function alphaBeta<S, M>(
  g: Game<S, M>,
  s: S,
  alpha = -Infinity,
  beta = Infinity,
  counter = { n: 0 },
): [number, number] {
  counter.n++;
  const end = g.score(s);
  if (end !== null) return [end, counter.n];
  const max = g.player(s) === 1;
  let best = max ? -Infinity : Infinity;
  for (const m of g.moves(s)) {
    const [v] = alphaBeta(g, g.play(s, m), alpha, beta, counter);
    if (max) {
      best = Math.max(best, v);
      alpha = Math.max(alpha, v);
    } else {
      best = Math.min(best, v);
      beta = Math.min(beta, v);
    }
    if (alpha >= beta) break;
  }
  return [best, counter.n];
}
const s1 = new Searcher(ttt),
  [states, result] = s1.playout();
console.log(ttt.name, result, s1.nodes, s1.size, states.length);
console.log(ttt.show?.(states.at(-1)!));
console.log(alphaBeta(ttt, ttt.initial()));
const s2 = new Searcher(nim);
console.log(
  nim.name,
  s2.solve(nim.initial()),
  s2.nodes,
  s2.playout()[0].map((s) => s.piles.join("")),
  nim.show === undefined,
);
const games = [ttt, nim] as const;
for (const g of games) console.log(g.name.length, "show" in g);
const pos = ["X", "X", ".", "O", "O", ".", ".", ".", "."] as unknown as Board;
console.log(s1.solve(pos), ttt.player(pos));
type AnyGame = (typeof games)[number]["name"];
const label: AnyGame = "x";
console.log(label);
