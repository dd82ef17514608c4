// Half an accessor pair in a derived class hides the whole inherited pair.

class Base {
  protected stored = "base";
  get name(): string {
    return this.stored;
  }
  set name(v: string) {
    this.stored = v + "!";
  }
}
class Both extends Base {
  get name(): string {
    return "<" + super.name + ">";
  }
  set name(v: string) {
    super.name = v.toUpperCase();
  }
}
class Deeper extends Both {
  get name(): string {
    return `[${super.name}]`;
  }
  set name(v: string) {
    super.name = v + v;
  }
}
for (const object of [new Base(), new Both(), new Deeper()]) {
  const before = object.name;
  object.name = "x";
  console.log(before, object.name);
  object.name += "y";
  console.log(object.name);
}

interface Named {
  name: string;
}
class Plain implements Named {
  name = "plain";
}
class Computed implements Named {
  private parts: string[] = ["a", "b"];
  get name(): string {
    return this.parts.join("");
  }
  set name(v: string) {
    this.parts = v.split("");
  }
  get count(): number {
    return this.parts.length;
  }
}
function rename(target: Named): string {
  const old = target.name;
  target.name = "new " + old;
  return target.name;
}
const computed = new Computed();
console.log(rename(new Plain()), rename(computed), computed.count);
console.log(rename(new Deeper()));
const literal: Named = {
  get name() {
    return "literal";
  },
  set name(v: string) {
    console.log("ignored", v);
  },
};
console.log(rename(literal));

abstract class Animal {
  abstract get noise(): string;
  get twice(): string {
    return this.noise + this.noise;
  }
}
class Cat extends Animal {
  noise = "meow";
}
class Dog extends Animal {
  get noise(): string {
    return "woof";
  }
}
console.log(new Dog().twice);
const animals: Animal[] = [new Cat(), new Dog()];
console.log(animals.map((a) => a.noise));
