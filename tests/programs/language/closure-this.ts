// Arrows capture `this`; methods are values when bound.

class Timer {
  ticks = 0;
  label: string;
  constructor(label: string) {
    this.label = label;
  }
  tick = () => {
    this.ticks++;
    return `${this.label}:${this.ticks}`;
  };
  later(): () => string {
    return () => this.describe();
  }
  nested() {
    return () => () => () => this.label + this.ticks;
  }
  describe(): string {
    return `${this.label} has ${this.ticks}`;
  }
}

const timer = new Timer("t");
const { tick } = timer;
console.log(tick(), tick(), timer.tick());
const later = timer.later();
timer.ticks = 10;
console.log(later());
console.log(timer.nested()()()());

const bound = timer.describe.bind(timer);
timer.label = "renamed";
console.log(bound());

const wrapped = [1, 2, 3].map((n) => timer.ticks * n);
console.log(wrapped);

class Base {
  name = "base";
  greet() {
    return "hello from " + this.name;
  }
}
class Derived extends Base {
  override name = "derived";
  override greet() {
    const viaArrow = () => super.greet();
    return viaArrow() + "!";
  }
}
console.log(new Derived().greet());

const object = {
  factor: 3,
  scale(xs: number[]): number[] {
    return xs.map((x) => x * this.factor);
  },
};
console.log(object.scale([1, 2, 3]));
object.factor = -1;
console.log(object.scale([1, 2, 3]));
