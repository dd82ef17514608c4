// Classes as values: static members through values, `this` in static members,
// inherited static fields, classes made by functions.

class Animal {
  static count = 0;
  static kind = "animal";
  static readonly registry = new Map<string, typeof Animal>();
  constructor(readonly name: string) {
    Animal.count++;
  }
  static create(name: string): Animal {
    return new this(name);
  }
  static describe(): string {
    return `${this.kind}s: ${this.count}`;
  }
  static register(): typeof Animal {
    this.registry.set(this.kind, this);
    return this;
  }
  static get plural(): string {
    return this.kind + "s";
  }
  static all = ["a", "b"].map((name) => this.kind + name);
  speak(): string {
    return this.name + " is silent";
  }
}
class Dog extends Animal {
  static override kind = "dog";
  override speak(): string {
    return this.name + " barks";
  }
  static override create(name: string): Animal {
    const made = super.create(name + "!");
    return made;
  }
}
class Puppy extends Dog {
  static override kind = "puppy";
  static get parent(): string {
    return super.plural + " of " + super.kind;
  }
}
console.log(Dog.create("rex").speak(), Animal.create("it").speak());
console.log(Puppy.create("p").speak(), Puppy.create("p") instanceof Puppy);
console.log(Animal.describe(), Dog.describe(), Puppy.describe());
console.log(Puppy.plural, Puppy.parent, Animal.all, Dog.all === Animal.all);
Dog.count = 100;
console.log(Animal.count, Dog.count, Puppy.count);
Puppy.count += 5;
console.log(Animal.count, Dog.count, Puppy.count, Puppy.describe());
Animal.register();
Puppy.register();
for (const [kind, type] of Animal.registry) {
  console.log(kind, type.kind, type.plural, new type("x").speak());
  console.log(type.create("y").speak(), type === Puppy, type.describe());
}
function make(type: typeof Animal, name: string): Animal {
  type.count++;
  return type.create(name);
}
console.log(make(Dog, "d").name, make(Puppy, "q").name, Dog.count);
const types: (typeof Animal)[] = [Animal, Dog, Puppy];
console.log(types.map((type) => type.kind));
console.log(types.map((type) => new Puppy("z") instanceof type));
console.log(types.map((type) => new Animal("z") instanceof type));
const { kind, create } = class {
  static kind = "anonymous";
  static create(): number {
    return 7;
  }
};
console.log(kind, create());

function counterClass(start: number) {
  return class Counter {
    static made = start;
    static last: Counter | null = null;
    static make(): Counter {
      return new this();
    }
    static {
      this.made *= 2;
    }
    readonly id: number;
    constructor() {
      this.id = ++Counter.made;
      Counter.last = this;
    }
    sibling(): Counter {
      return Counter.make();
    }
  };
}
const A = counterClass(1);
const B = counterClass(10);
console.log(A.made, B.made, new A().id, new A().sibling().id, B.make().id);
console.log(A.made, B.made, A.last?.id, B.last?.id);
console.log(new A() instanceof A, new A() instanceof B, new B() instanceof B);

abstract class Shape {
  abstract area(): number;
  static largest(...shapes: Shape[]): Shape {
    return shapes.reduce((a, b) => (a.area() >= b.area() ? a : b));
  }
}
class Square extends Shape {
  static #made = 0;
  static unit = new Square(1);
  constructor(private readonly side: number) {
    super();
    Square.#made++;
  }
  area(): number {
    return this.side ** 2;
  }
  static get made(): number {
    return this.#made;
  }
}
console.log(Square.largest(Square.unit, new Square(3)).area(), Square.made);
