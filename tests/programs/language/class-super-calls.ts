// super.method in methods, arrows, accessors and object literals of a class.

class A {
  protected trail: string[] = [];
  step(n: number): string {
    this.trail.push("A" + n);
    return n > 0 ? this.step(n - 1) : "end";
  }
  get path(): string {
    return this.trail.join(">");
  }
  who(): string {
    return "A";
  }
  callWho(): string {
    return this.who();
  }
}
class B extends A {
  step(n: number): string {
    this.trail.push("B" + n);
    return super.step(n);
  }
  who(): string {
    return "B" + super.who();
  }
}
class C extends B {
  step(n: number): string {
    const up = () => super.step(n - 1);
    return n === 2 ? up() : super.step(n);
  }
  who(): string {
    return "C" + super.who() + [1, 2].map((i) => super.who() + i).join();
  }
  get path(): string {
    return "{" + super.path + "}";
  }
}
const b = new B();
console.log(b.step(1), b.path);
const c = new C();
console.log(c.step(3), c.path);
console.log(b.callWho(), c.callWho());

// A class that does not override still dispatches to the right one.
class D extends C {}
class E extends D {
  who(): string {
    return "E" + super.who();
  }
}
console.log(new E().callWho());

// Without a constructor of its own, arguments pass to the base's.
class Base {
  readonly args: number[];
  constructor(...args: number[]) {
    this.args = args;
  }
}
class Through extends Base {
  total = this.args.reduce((a, b) => a + b, 0);
}
class Changed extends Through {
  constructor(first: number, ...rest: number[]) {
    super(first * 100, ...rest, rest.length);
  }
}
console.log(new Through(1, 2, 3).total, new Changed(1, 2, 3).args);
