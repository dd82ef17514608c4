// The name of an object's class: constructor.name and new.target.name.

abstract class Shape {
  describe(): string {
    return `${this.constructor.name} of ${this.area().toFixed(1)}`;
  }
  abstract area(): number;
}
class Square extends Shape {
  constructor(readonly side: number) {
    super();
  }
  area(): number {
    return this.side ** 2;
  }
}
class Disc extends Shape {
  area(): number {
    return 3.14;
  }
}
class AppError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}
class NotFound extends AppError {}
class Tagged<T> {
  readonly tag = this.constructor.name;
  constructor(readonly value: T) {}
}
const shapes: Shape[] = [new Square(2), new Disc()];
for (const shape of shapes)
  console.log(shape.describe(), shape.constructor.name);
try {
  throw new NotFound("nothing here");
} catch (e) {
  if (e instanceof Error) console.log(e.name, e.constructor.name, `${e}`);
}
console.log(new Tagged(1).tag, new AppError("x").name, Square.name);
console.log([1].constructor.name, { a: 1 }.constructor.name);
console.log(new Map().constructor.name, new RangeError("r").constructor.name);
export {};
