// Interfaces are structural: classes, literals and functions all fit.

interface Shape {
  readonly kind: string;
  area(): number;
}
class Square implements Shape {
  readonly kind = "square";
  constructor(private side: number) {}
  area(): number {
    return this.side ** 2;
  }
}
class Unrelated {
  extra = 1;
  kind = "unrelated";
  area = () => this.extra * 7;
}
const makeLiteral = (size: number): Shape => ({
  kind: "literal",
  area: () => size,
});
const shapes: Shape[] = [
  new Square(3),
  new Unrelated(),
  makeLiteral(5),
  {
    kind: "method",
    area() {
      return this.kind.length;
    },
  },
  {
    get kind() {
      return "getter";
    },
    area: () => 1,
  },
];
for (const shape of shapes) console.log(shape.kind, shape.area());

// The same object through two different views.
interface HasX {
  x: number;
}
interface HasXY extends HasX {
  y: number;
}
const wide = { z: 3, y: 2, x: 1 };
const xy: HasXY = wide;
const x: HasX = xy;
x.x = 100;
xy.y++;
console.log(wide.x, wide.y, wide.z);

// Field order must not matter.
const points: HasXY[] = [
  { x: 1, y: 2 },
  { y: 20, x: 10 },
  wide,
  new (class {
    extra = "e";
    y = 5;
    x = 4;
  })(),
];
console.log(points.map((p) => p.x * 1000 + p.y));

interface Transform {
  (x: number): number;
}
const transforms: Transform[] = [(x) => x + 1, Math.abs, () => 0];
console.log(transforms.map((f) => f(-5)));

interface Logger {
  log(text: string): void;
  level?: number;
}
const lines: string[] = [];
const loggers: Logger[] = [
  { log: (t) => lines.push("a " + t) },
  { log: (t) => lines.push("b " + t), level: 2 },
];
for (const l of loggers) l.log(String(l.level ?? "none"));
console.log(lines);
