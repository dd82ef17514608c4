// Classes as members of unions, told apart by a literal field or method result.

class Circle {
  readonly kind = "circle";
  constructor(readonly radius: number) {}
  grow(by: number): Circle {
    return new Circle(this.radius + by);
  }
}
class Box {
  readonly kind = "box";
  constructor(
    readonly w: number,
    readonly h: number,
  ) {}
}
class Group {
  readonly kind = "group";
  constructor(readonly members: Shape[]) {}
  count(): number {
    let n = 0;
    for (const m of this.members) n += m.kind === "group" ? m.count() : 1;
    return n;
  }
}
type Shape = Circle | Box | Group;

function area(s: Shape): number {
  switch (s.kind) {
    case "circle":
      return s.radius * s.radius * 3;
    case "box":
      return s.w * s.h;
    case "group":
      return s.members.reduce((sum, m) => sum + area(m), 0);
  }
}
const group = new Group([
  new Circle(1),
  new Box(2, 3),
  new Group([new Box(1, 1), new Circle(2)]),
]);
console.log(area(group), group.count());

function render(s: Shape, depth = 0): string {
  const pad = "  ".repeat(depth);
  if (s instanceof Group) {
    const inner = s.members.map((m) => render(m, depth + 1));
    return [`${pad}group`, ...inner].join("\n");
  }
  if (s instanceof Circle) return `${pad}circle ${s.grow(1).radius}`;
  return `${pad}box ${s.w}x${s.h}`;
}
console.log(render(group));

interface Loading {
  status: "loading";
}
interface Ready<T> {
  status: "ready";
  data: T;
}
interface Failed {
  status: "failed";
  error: Error;
}
type State<T> = Loading | Ready<T> | Failed;
function view<T>(state: State<T>, show: (data: T) => string): string {
  if (state.status === "loading") return "...";
  if (state.status === "failed") return "! " + state.error.message;
  return show(state.data);
}
const states: State<number[]>[] = [
  { status: "loading" },
  { status: "ready", data: [1, 2] },
  { status: "failed", error: new TypeError("no net") },
];
for (const s of states) console.log(view(s, (d) => d.join("+")));
console.log(view({ status: "ready", data: "text" }, (t) => t + t));

// Members with a shared field of different types.
type Value =
  { t: "n"; v: number } | { t: "s"; v: string } | { t: "b"; v: boolean };
const text = (x: Value): string => {
  if (x.t === "n") return (x.v + 1).toFixed(1);
  if (x.t === "s") return x.v.trim();
  return x.v ? "on" : "off";
};
const all: Value[] = [
  { t: "n", v: 1 },
  { t: "s", v: " pad " },
  { t: "b", v: false },
];
console.log(
  all.map(text),
  all.map((x) => `${x.v}`),
);
