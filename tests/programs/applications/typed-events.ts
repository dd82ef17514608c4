// Typed events, reducers over records, pipelines, shapes, matrices and counts.
type Events = {
  opened: { id: string; owner: string };
  deposited: { id: string; amount: number };
  closed: { id: string };
};
type EventOf<K extends keyof Events = keyof Events> = {
  [P in K]: { type: P; at: number } & Events[P];
}[K];
class Emitter<M extends Record<string, unknown>> {
  private readonly handlers: { [K in keyof M]?: ((payload: M[K]) => void)[] } =
    {};
  on<K extends keyof M>(type: K, handler: (payload: M[K]) => void): () => void {
    const list = (this.handlers[type] ??= []);
    list.push(handler);
    return () => {
      const i = list.indexOf(handler);
      if (i >= 0) list.splice(i, 1);
    };
  }
  emit<K extends keyof M>(type: K, payload: M[K]): number {
    const list = this.handlers[type];
    list?.forEach((h) => h(payload));
    return list?.length ?? 0;
  }
}
const bus = new Emitter<Events>();
const log: string[] = [];
const off = bus.on("deposited", ({ id, amount }) => {
  log.push(`${id}+${amount}`);
});
bus.on("opened", (e) => {
  log.push(`${e.owner} opened ${e.id}`);
});
console.log(
  bus.emit("opened", { id: "a1", owner: "Ann" }),
  bus.emit("deposited", { id: "a1", amount: 10 }),
  bus.emit("closed", { id: "a1" }),
);
off();
console.log(bus.emit("deposited", { id: "a1", amount: 5 }), log);
interface Account {
  readonly id: string;
  readonly owner: string;
  balance: number;
  open: boolean;
}
type State = Readonly<Record<string, Account>>;
function reduce(state: State, e: EventOf): State {
  switch (e.type) {
    case "opened":
      return {
        ...state,
        [e.id]: { id: e.id, owner: e.owner, balance: 0, open: true },
      };
    case "deposited": {
      const account = state[e.id];
      if (!account?.open) throw new Error(`account ${e.id} is not open`);
      return {
        ...state,
        [e.id]: { ...account, balance: account.balance + e.amount },
      };
    }
    case "closed": {
      const { [e.id]: gone, ...others } = state;
      return gone === undefined
        ? state
        : { ...others, [e.id]: { ...gone, open: false } };
    }
  }
}
const history: EventOf[] = [
  { type: "opened", at: 1, id: "x", owner: "Bob" },
  { type: "deposited", at: 2, id: "x", amount: 99.5 },
  { type: "opened", at: 3, id: "y", owner: "Cy" },
  { type: "closed", at: 4, id: "x" },
];
let state: State = {};
for (const e of history) state = reduce(state, e);
console.log(state);
try {
  reduce(state, { type: "deposited", at: 5, id: "x", amount: 1 });
} catch (e) {
  console.log((e as Error).message);
}
const pipe =
  <A, B, C, D>(f: (a: A) => B, g: (b: B) => C, h: (c: C) => D) =>
  (a: A): D =>
    h(g(f(a)));
console.log(
  pipe(
    (s: string) => s.split(","),
    (xs) => xs.map(Number),
    (ns) => ns.reduce((a, b) => a + b, 0),
  )("1,2,3.5"),
);
type Shape =
  | { kind: "circle"; r: number }
  | { kind: "rect"; w: number; h: number }
  | { kind: "poly"; points: [number, number][] };
const area = (s: Shape): number => {
  switch (s.kind) {
    case "circle":
      return Math.PI * s.r ** 2;
    case "rect":
      return s.w * s.h;
    case "poly":
      return (
        Math.abs(
          s.points.reduce((sum, [x, y], i, all) => {
            const [nx, ny] = all[(i + 1) % all.length]!;
            return sum + x * ny - nx * y;
          }, 0),
        ) / 2
      );
  }
};
const shapes = [
  { kind: "circle", r: 2 },
  { kind: "rect", w: 3, h: 4 },
  {
    kind: "poly",
    points: [
      [0, 0],
      [4, 0],
      [0, 3],
    ],
  },
] satisfies Shape[];
for (const s of shapes) console.log(s.kind.padEnd(8, "."), area(s).toFixed(3));
const grouped = Object.entries(
  shapes.reduce<Record<string, number>>(
    (acc, s) => ({ ...acc, [s.kind]: (acc[s.kind] ?? 0) + area(s) }),
    {},
  ),
).sort(([, a], [, b]) => b - a);
console.log(grouped.map(([k, v]) => [k, Math.round(v)]));
class Matrix {
  constructor(private readonly rows: readonly (readonly number[])[]) {}
  static identity(n: number): Matrix {
    return new Matrix(
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (_, j) => +(i === j)),
      ),
    );
  }
  times(o: Matrix): Matrix {
    return new Matrix(
      this.rows.map((r) =>
        o.rows[0]!.map((_, j) =>
          r.reduce((s, x, k) => s + x * o.rows[k]![j]!, 0),
        ),
      ),
    );
  }
  pow(n: number): Matrix {
    if (n === 0) return Matrix.identity(this.rows.length);
    const half = this.pow(n >> 1);
    const sq = half.times(half);
    return n & 1 ? sq.times(this) : sq;
  }
  toString(): string {
    return this.rows.map((r) => r.join(" ")).join("\n");
  }
}
console.log(
  `${new Matrix([
    [1, 1],
    [1, 0],
  ]).pow(30)}`,
);
const words = "the quick brown fox jumps over the lazy dog the end".split(" ");
const freq = words.reduce(
  (m, w) => m.set(w, (m.get(w) ?? 0) + 1),
  new Map<string, number>(),
);
console.log(
  [...freq.entries()].filter(([, n]) => n > 1),
  Math.max(...freq.values()),
  [...freq.keys()]
    .sort((a, b) => a.length - b.length || a.localeCompare(b))
    .slice(0, 4),
);
label: for (let i = 0; ; i++) {
  for (let j = 0; j < 5; j++) {
    if (i * j === 6) {
      console.log(i, j);
      break label;
    }
    if (j > i) continue label;
  }
}
console.log(
  typeof null,
  typeof undefined,
  typeof (() => 1),
  [1, 2, 3].includes(2) && "yes",
);
