// Class hierarchy, visitor pattern, static factories, getters and formatting.

interface Visitor<R> {
  circle(c: Circle): R;
  rectangle(r: Rectangle): R;
  group(g: Group): R;
}

abstract class Shape {
  private static nextId = 1;
  readonly id: number;
  protected constructor(public label: string = "shape") {
    this.id = Shape.nextId++;
  }
  abstract get area(): number;
  abstract accept<R>(visitor: Visitor<R>): R;
  scale(factor: number): this {
    console.log(`scaling ${this} by ${factor}`);
    return this;
  }
  toString(): string {
    return `${this.label}#${this.id}`;
  }
  static compare(a: Shape, b: Shape): number {
    return a.area - b.area;
  }
}

class Circle extends Shape {
  #radius: number;
  constructor(radius: number) {
    super("circle");
    this.#radius = radius;
  }
  get radius() {
    return this.#radius;
  }
  set radius(value: number) {
    if (value < 0) throw new RangeError("negative radius");
    this.#radius = value;
  }
  override get area(): number {
    return Math.PI * this.#radius ** 2;
  }
  override scale(factor: number): this {
    this.radius *= factor;
    return super.scale(factor);
  }
  accept<R>(visitor: Visitor<R>): R {
    return visitor.circle(this);
  }
  static unit(): Circle {
    return new Circle(1);
  }
}

class Rectangle extends Shape {
  constructor(
    public width: number,
    public height: number,
    label = "rect",
  ) {
    super(label);
  }
  get area() {
    return this.width * this.height;
  }
  override scale(factor: number): this {
    this.width *= factor;
    this.height *= factor;
    return super.scale(factor);
  }
  accept<R>(visitor: Visitor<R>): R {
    return visitor.rectangle(this);
  }
  static square(side: number): Rectangle {
    return new this(side, side, "square");
  }
}

class Group extends Shape {
  readonly members: Shape[];
  constructor(...members: Shape[]) {
    super("group");
    this.members = members;
  }
  get area(): number {
    return this.members.reduce((sum, m) => sum + m.area, 0);
  }
  accept<R>(visitor: Visitor<R>): R {
    return visitor.group(this);
  }
}

class Describe implements Visitor<string> {
  private depth = 0;
  circle(c: Circle): string {
    return `${this.pad()}circle r=${c.radius}`;
  }
  rectangle({ width, height, label }: Rectangle): string {
    return `${this.pad()}${label} ${width}x${height}`;
  }
  group(g: Group): string {
    const head = `${this.pad()}${g} of ${g.members.length}`;
    this.depth++;
    const lines = g.members.map((m) => m.accept(this));
    this.depth--;
    return [head, ...lines].join("\n");
  }
  private pad() {
    return "  ".repeat(this.depth);
  }
}

const bounds: Visitor<[w: number, h: number]> = {
  circle: (c) => [c.radius * 2, c.radius * 2],
  rectangle: (r) => [r.width, r.height],
  group(g) {
    let w = 0,
      h = 0;
    for (const m of g.members) {
      const [mw, mh] = m.accept(this);
      w += mw;
      h = Math.max(h, mh);
    }
    return [w, h];
  },
};

class CountVisitor implements Visitor<number> {
  constructor(private readonly what: "circle" | "rectangle" | "any") {}
  circle = () => (this.what !== "rectangle" ? 1 : 0);
  rectangle = () => (this.what !== "circle" ? 1 : 0);
  group(g: Group): number {
    return g.members.map((m) => m.accept(this)).reduce((a, b) => a + b, 0);
  }
}

const scene = new Group(
  Circle.unit(),
  new Rectangle(3, 4),
  new Group(Rectangle.square(2), new Circle(0.5), new Group()),
);
console.log(scene.accept(new Describe()));
console.log(scene.accept(bounds));
console.log(
  scene.accept(new CountVisitor("any")),
  scene.accept(new CountVisitor("circle")),
);
console.log(scene.area.toFixed(6));
console.log(
  `${scene}`,
  String(scene.members[0]),
  scene.members.map((m) => m.toString()),
);
const flat = scene.members.slice(0, 2).sort(Shape.compare);
console.log(flat.map((s) => `${s}=${s.area.toFixed(2)}`).join(" < "));
const scaled = new Circle(2).scale(1.5).scale(2);
console.log(
  scaled.radius,
  scaled instanceof Circle,
  scaled instanceof Shape,
  (scaled as Shape) instanceof Rectangle,
);
try {
  scaled.radius = -1;
} catch (error) {
  if (error instanceof RangeError)
    console.log(error.name, error.message, scaled.radius);
}
const r = Rectangle.square(5);
r.width++;
console.log(r.area, r.label, r);
console.log(new Rectangle(1, 2).scale(10));
for (const [i, m] of scene.members.entries()) {
  if (m instanceof Group) console.log(i, "group", m.members.length);
  else if (m instanceof Circle) console.log(i, "circle", m.radius);
  else console.log(i, m.constructor.name, m.area);
}
export {};
