// Dynamic programming and searching: knapsack, LCS, edit distance, N-queens, subset sums, permutations, sieve, binary search.

function knapsack(
  items: { name: string; weight: number; value: number }[],
  capacity: number,
) {
  const best = Array.from({ length: items.length + 1 }, () =>
    new Array<number>(capacity + 1).fill(0),
  );
  items.forEach(({ weight, value }, i) => {
    for (let c = 0; c <= capacity; c++)
      best[i + 1][c] = Math.max(
        best[i][c],
        c >= weight ? best[i][c - weight] + value : 0,
      );
  });
  const chosen: string[] = [];
  for (let i = items.length, c = capacity; i > 0; i--) {
    if (best[i][c] !== best[i - 1][c]) {
      chosen.unshift(items[i - 1].name);
      c -= items[i - 1].weight;
    }
  }
  return { value: best.at(-1)?.at(-1), chosen };
}
console.log(
  knapsack(
    [
      { name: "gold", weight: 5, value: 60 },
      { name: "tv", weight: 8, value: 50 },
      { name: "book", weight: 1, value: 9 },
      { name: "lamp", weight: 4, value: 40 },
    ],
    10,
  ),
);
const lcs = (a: string, b: string): string => {
  const t: string[][] = [];
  for (let i = 0; i <= a.length; i++) {
    t[i] = [];
    for (let j = 0; j <= b.length; j++)
      t[i][j] =
        i === 0 || j === 0
          ? ""
          : a[i - 1] === b[j - 1]
            ? t[i - 1][j - 1] + a[i - 1]
            : t[i - 1][j].length >= t[i][j - 1].length
              ? t[i - 1][j]
              : t[i][j - 1];
  }
  return t[a.length][b.length];
};
console.log(
  lcs("AGGTAB", "GXTXAYB"),
  lcs("", "x"),
  lcs("programming", "gaming"),
);
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current[j] = Math.min(
        previous[j] + 1,
        current[j - 1] + 1,
        previous[j - 1] + Number(a[i - 1] !== b[j - 1]),
      );
    previous = current;
  }
  return previous[b.length];
}
console.log(
  distance("kitten", "sitting"),
  distance("", "abc"),
  distance("flaw", "lawn"),
);
function queens(n: number): { count: number; first: number[] | null } {
  let count = 0,
    first: number[] | null = null;
  const columns = new Set<number>(),
    d1 = new Set<number>(),
    d2 = new Set<number>(),
    placed: number[] = [];
  (function place(row: number): void {
    if (row === n) {
      count++;
      first ??= [...placed];
      return;
    }
    for (let c = 0; c < n; c++) {
      if (columns.has(c) || d1.has(row + c) || d2.has(row - c)) continue;
      columns.add(c);
      d1.add(row + c);
      d2.add(row - c);
      placed.push(c);
      place(row + 1);
      placed.pop();
      columns.delete(c);
      d1.delete(row + c);
      d2.delete(row - c);
    }
  })(0);
  return { count, first };
}
for (const n of [1, 2, 4, 6, 8]) {
  const { count, first } = queens(n);
  console.log(n, count, first);
}
const board = queens(5).first;
if (board)
  console.log(
    board
      .map((c) => ".".repeat(c) + "Q" + ".".repeat(board.length - c - 1))
      .join("\n"),
  );
function permutations<T>(xs: readonly T[]): T[][] {
  return xs.length === 0
    ? [[]]
    : xs.flatMap((x, i) =>
        permutations(xs.filter((_, j) => j !== i)).map((rest) => [x, ...rest]),
      );
}
console.log(
  permutations([1, 2, 3])
    .map((p) => p.join(""))
    .join(","),
  permutations("abcd".split("")).length,
);
const combinations = <T>(xs: T[], k: number): T[][] =>
  k === 0
    ? [[]]
    : xs.length < k
      ? []
      : [
          ...combinations(xs.slice(1), k - 1).map((c) => [xs[0], ...c]),
          ...combinations(xs.slice(1), k),
        ];
console.log(
  combinations(["a", "b", "c", "d"], 2).map((c) => c.join("")),
  combinations([1, 2], 3),
);
const powerset = <T>(xs: T[]): T[][] =>
  xs.reduce<T[][]>((sets, x) => sets.concat(sets.map((s) => [...s, x])), [[]]);
console.log(powerset([1, 2, 3]));
const sieve = (n: number): number[] => {
  const c = new Uint8Array(n + 1);
  const out = [];
  for (let i = 2; i <= n; i++) {
    if (c[i]) continue;
    out.push(i);
    for (let j = i * i; j <= n; j += i) c[j] = 1;
  }
  return out;
};
console.log(sieve(60), sieve(10000).length);
function bisect<T>(
  xs: readonly T[],
  target: T,
  compare: (a: T, b: T) => number = (a, b) => (a < b ? -1 : a > b ? 1 : 0),
): number {
  let lo = 0,
    hi = xs.length - 1;
  while (lo <= hi) {
    const mid = (lo + hi) >>> 1;
    const c = compare(xs[mid], target);
    if (c === 0) return mid;
    if (c < 0) lo = mid + 1;
    else hi = mid - 1;
  }
  return ~lo;
}
console.log(
  bisect([1, 3, 5, 7], 5),
  bisect([1, 3, 5, 7], 4),
  bisect(["a", "c"], "c"),
  bisect([{ k: 1 }, { k: 4 }], { k: 4 }, (a, b) => a.k - b.k),
);
const memo = new Map<string, number>();
function paths(r: number, c: number): number {
  if (r === 0 || c === 0) return 1;
  const key = `${r},${c}`;
  let known = memo.get(key);
  if (known === undefined)
    memo.set(key, (known = paths(r - 1, c) + paths(r, c - 1)));
  return known;
}
console.log(paths(10, 10), paths(16, 16), memo.size);
function coins(amount: number, kinds: number[]): number[] | null {
  const last: (number | undefined)[] = [],
    need: number[] = [0];
  for (let a = 1; a <= amount; a++) {
    need[a] = Infinity;
    for (const k of kinds)
      if (k <= a && need[a - k] + 1 < need[a]) {
        need[a] = need[a - k] + 1;
        last[a] = k;
      }
  }
  if (need[amount] === Infinity) return null;
  const out: number[] = [];
  for (let a = amount; a > 0;) {
    const k = last[a];
    if (k === undefined) break;
    out.push(k);
    a -= k;
  }
  return out;
}
console.log(
  coins(63, [1, 5, 10, 21, 25]),
  coins(7, [5, 3]),
  coins(0, [1]),
  coins(11, [2, 5]),
);
const life = (cells: Set<string>): Set<string> => {
  const n = new Map<string, number>();
  for (const cell of cells) {
    const [x, y] = cell.split(",").map(Number);
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        if (dx || dy) {
          const k = `${x + dx},${y + dy}`;
          n.set(k, (n.get(k) ?? 0) + 1);
        }
  }
  return new Set(
    [...n]
      .filter(([k, c]) => c === 3 || (c === 2 && cells.has(k)))
      .map(([k]) => k),
  );
};
let glider = new Set(["1,0", "2,1", "0,2", "1,2", "2,2"]);
outer: for (let g = 0; ; g++) {
  for (const cell of glider)
    if (cell === "5,5") {
      console.log("reached at", g, [...glider].sort());
      break outer;
    }
  if (g > 50) break;
  glider = life(glider);
}
export {};
