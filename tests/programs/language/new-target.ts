// new.target in constructors: compared with classes, and its name.

class Shape {
  readonly kind: string;
  constructor() {
    this.kind = new.target === Shape ? "plain" : `sub ${new.target.name}`;
    if (new.target !== Square) console.log("not a square");
  }
}
class Square extends Shape {
  constructor() {
    super();
    console.log(Square === new.target, new.target.name);
  }
}
class Cube extends Square {}
console.log(new Shape().kind, new Square().kind, new Cube().kind);
class Abstract {
  constructor() {
    if (new.target === Abstract) throw new TypeError("abstract");
  }
}
class Concrete extends Abstract {}
try {
  new Abstract();
} catch (error) {
  console.log(String(error));
}
console.log(new Concrete() instanceof Abstract);
