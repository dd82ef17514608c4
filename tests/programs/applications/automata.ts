// Cellular automata of several kinds behind a small framework.
type Rule<S> = (cell: S, neighbours: readonly S[]) => S;
abstract class Automaton<S> {
  protected generation = 0;
  abstract step(): void;
  abstract render(): string;
  run(n: number, onStep?: (g: number, text: string) => boolean | void): this {
    for (let i = 0; i < n; i++) {
      this.step();
      this.generation++;
      if (onStep?.(this.generation, this.render()) === false) break;
    }
    return this;
  }
  get age(): number {
    return this.generation;
  }
}
class Elementary extends Automaton<0 | 1> {
  private cells: Uint8Array;
  constructor(
    private readonly rule: number,
    width: number,
  ) {
    super();
    this.cells = new Uint8Array(width);
    this.cells[width >> 1] = 1;
  }
  step() {
    const { cells } = this,
      n = cells.length;
    this.cells = cells.map(
      (c, i) =>
        (this.rule >>
          ((cells[(i + n - 1) % n]! << 2) | (c << 1) | cells[(i + 1) % n]!)) &
        1,
    );
  }
  render() {
    return Array.from(this.cells, (c) => " #"[c])
      .join("")
      .trimEnd();
  }
}
class Grid2D<S> extends Automaton<S> {
  protected cells: S[][];
  static readonly moore = [
    [-1, -1],
    [-1, 0],
    [-1, 1],
    [0, -1],
    [0, 1],
    [1, -1],
    [1, 0],
    [1, 1],
  ] as const;
  constructor(
    pattern: string,
    parse: (ch: string) => S,
    private readonly show: (s: S) => string,
    private readonly rule: Rule<S>,
  ) {
    super();
    this.cells = pattern
      .trim()
      .split("\n")
      .map((line) => Array.from(line.trim(), parse));
  }
  neighbours(r: number, c: number): S[] {
    const h = this.cells.length,
      w = this.cells[0]!.length;
    return Grid2D.moore.map(
      ([dr, dc]) => this.cells[(r + dr + h) % h]![(c + dc + w) % w]!,
    );
  }
  step() {
    this.cells = this.cells.map((row, r) =>
      row.map((cell, c) => this.rule(cell, this.neighbours(r, c))),
    );
  }
  render() {
    return this.cells.map((r) => r.map(this.show).join("")).join("\n");
  }
  count(p: (s: S) => boolean) {
    return this.cells.reduce((n, row) => n + row.filter(p).length, 0);
  }
}
new Elementary(30, 31).run(6, (g, t) => console.log(String(g).padStart(2), t));
console.log(new Elementary(110, 31).run(12).render());
const life: Rule<boolean> = (alive, ns) => {
  const n = ns.filter(Boolean).length;
  return n === 3 || (alive && n === 2);
};
const glider = new Grid2D(
  `.#......\n..#.....\n###.....\n........\n........\n........`,
  (ch) => ch === "#",
  (b) => (b ? "#" : "."),
  life,
);
console.log(
  glider.run(4).render(),
  glider.count((x) => x),
  glider.age,
);
const seen = new Map<string, number>();
let period = 0;
glider.run(200, (g, t) => {
  const first = seen.get(t);
  if (first !== undefined) {
    period = g - first;
    return false;
  }
  seen.set(t, g);
  return;
});
console.log("period", period, glider.age);
enum Wire {
  Empty,
  Head,
  Tail,
  Copper,
}
const wire = new Grid2D<Wire>(
  `..........\n.th======.\n.=......=.\n.========.\n..........`,
  (ch) =>
    (
      ({ t: Wire.Tail, h: Wire.Head, "=": Wire.Copper }) as Record<string, Wire>
    )[ch] ?? Wire.Empty,
  (w) => " ht="[w]!,
  (w, ns) => {
    switch (w) {
      case Wire.Empty:
        return Wire.Empty;
      case Wire.Head:
        return Wire.Tail;
      case Wire.Tail:
        return Wire.Copper;
      case Wire.Copper: {
        const heads = ns.filter((x) => x === Wire.Head).length;
        return heads === 1 || heads === 2 ? Wire.Head : Wire.Copper;
      }
    }
  },
);
wire.run(5);
console.log(wire.render(), Wire[wire.count((w) => w === Wire.Head)]);
interface Ant {
  x: number;
  y: number;
  dir: 0 | 1 | 2 | 3;
}
const dirs = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;
function langton(steps: number): [number, Ant] {
  const black = new Set<string>();
  let ant: Ant = { x: 0, y: 0, dir: 0 };
  for (let i = 0; i < steps; i++) {
    const key = `${ant.x},${ant.y}`,
      on = black.has(key),
      dir = ((ant.dir + (on ? 3 : 1)) % 4) as Ant["dir"];
    if (on) black.delete(key);
    else black.add(key);
    const [dx, dy] = dirs[dir];
    ant = { x: ant.x + dx, y: ant.y + dy, dir };
  }
  return [black.size, ant];
}
console.log(...langton(1000));
