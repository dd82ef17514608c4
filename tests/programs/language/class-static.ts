// Static fields, methods, accessors and blocks, in textual order.

const order: string[] = [];
function mark<T>(label: string, value: T): T {
  order.push(label);
  return value;
}

class Registry {
  static first = mark("first", 1);
  static {
    order.push("block 1 sees " + this.first);
    Registry.first = 10;
  }
  static second = mark("second", Registry.first + 1);
  static readonly names: string[] = [];
  static #secret = "s3";
  static {
    for (const name of ["x", "y"]) this.names.push(name);
    order.push("block 2 " + this.#secret);
  }
  static third = Registry.make("third");
  static make(label: string): string {
    return mark(label, label + "!");
  }
  static get secret(): string {
    return this.#secret;
  }
  static set secret(v: string) {
    Registry.#secret = v;
  }
  static count = 0;
  id = mark("instance", Registry.count++);
}
order.push("class done");
console.log(order);
console.log(Registry.first, Registry.second, Registry.third, Registry.names);
Registry.secret = "changed";
console.log(Registry.secret);
const a = new Registry();
const b = new Registry();
console.log(a.id, b.id, Registry.count);

class Shape {
  static created = 0;
  static create(): Shape {
    this.created++;
    return new this();
  }
  describe(): string {
    return "shape";
  }
}
class Square extends Shape {
  static sides = 4;
  static override create(): Shape {
    const made = super.create();
    return made;
  }
  override describe(): string {
    return "square " + Square.sides;
  }
}
console.log(Shape.create().describe(), Shape.created);
console.log(Square.create().describe(), Shape.created);
