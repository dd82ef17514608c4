// Graphs: generic priority queue, Dijkstra, topological sort, union-find, BFS paths, Floyd-Warshall.

class PriorityQueue<T> {
  private heap: { item: T; priority: number }[] = [];
  push(item: T, priority: number): void {
    this.heap.push({ item, priority });
    let i = this.heap.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.heap[parent].priority <= this.heap[i].priority) break;
      [this.heap[parent], this.heap[i]] = [this.heap[i], this.heap[parent]];
      i = parent;
    }
  }
  pop(): T | undefined {
    const top = this.heap[0];
    if (top === undefined) return undefined;
    const last = this.heap.pop()!;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      let i = 0;
      for (;;) {
        const l = 2 * i + 1,
          r = l + 1;
        let m = i;
        if (
          l < this.heap.length &&
          this.heap[l].priority < this.heap[m].priority
        )
          m = l;
        if (
          r < this.heap.length &&
          this.heap[r].priority < this.heap[m].priority
        )
          m = r;
        if (m === i) break;
        [this.heap[m], this.heap[i]] = [this.heap[i], this.heap[m]];
        i = m;
      }
    }
    return top.item;
  }
  get size() {
    return this.heap.length;
  }
  isEmpty = () => this.heap.length === 0;
}

interface Edge<N> {
  to: N;
  weight: number;
}

class Graph<N extends string | number> {
  private adjacency = new Map<N, Edge<N>[]>();
  constructor(
    edges: readonly (readonly [N, N, number?])[] = [],
    private directed = false,
  ) {
    for (const [a, b, w = 1] of edges) this.connect(a, b, w);
  }
  connect(a: N, b: N, weight = 1): void {
    this.edgesOf(a).push({ to: b, weight });
    const back = this.edgesOf(b);
    if (!this.directed) back.push({ to: a, weight });
  }
  private edgesOf(n: N): Edge<N>[] {
    let list = this.adjacency.get(n);
    if (!list) this.adjacency.set(n, (list = []));
    return list;
  }
  get nodes(): N[] {
    return [...this.adjacency.keys()];
  }
  neighbours(n: N): readonly Edge<N>[] {
    return this.adjacency.get(n) ?? [];
  }

  dijkstra(source: N): { distance: Map<N, number>; previous: Map<N, N> } {
    const distance = new Map<N, number>([[source, 0]]);
    const previous = new Map<N, N>();
    const queue = new PriorityQueue<N>();
    queue.push(source, 0);
    const done = new Set<N>();
    while (!queue.isEmpty()) {
      const n = queue.pop()!;
      if (done.has(n)) continue;
      done.add(n);
      for (const { to, weight } of this.neighbours(n)) {
        const alternative = distance.get(n)! + weight;
        if (alternative < (distance.get(to) ?? Infinity)) {
          distance.set(to, alternative);
          previous.set(to, n);
          queue.push(to, alternative);
        }
      }
    }
    return { distance, previous };
  }
  path(from: N, to: N): N[] | null {
    const { distance, previous } = this.dijkstra(from);
    if (!distance.has(to)) return null;
    const out: N[] = [];
    for (let at: N | undefined = to; at !== undefined; at = previous.get(at))
      out.push(at);
    return out.reverse();
  }
  topological(): { order: N[] } | { cycle: N[] } {
    const order: N[] = [];
    const state = new Map<N, "visiting" | "done">();
    const stack: N[] = [];
    let cycle: N[] | undefined;
    const visit = (n: N): boolean => {
      const s = state.get(n);
      if (s === "done") return true;
      if (s === "visiting") {
        cycle = [...stack.slice(stack.indexOf(n)), n];
        return false;
      }
      state.set(n, "visiting");
      stack.push(n);
      const fine = this.neighbours(n).every(({ to }) => visit(to));
      stack.pop();
      state.set(n, "done");
      order.unshift(n);
      return fine;
    };
    for (const n of this.nodes) if (!visit(n)) break;
    return cycle ? { cycle } : { order };
  }
  bfsLevels(from: N): N[][] {
    const seen = new Set([from]);
    const levels: N[][] = [];
    let frontier = [from];
    while (frontier.length) {
      levels.push(frontier);
      const next: N[] = [];
      for (const n of frontier)
        for (const { to } of this.neighbours(n))
          if (!seen.has(to)) {
            seen.add(to);
            next.push(to);
          }
      frontier = next;
    }
    return levels;
  }
}

const cities = new Graph<string>([
  ["Oslo", "Bergen", 463],
  ["Oslo", "Trondheim", 494],
  ["Bergen", "Stavanger", 210],
  ["Stavanger", "Oslo", 552],
  ["Trondheim", "Bodo", 703],
  ["Bodo", "Tromso", 550],
  ["Malmo", "Lund", 18],
]);
console.log(cities.path("Stavanger", "Tromso"), cities.path("Oslo", "Lund"));
const { distance } = cities.dijkstra("Bergen");
console.log(
  [...distance]
    .sort((a, b) => a[1] - b[1])
    .map(([c, d]) => `${c} ${d}`)
    .join("; "),
);
console.log(distance);
console.log(cities.bfsLevels("Oslo"));

const tasks = new Graph<string>(
  [
    ["shirt", "tie"],
    ["tie", "jacket"],
    ["trousers", "shoes"],
    ["trousers", "belt"],
    ["belt", "jacket"],
    ["socks", "shoes"],
  ],
  true,
);
const result = tasks.topological();
console.log(
  "order" in result ? result.order.join(" > ") : "cycle " + result.cycle,
);
const looped = new Graph<number>(
  [
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 2],
  ],
  true,
).topological();
if ("cycle" in looped) console.log("cycle", looped.cycle);
else console.log(looped.order);

class UnionFind {
  private parent: number[];
  private rank: Uint8Array;
  count: number;
  constructor(n: number) {
    this.parent = [...Array(n).keys()];
    this.rank = new Uint8Array(n);
    this.count = n;
  }
  find(x: number): number {
    while (this.parent[x] !== x)
      x = this.parent[x] = this.parent[this.parent[x]];
    return x;
  }
  union(a: number, b: number): boolean {
    let ra = this.find(a),
      rb = this.find(b);
    if (ra === rb) return false;
    if (this.rank[ra] < this.rank[rb]) [ra, rb] = [rb, ra];
    this.parent[rb] = ra;
    if (this.rank[ra] === this.rank[rb]) this.rank[ra]++;
    this.count--;
    return true;
  }
}
function kruskal(n: number, edges: [number, number, number][]) {
  const uf = new UnionFind(n);
  const chosen = edges
    .slice()
    .sort(([, , a], [, , b]) => a - b)
    .filter(([a, b]) => uf.union(a, b));
  return {
    weight: chosen.reduce((s, [, , w]) => s + w, 0),
    chosen,
    components: uf.count,
  };
}
console.log(
  kruskal(6, [
    [0, 1, 7],
    [0, 3, 5],
    [1, 2, 8],
    [1, 3, 9],
    [2, 4, 5],
    [3, 4, 15],
    [3, 4, 6],
  ]),
);

function floydWarshall(n: number, edges: number[][]): number[][] {
  const d = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : Infinity)),
  );
  for (const [a, b, w] of edges) d[a][b] = w;
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        if (d[i][k] + d[k][j] < d[i][j]) d[i][j] = d[i][k] + d[k][j];
  return d;
}
console.log(
  floydWarshall(4, [
    [0, 2, -2],
    [1, 0, 4],
    [1, 2, 3],
    [2, 3, 2],
    [3, 1, -1],
  ]),
);
export {};
