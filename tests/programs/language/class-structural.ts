// Objects that are not instances standing for them: TypeScript's classes are structural.

class Point {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
}
function length(point: Point): number {
  return Math.hypot(point.x, point.y);
}
console.log(length(new Point(3, 4)), length({ x: 6, y: 8 }));
const corners: Point[] = [new Point(0, 0), { y: 2, x: 1 }];
corners.push({ x: 5, y: 5 });
for (const { x, y } of corners) console.log(x, y);
console.log(corners[0] instanceof Point, corners[1] instanceof Point);

class Counter {
  count = 1;
  add(by: number): number {
    return (this.count += by);
  }
}
class Doubler {
  name = "doubler";
  count = 5;
  add(by: number): number {
    return (this.count += 2 * by);
  }
}
const literal = {
  note: "first",
  count: 100,
  add(by: number): number {
    return this.count - by;
  },
};
const arrow = { add: (by: number) => -by, count: 0 };
const counters: Counter[] = [new Counter(), new Doubler(), literal, arrow];
for (const counter of counters) {
  console.log(counter.add(3), counter.count);
  counter.count++;
  console.log(counter.count, counter instanceof Counter);
}
for (const each of [new Counter(), new Doubler(), arrow])
  console.log(each.add(1), each.count);

// Below other types: arrays, properties, arguments, results, type arguments.
const doublers = [new Doubler(), new Doubler()];
const seen: readonly Counter[] = doublers;
console.log(seen.map((counter) => counter.add(1)));
interface Line {
  from: Point;
  to?: Point;
}
const line: Line = { from: { x: 1, y: 1 }, to: new Point(4, 5) };
console.log(line.to!.x - line.from.x);
const make: (n: number) => Counter = (n) => ({ count: n, add: (by) => n * by });
console.log(make(7).add(6), make(7).count);
class Box<T> {
  constructor(public value: T) {}
  get(): T {
    return this.value;
  }
}
const box: Box<Counter> = new Box(new Doubler());
console.log(box.get().add(10));
const shelf = new Map<string, Counter>([["a", new Counter()]]);
shelf.set("b", new Doubler());
for (const [key, counter] of shelf) console.log(key, counter.add(2));

// A class with accessors and methods only; a subclass by shape.
class Circle {
  constructor(readonly radius: number) {}
  get area(): number {
    return 3 * this.radius ** 2;
  }
  describe(): string {
    return `circle of ${this.area}`;
  }
}
const flat: Circle = { radius: 0, area: 12, describe: () => "flat" };
const shown = [new Circle(2), flat].map((c) => `${c.describe()} ${c.area}`);
console.log(shown);
class Animal {
  sound = "...";
  speak(): string {
    return this.sound;
  }
}
class Dog extends Animal {
  override sound = "woof";
}
const dog: Dog = new Animal();
console.log(dog.speak(), new Dog().speak(), dog instanceof Dog);
