// Class factories: classes as values in fields, arrays, maps and closures.
interface Animal {
  readonly name: string;
  speak(): string;
}
type AnimalClass = new (name: string) => Animal;
class Dog implements Animal {
  constructor(readonly name: string) {}
  speak() {
    return `${this.name}: woof`;
  }
}
class Cat implements Animal {
  constructor(readonly name: string) {}
  speak() {
    return `${this.name}: meow`;
  }
}
const registry = new Map<string, AnimalClass>([
  ["dog", Dog],
  ["cat", Cat],
]);
registry.set(
  "cow",
  class Cow implements Animal {
    constructor(public readonly name: string) {}
    speak = () => `${this.name}: moo`;
  },
);
function create(kind: string, name: string): Animal {
  const C = registry.get(kind);
  if (!C) throw new Error(`no ${kind}`);
  return new C(name);
}
for (const [k, n] of [
  ["dog", "Rex"],
  ["cat", "Tom"],
  ["cow", "Bess"],
] as const)
  console.log(create(k, n).speak());
try {
  create("fox", "Zed");
} catch (e) {
  if (e instanceof Error) console.log(e.message);
}
console.log(
  [...registry.keys()],
  [...registry].map(([k, C]) => `${k}=${C.name}`),
);
abstract class Shape {
  static #count = 0;
  static get count() {
    return Shape.#count;
  }
  protected constructor(readonly kind: string) {
    Shape.#count++;
  }
  abstract area(): number;
  static create(
    spec:
      { kind: "circle"; r: number } | { kind: "rect"; w: number; h: number },
  ): Shape {
    switch (spec.kind) {
      case "circle": {
        const { r } = spec;
        return new (class extends Shape {
          constructor() {
            super("circle");
          }
          area() {
            return Math.PI * r ** 2;
          }
        })();
      }
      case "rect":
        return new Rect(spec.w, spec.h);
    }
  }
  compare(other: Shape): number {
    return this.area() - other.area();
  }
  toString() {
    return `${this.kind}(${this.area().toFixed(2)})`;
  }
}
class Rect extends Shape {
  constructor(
    protected w: number,
    protected h: number,
    kind = "rect",
  ) {
    super(kind);
  }
  area() {
    return this.w * this.h;
  }
  scale(by: number): this {
    this.w *= by;
    this.h *= by;
    return this;
  }
}
class Square extends Rect {
  constructor(side: number) {
    super(side, side, "square");
  }
  get side() {
    return this.w;
  }
  set side(v: number) {
    this.w = this.h = v;
  }
}
const shapes: Shape[] = [
  Shape.create({ kind: "circle", r: 1.5 }),
  Shape.create({ kind: "rect", w: 2, h: 3.5 }),
  new Square(2).scale(1.5),
];
shapes.sort((a, b) => b.compare(a));
console.log(shapes.join(" > "), Shape.count);
const sq = shapes.find((s): s is Square => s instanceof Square)!;
sq.side += 1;
console.log(
  sq.side,
  sq.area(),
  sq instanceof Rect,
  sq instanceof Shape,
  sq.constructor.name,
);
function singleton<T>(make: () => T) {
  let made: T | undefined;
  return class Holder {
    static get instance(): T {
      return (made ??= make());
    }
    static reset() {
      made = undefined;
    }
  };
}
let calls = 0;
const Config = singleton(() => ({ n: ++calls, tags: ["a"] }));
Config.instance.tags.push("b");
console.log(Config.instance, Config.instance === Config.instance);
Config.reset();
console.log(Config.instance.n);
console.log(sq, Dog, new Dog("x"));
