// Virtual methods, super calls through several levels, abstract members.

abstract class Shape {
  constructor(protected readonly name: string) {}
  abstract area(): number;
  perimeter(): number {
    return 0;
  }
  describe(): string {
    return `${this.name}: area ${this.area()} perimeter ${this.perimeter()}`;
  }
}
class Rectangle extends Shape {
  constructor(
    protected width: number,
    protected height: number,
    name = "rectangle",
  ) {
    super(name);
  }
  area(): number {
    return this.width * this.height;
  }
  override perimeter(): number {
    return 2 * (this.width + this.height);
  }
}
class Square extends Rectangle {
  constructor(side: number) {
    super(side, side, "square");
  }
  override describe(): string {
    return "[" + super.describe() + "]";
  }
}
class Named extends Square {
  override describe(): string {
    return `${super.describe()} (${super.area()} again)`;
  }
  override area(): number {
    return super.area() + 1000;
  }
}
class Circle extends Shape {
  constructor(private r: number) {
    super("circle");
  }
  area(): number {
    return Math.round(this.r * this.r * 314) / 100;
  }
}

const shapes: Shape[] = [
  new Rectangle(2, 3),
  new Square(4),
  new Named(5),
  new Circle(2),
];
for (const shape of shapes) {
  console.log(shape.describe());
  console.log(
    shape instanceof Rectangle,
    shape instanceof Square,
    shape instanceof Circle,
    shape instanceof Shape,
  );
}
let total = 0;
for (const shape of shapes) total += shape.area();
console.log(total);
