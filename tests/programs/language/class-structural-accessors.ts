// Objects with accessors where the class they stand for has fields.

class Point {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  norm(): number {
    return this.x * this.x + this.y * this.y;
  }
}
const half = {
  get x() {
    return 0.5;
  },
  y: 2,
  norm: () => 4.25,
};
const counted = {
  n: 0,
  get x() {
    return this.n++;
  },
  set x(to: number) {
    this.n = to * 10;
  },
  y: 1,
  norm() {
    return this.x;
  },
};
class Lazy {
  get x() {
    return 7;
  }
  set x(_v: number) {
    throw new Error("no x");
  }
  constructor(public y: number) {}
  norm() {
    return this.y;
  }
}
const points: Point[] = [new Point(1, 2), counted, new Lazy(3)];
for (const p of points) {
  const { x, y } = p;
  console.log(x, y, p.x, p.norm());
  try {
    p.x = 5;
  } catch (e) {
    console.log(e instanceof Error ? e.message : "?");
  }
  try {
    p.x += 1;
  } catch (e) {
    console.log(e instanceof Error ? e.message : "?");
  }
  console.log(p.x, p instanceof Point);
}
const sum = (ps: readonly Point[]) => ps.reduce((t, p) => t + p.x + p.y, 0);
console.log(sum(points));
const read: Point = half;
console.log(read.x, read.norm(), sum([read]));
