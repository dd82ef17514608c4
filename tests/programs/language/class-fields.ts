// Fields: initialisers run in order, after super(), once per object.

let serial = 0;
function next(label: string): number {
  serial++;
  console.log(`init ${label} -> ${serial}`);
  return serial;
}

class Base {
  a = next("Base.a");
  b: number;
  constructor() {
    console.log("Base constructor sees a =", this.a);
    this.b = next("Base.b");
    this.describe();
  }
  describe(): void {
    console.log("Base.describe", this.a, this.b);
  }
}

class Derived extends Base {
  c = next("Derived.c");
  d = this.a + this.b + this.c;
  e?: string;
  constructor() {
    console.log("before super");
    super();
    console.log("after super", this.c, this.d, this.e);
  }
  override describe(): void {
    console.log("Derived.describe", this.a, this.b, this.c, this.d);
  }
}

const one = new Derived();
console.log(one.a, one.b, one.c, one.d, one.e);
const two = new Derived();
console.log(two.a, two.b, two.c, two.d);

class Lists {
  items: string[] = [];
  readonly limits = { low: 0, high: 10 };
  matrix = [
    [1, 0],
    [0, 1],
  ];
  maybe: string | null = null;
  flag = false;
  text = "";
  missing: number | undefined;
}
const x = new Lists();
const y = new Lists();
x.items.push("only x");
x.limits.high = 99;
x.matrix[0][0] = 5;
console.log(x.items.length, y.items.length);
console.log(x.limits.high, y.limits.high);
console.log(x.matrix[0], y.matrix[0]);
console.log(y.maybe, y.flag, y.text === "", y.missing);
