// A maze: parsing, breadth-first search, right-hand rule, generated mazes.

const compass = ["north", "east", "south", "west"] as const;
type Heading = (typeof compass)[number];
const steps: Record<Heading, readonly [dx: number, dy: number]> = {
  north: [0, -1],
  east: [1, 0],
  south: [0, 1],
  west: [-1, 0],
};
const turn = (heading: Heading, by: number): Heading =>
  compass[(compass.indexOf(heading) + by + 4) % 4];

class Maze {
  private readonly walls: boolean[][];
  readonly start: [number, number];
  readonly goal: [number, number];
  constructor(text: string) {
    const rows = text.trim().split("\n");
    this.walls = rows.map((row) => [...row].map((c) => c === "#"));
    this.start = Maze.locate(rows, "S");
    this.goal = Maze.locate(rows, "G");
  }
  private static locate(
    rows: readonly string[],
    mark: string,
  ): [number, number] {
    for (const [y, row] of rows.entries()) {
      const x = row.indexOf(mark);
      if (x >= 0) return [x, y];
    }
    throw new Error(`no ${mark} in the maze`);
  }
  open(x: number, y: number): boolean {
    return this.walls[y]?.[x] === false;
  }
  isGoal(x: number, y: number): boolean {
    return x === this.goal[0] && y === this.goal[1];
  }
  shortest(): Heading[] | null {
    interface Visit {
      x: number;
      y: number;
      from: Visit | null;
      by: Heading | null;
    }
    const [x, y] = this.start;
    const seen = new Set<string>([`${x},${y}`]);
    const queue: Visit[] = [{ x, y, from: null, by: null }];
    for (const visit of queue) {
      if (this.isGoal(visit.x, visit.y)) {
        const path: Heading[] = [];
        for (let at: Visit | null = visit; at?.by; at = at.from)
          path.unshift(at.by);
        return path;
      }
      for (const by of compass) {
        const [dx, dy] = steps[by];
        const [nx, ny] = [visit.x + dx, visit.y + dy];
        if (!this.open(nx, ny) || seen.has(`${nx},${ny}`)) continue;
        seen.add(`${nx},${ny}`);
        queue.push({ x: nx, y: ny, from: visit, by });
      }
    }
    return null;
  }
  render(path: readonly Heading[] = []): string {
    const marks = new Map<string, string>();
    let [x, y] = this.start;
    for (const heading of path) {
      marks.set(`${x},${y}`, heading[0]);
      x += steps[heading][0];
      y += steps[heading][1];
    }
    marks.set(this.goal.join(), "G");
    return this.walls
      .map((row, y) =>
        row
          .map((wall, x) => (wall ? "#" : (marks.get(`${x},${y}`) ?? " ")))
          .join("")
          .trimEnd(),
      )
      .join("\n");
  }
}
class Robot {
  heading: Heading = "north";
  moves = 0;
  constructor(
    private readonly maze: Maze,
    private x = maze.start[0],
    private y = maze.start[1],
  ) {}
  private canGo(heading: Heading): boolean {
    const [dx, dy] = steps[heading];
    return this.maze.open(this.x + dx, this.y + dy);
  }
  private forward(): void {
    const [dx, dy] = steps[this.heading];
    this.x += dx;
    this.y += dy;
    this.moves++;
  }
  followRightWall(limit: number): boolean {
    while (this.moves < limit) {
      if (this.maze.isGoal(this.x, this.y)) return true;
      const next = [1, 0, -1, 2].find((by) =>
        this.canGo(turn(this.heading, by)),
      );
      if (next === undefined) return false;
      this.heading = turn(this.heading, next);
      this.forward();
    }
    return false;
  }
}
const maze = new Maze(`
###########
#S  #     #
# # # ### #
# #   # # #
# ##### # #
#     #  G#
###########`);
const path = maze.shortest();
console.log(maze.render(path ?? []));
console.log(path?.length, path?.map((h) => h[0]).join(""));
const robot = new Robot(maze);
console.log(robot.followRightWall(200), robot.moves, robot.heading);
const closed = new Maze("#####\n#S#G#\n#####");
console.log(
  closed.shortest(),
  new Robot(closed).followRightWall(10),
  closed.render(),
);
try {
  new Maze("###\n#S#\n###");
} catch (e) {
  console.log((e as Error).message);
}
function generate(width: number, height: number, seed: number): string {
  const rows = Array.from({ length: 2 * height + 1 }, () =>
    new Array<string>(2 * width + 1).fill("#"),
  );
  const random = (limit: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const stack: [number, number][] = [[0, 0]];
  rows[1][1] = "S";
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const [x, y] = top;
    const options = compass.filter((h) => {
      const [dx, dy] = steps[h];
      return rows[2 * (y + dy) + 1]?.[2 * (x + dx) + 1] === "#";
    });
    if (options.length === 0) {
      stack.pop();
      continue;
    }
    const [dx, dy] = steps[options[random(options.length)]];
    rows[2 * y + 1 + dy][2 * x + 1 + dx] = " ";
    rows[2 * (y + dy) + 1][2 * (x + dx) + 1] = " ";
    stack.push([x + dx, y + dy]);
  }
  rows[2 * height - 1][2 * width - 1] = "G";
  return rows.map((row) => row.join("")).join("\n");
}
for (const seed of [1, 99]) {
  const big = new Maze(generate(12, 6, seed));
  const solution = big.shortest()!;
  console.log(big.render(solution));
  const walker = new Robot(big);
  console.log(
    solution.length,
    walker.followRightWall(2000),
    walker.moves >= solution.length,
  );
}
