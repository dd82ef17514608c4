// Graphs: Dijkstra, breadth first, topological order, components, spanning tree.

interface Edge {
  readonly to: string;
  readonly cost: number;
}
class Graph {
  private readonly edges = new Map<string, Edge[]>();
  constructor(private readonly directed = true) {}
  static parse(text: string, directed = true): Graph {
    const graph = new Graph(directed);
    for (const line of text.split(",")) {
      const [from, to, cost = "1"] = line.trim().split(" ");
      graph.connect(from, to, Number(cost));
    }
    return graph;
  }
  private node(name: string): Edge[] {
    let list = this.edges.get(name);
    if (!list) this.edges.set(name, (list = []));
    return list;
  }
  connect(from: string, to: string, cost = 1): this {
    this.node(from).push({ to, cost });
    const back = this.node(to);
    if (!this.directed) back.push({ to: from, cost });
    return this;
  }
  get names(): string[] {
    return [...this.edges.keys()];
  }
  from(name: string): readonly Edge[] {
    return this.edges.get(name) ?? [];
  }

  shortest(from: string): Map<string, { cost: number; via: string | null }> {
    const best = new Map<string, { cost: number; via: string | null }>();
    const open: { name: string; cost: number }[] = [{ name: from, cost: 0 }];
    best.set(from, { cost: 0, via: null });
    while (open.length > 0) {
      open.sort((a, b) => b.cost - a.cost);
      const { name, cost } = open.pop()!;
      if (cost > (best.get(name)?.cost ?? Infinity)) continue;
      for (const edge of this.from(name)) {
        const total = cost + edge.cost;
        if (total < (best.get(edge.to)?.cost ?? Infinity)) {
          best.set(edge.to, { cost: total, via: name });
          open.push({ name: edge.to, cost: total });
        }
      }
    }
    return best;
  }
  path(from: string, to: string): string[] | null {
    const best = this.shortest(from);
    if (!best.has(to)) return null;
    const path: string[] = [];
    for (let at: string | null = to; at !== null; at = best.get(at)!.via)
      path.unshift(at);
    return path;
  }
  levels(from: string): string[][] {
    const seen = new Set([from]);
    const result: string[][] = [];
    for (let level = [from]; level.length > 0;) {
      result.push(level);
      const next: string[] = [];
      for (const name of level) {
        for (const { to } of this.from(name)) {
          if (seen.has(to)) continue;
          seen.add(to);
          next.push(to);
        }
      }
      level = next;
    }
    return result;
  }
  topological(): string[] {
    const order: string[] = [];
    const state = new Map<string, "open" | "done">();
    const visit = (name: string, trail: string[]): void => {
      switch (state.get(name)) {
        case "done":
          return;
        case "open":
          throw new Error(
            `cycle: ${[...trail.slice(trail.indexOf(name)), name].join(" > ")}`,
          );
      }
      state.set(name, "open");
      for (const { to } of this.from(name)) visit(to, [...trail, name]);
      state.set(name, "done");
      order.unshift(name);
    };
    for (const name of this.names) visit(name, []);
    return order;
  }
  components(): string[][] {
    const left = new Set(this.names);
    const result: string[][] = [];
    for (const name of left) {
      const component = this.levels(name).flat();
      for (const member of component) left.delete(member);
      result.push(component.sort());
    }
    return result;
  }
  spanningTree(): [total: number, edges: string[]] {
    const parent: Record<string, string> = {};
    for (const name of this.names) parent[name] = name;
    const root = (name: string): string =>
      parent[name] === name ? name : (parent[name] = root(parent[name]));
    const all: [from: string, to: string, cost: number][] = [];
    for (const [from, edges] of this.edges) {
      for (const { to, cost } of edges)
        if (from < to) all.push([from, to, cost]);
    }
    all.sort(([, , a], [, , b]) => a - b);
    let total = 0;
    const chosen: string[] = [];
    for (const [from, to, cost] of all) {
      const [a, b] = [root(from), root(to)];
      if (a === b) continue;
      parent[a] = b;
      total += cost;
      chosen.push(from + to);
    }
    return [total, chosen];
  }
}

const roads = Graph.parse(
  "a b 7, a c 9, a f 14, b c 10, b d 15, c d 11, c f 2, d e 6, e f 9, x y 3",
  false,
);
for (const [name, { cost, via }] of roads.shortest("a"))
  console.log(name, cost, via);
console.log(roads.path("a", "e"), roads.path("a", "x"), roads.path("b", "b"));
console.log(roads.levels("a").map((level) => level.join("")));
console.log(roads.components().map((c) => c.join("")));
console.log(roads.spanningTree());

const tasks = Graph.parse(
  "shirt tie, tie jacket, trousers shoes, trousers belt, belt jacket, socks shoes",
);
console.log(tasks.topological().join(" "));
try {
  Graph.parse("a b, b c, c d, d b").topological();
} catch (e) {
  console.log((e as Error).message);
}
const grid = new Graph(false);
for (let y = 0; y < 6; y++) {
  for (let x = 0; x < 6; x++) {
    const cost = ((x * 7 + y * 13) % 5) + 1;
    if (x < 5) grid.connect(`${x},${y}`, `${x + 1},${y}`, cost);
    if (y < 5) grid.connect(`${x},${y}`, `${x},${y + 1}`, cost * 2);
  }
}
const path = grid.path("0,0", "5,5")!;
console.log(path.length, path.join(" "), grid.shortest("0,0").get("5,5")?.cost);
