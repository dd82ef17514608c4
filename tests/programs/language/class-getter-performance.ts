// Small methods and accessors in hot loops: results, not speed, are shown.

class Vector {
  constructor(
    public x = 0,
    public y = 0,
    public z = 0,
  ) {}
  get length(): number {
    return Math.sqrt(this.dot(this));
  }
  dot(o: Vector): number {
    return this.x * o.x + this.y * o.y + this.z * o.z;
  }
  add(o: Vector): Vector {
    return new Vector(this.x + o.x, this.y + o.y, this.z + o.z);
  }
  scale(k: number): Vector {
    return new Vector(this.x * k, this.y * k, this.z * k);
  }
  cross({ x, y, z }: Vector): Vector {
    return new Vector(
      this.y * z - this.z * y,
      this.z * x - this.x * z,
      this.x * y - this.y * x,
    );
  }
}
let position = new Vector();
let velocity = new Vector(1, 0.5, -0.25);
for (let step = 0; step < 20000; step++) {
  position = position.add(velocity.scale(0.001));
  velocity = velocity.add(position.cross(new Vector(0, 0, 1)).scale(0.001));
}
console.log(position.x, position.y, position.z, velocity.length);
abstract class Shape {
  abstract get area(): number;
}
class Square extends Shape {
  constructor(private side: number) {
    super();
  }
  get area(): number {
    return this.side * this.side;
  }
}
class Disc extends Shape {
  constructor(private r: number) {
    super();
  }
  get area(): number {
    return this.r * this.r * 3;
  }
}
class Scaled extends Shape {
  constructor(
    private inner: Shape,
    private factor: number,
  ) {
    super();
  }
  get area(): number {
    return this.inner.area * this.factor;
  }
}
const shapes: Shape[] = [];
for (let i = 0; i < 999; i++) {
  const base = i % 2 ? new Square(i % 10) : new Disc(i % 7);
  shapes.push(i % 3 ? base : new Scaled(base, 0.5));
}
let total = 0;
for (let round = 0; round < 20; round++)
  for (const shape of shapes) total += shape.area;
console.log(total);
class Counter {
  #n = 0;
  increment(): this {
    this.#n++;
    return this;
  }
  get value(): number {
    return this.#n;
  }
}
const counter = new Counter();
for (let i = 0; i < 50000; i++) counter.increment().increment();
console.log(counter.value);
const matrix = (n: number, f: (i: number, j: number) => number) =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => f(i, j)),
  );
const a = matrix(60, (i, j) => i - j);
const b = matrix(60, (i, j) => i * j + 1);
const c = matrix(60, () => 0);
for (let i = 0; i < 60; i++) {
  for (let j = 0; j < 60; j++) {
    for (let k = 0; k < 60; k++) c[i][j] += a[i][k] * b[k][j];
  }
}
console.log(
  c[59][59],
  c[0][1],
  c[30].reduce((p, q) => p + q, 0),
);
