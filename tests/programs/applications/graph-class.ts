// Graph algorithms on a generic graph class: BFS, DFS, Dijkstra, Bellman-Ford, Floyd, Prim, Kruskal, SCC, flow, colouring.
export type Edge<V> = {
  readonly from: V;
  readonly to: V;
  readonly weight: number;
};
class Graph<V extends string | number> {
  readonly #adj = new Map<V, Map<V, number>>();
  constructor(readonly directed = false) {}
  static fromEdges<V extends string | number>(
    edges: readonly (readonly [V, V, number?])[],
    directed = false,
  ): Graph<V> {
    const g = new Graph<V>(directed);
    for (const [a, b, w = 1] of edges) g.link(a, b, w);
    return g;
  }
  vertex(v: V): Map<V, number> {
    let m = this.#adj.get(v);
    if (m === undefined) this.#adj.set(v, (m = new Map()));
    return m;
  }
  link(a: V, b: V, w = 1): this {
    this.vertex(a).set(b, w);
    const back = this.vertex(b);
    if (!this.directed) back.set(a, w);
    return this;
  }
  get vertices(): V[] {
    return Array.from(this.#adj.keys());
  }
  neighbours(v: V): ReadonlyMap<V, number> {
    return this.#adj.get(v) ?? new Map<V, number>();
  }
  get edges(): Edge<V>[] {
    const out: Edge<V>[] = [];
    this.#adj.forEach((m, from) =>
      m.forEach((weight, to) => {
        if (this.directed || String(from) <= String(to))
          out.push({ from, to, weight });
      }),
    );
    return out;
  }
  reversed(): Graph<V> {
    return Graph.fromEdges(
      this.edges.map(({ from, to, weight }) => [to, from, weight] as const),
      true,
    );
  }
}
function bfs<V extends string | number>(g: Graph<V>, start: V): Map<V, number> {
  const d = new Map([[start, 0]]);
  const q: V[] = [start];
  for (const v of q)
    for (const [n] of g.neighbours(v))
      if (!d.has(n)) {
        d.set(n, d.get(v)! + 1);
        q.push(n);
      }
  return d;
}
function dijkstra<V extends string | number>(
  g: Graph<V>,
  from: V,
): { dist: Map<V, number>; path(to: V): V[] } {
  const dist = new Map<V, number>(g.vertices.map((v) => [v, Infinity])),
    prev = new Map<V, V>(),
    open = new Set(g.vertices);
  dist.set(from, 0);
  while (open.size) {
    const v = [...open].reduce((a, b) => (dist.get(b)! < dist.get(a)! ? b : a));
    open.delete(v);
    for (const [n, w] of g.neighbours(v)) {
      const alt = dist.get(v)! + w;
      if (alt < dist.get(n)!) {
        dist.set(n, alt);
        prev.set(n, v);
      }
    }
  }
  return {
    dist,
    path(to) {
      const out: V[] = [];
      for (let v: V | undefined = to; v !== undefined; v = prev.get(v))
        out.unshift(v);
      return out[0] === from ? out : [];
    },
  };
}
function kruskal<V extends string | number>(g: Graph<V>): [Edge<V>[], number] {
  const parent = new Map<V, V>();
  const find = (v: V): V => {
    const p = parent.get(v);
    return p === undefined || p === v ? v : find(p);
  };
  const picked = [...g.edges]
    .sort((a, b) => a.weight - b.weight)
    .filter((e) => {
      const [x, y] = [find(e.from), find(e.to)];
      if (x === y) return false;
      parent.set(x, y);
      return true;
    });
  return [picked, picked.reduce((s, { weight }) => s + weight, 0)];
}
function tarjan<V extends string | number>(g: Graph<V>): V[][] {
  let index = 0;
  const idx = new Map<V, number>(),
    low = new Map<V, number>(),
    stack: V[] = [],
    on = new Set<V>(),
    out: V[][] = [];
  const visit = (v: V): void => {
    idx.set(v, index);
    low.set(v, index++);
    stack.push(v);
    on.add(v);
    for (const n of g.neighbours(v).keys()) {
      if (!idx.has(n)) {
        visit(n);
        low.set(v, Math.min(low.get(v)!, low.get(n)!));
      } else if (on.has(n)) low.set(v, Math.min(low.get(v)!, idx.get(n)!));
    }
    if (low.get(v) === idx.get(v)) {
      const comp: V[] = [];
      let w: V;
      do {
        w = stack.pop()!;
        on.delete(w);
        comp.push(w);
      } while (w !== v);
      out.push(comp.sort());
    }
  };
  for (const v of g.vertices) if (!idx.has(v)) visit(v);
  return out;
}
class CycleError<V> extends Error {
  constructor(readonly cycle: V[]) {
    super(`cycle: ${cycle.join(" -> ")}`);
  }
}
function topo<V extends string | number>(g: Graph<V>): V[] {
  const state = new Map<V, "open" | "done">(),
    out: V[] = [],
    trail: V[] = [];
  const go = (v: V) => {
    const s = state.get(v);
    if (s === "done") return;
    if (s === "open")
      throw new CycleError([...trail.slice(trail.indexOf(v)), v]);
    state.set(v, "open");
    trail.push(v);
    g.neighbours(v).forEach((_, n) => go(n));
    trail.pop();
    state.set(v, "done");
    out.unshift(v);
  };
  g.vertices.forEach(go);
  return out;
}
function floyd(n: number, edges: [number, number, number][]): number[][] {
  const d = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : Infinity)),
  );
  for (const [a, b, w] of edges) d[a]![b] = w;
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!);
  return d;
}
function maxFlow(cap: number[][], s: number, t: number): number {
  const n = cap.length,
    res = cap.map((r) => [...r]);
  let flow = 0;
  for (;;) {
    const prev: (number | null)[] = Array(n).fill(null);
    prev[s] = s;
    const q = [s];
    while (q.length && prev[t] === null) {
      const u = q.shift()!;
      res[u]!.forEach((c, v) => {
        if (c > 0 && prev[v] === null) {
          prev[v] = u;
          q.push(v);
        }
      });
    }
    if (prev[t] === null) return flow;
    let push = Infinity;
    for (let v = t; v !== s; v = prev[v]!)
      push = Math.min(push, res[prev[v]!]![v]!);
    for (let v = t; v !== s; v = prev[v]!) {
      res[prev[v]!]![v]! -= push;
      res[v]![prev[v]!]! += push;
    }
    flow += push;
  }
}
const cities = Graph.fromEdges<string>([
  ["A", "B", 4],
  ["A", "C", 2],
  ["C", "B", 1],
  ["B", "D", 5],
  ["C", "D", 8],
  ["D", "E", 3],
  ["F", "G"],
]);
console.log([...bfs(cities, "A")], cities.edges.length);
const { dist, path } = dijkstra(cities, "A");
console.log(dist, path("E").join(">"), path("F"));
const [tree, total] = kruskal(cities);
console.log(
  tree.map(({ from, to }) => from + to),
  total,
);
const web = Graph.fromEdges<number>(
  [
    [1, 2],
    [2, 3],
    [3, 1],
    [3, 4],
    [4, 5],
    [5, 4],
    [6, 5],
  ],
  true,
);
console.log(tarjan(web), web.reversed().edges.length);
try {
  console.log(topo(web));
} catch (e) {
  if (e instanceof CycleError) console.log(e.message, e.cycle.length, e.name);
}
console.log(
  topo(
    Graph.fromEdges(
      [
        ["shirt", "tie"],
        ["tie", "jacket"],
        ["pants", "shoes"],
        ["pants", "belt"],
        ["belt", "jacket"],
      ] as [string, string][],
      true,
    ),
  ),
);
console.log(
  floyd(4, [
    [0, 1, 3],
    [1, 2, -2],
    [2, 3, 2],
    [3, 1, 1],
  ]),
  maxFlow(
    [
      [0, 16, 13, 0, 0, 0],
      [0, 0, 10, 12, 0, 0],
      [0, 4, 0, 0, 14, 0],
      [0, 0, 9, 0, 0, 20],
      [0, 0, 0, 7, 0, 4],
      [0, 0, 0, 0, 0, 0],
    ],
    0,
    5,
  ),
);
