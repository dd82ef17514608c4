// Dijkstra with a generic binary heap, and paths through a maze by BFS.

class PriorityQueue<T> {
  private readonly heap: { item: T; priority: number }[] = [];

  get size(): number {
    return this.heap.length;
  }

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
    const last = this.heap.pop();
    if (last === undefined) return undefined;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return top.item;
  }

  private sink(): void {
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const right = left + 1;
      let smallest = i;
      if (
        left < this.size &&
        this.heap[left].priority < this.heap[smallest].priority
      )
        smallest = left;
      if (
        right < this.size &&
        this.heap[right].priority < this.heap[smallest].priority
      )
        smallest = right;
      if (smallest === i) return;
      [this.heap[i], this.heap[smallest]] = [this.heap[smallest], this.heap[i]];
      i = smallest;
    }
  }
}

interface Edge {
  readonly to: string;
  readonly cost: number;
}

class Graph {
  private readonly edges = new Map<string, Edge[]>();

  connect(a: string, b: string, cost: number): this {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ]) {
      const list = this.edges.get(from) ?? [];
      list.push({ to, cost });
      this.edges.set(from, list);
    }
    return this;
  }

  path(from: string, to: string): { cost: number; route: string[] } | null {
    const costs = new Map([[from, 0]]);
    const previous = new Map<string, string>();
    const queue = new PriorityQueue<string>();
    queue.push(from, 0);
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      if (place === to) break;
      const base = costs.get(place)!;
      for (const edge of this.edges.get(place) ?? []) {
        const cost = base + edge.cost;
        if (cost >= (costs.get(edge.to) ?? Infinity)) continue;
        costs.set(edge.to, cost);
        previous.set(edge.to, place);
        queue.push(edge.to, cost);
      }
    }
    const cost = costs.get(to);
    if (cost === undefined) return null;
    const route = [to];
    for (let at = previous.get(to); at; at = previous.get(at))
      route.unshift(at);
    return { cost, route };
  }
}

const roads = new Graph()
  .connect("Aber", "Bron", 7)
  .connect("Aber", "Caer", 9)
  .connect("Aber", "Fal", 14)
  .connect("Bron", "Caer", 10)
  .connect("Bron", "Dun", 15)
  .connect("Caer", "Dun", 11)
  .connect("Caer", "Fal", 2)
  .connect("Dun", "Eye", 6)
  .connect("Eye", "Fal", 9)
  .connect("Isle", "Ness", 1);
for (const to of ["Eye", "Dun", "Aber", "Isle"]) {
  const found = roads.path("Aber", to);
  console.log(
    to,
    found ? `${found.cost}: ${found.route.join(" - ")}` : "unreachable",
  );
}

const maze = [
  "#########",
  "#S..#...#",
  "#.#.#.#.#",
  "#.#...#.#",
  "#.#####.#",
  "#......E#",
  "#########",
].map((line) => [...line]);

type Cell = [row: number, column: number];

function find(mark: string): Cell {
  for (const [row, line] of maze.entries()) {
    const column = line.indexOf(mark);
    if (column >= 0) return [row, column];
  }
  throw new Error(`no ${mark}`);
}

function solve(): number {
  const start = find("S");
  const end = find("E");
  const key = ([row, column]: Cell): number => row * 100 + column;
  const from = new Map<number, Cell | null>([[key(start), null]]);
  const queue: Cell[] = [start];
  while (queue.length > 0) {
    const [row, column] = queue.shift()!;
    for (const [dr, dc] of [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ]) {
      const next: Cell = [row + dr, column + dc];
      if (maze[next[0]][next[1]] === "#" || from.has(key(next))) continue;
      from.set(key(next), [row, column]);
      queue.push(next);
    }
  }
  let length = 0;
  for (let at = from.get(key(end)); at; at = from.get(key(at))) {
    if (maze[at[0]][at[1]] === ".") maze[at[0]][at[1]] = "*";
    length++;
  }
  return length;
}
console.log(solve());
console.log(maze.map((line) => line.join("")).join("\n"));
const numbers = new PriorityQueue<number>();
for (const n of [5, 3, 9, 1, 7, 3, 8, 2]) numbers.push(n, -n);
const order: number[] = [];
while (numbers.size > 0) order.push(numbers.pop()!);
console.log(order.join(" "));
