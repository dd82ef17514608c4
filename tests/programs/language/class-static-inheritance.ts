// Static members are inherited; writing through a derived class shadows.

class Counter {
  static total = 0;
  static label = "base";
  static bump(by = 1): number {
    Counter.total += by;
    return Counter.total;
  }
  static describe(): string {
    return `${this.label}/${Counter.total}`;
  }
}
class Special extends Counter {
  static override label = "special";
  static own(): string {
    return super.describe() + "*";
  }
}
class Plain extends Counter {}

console.log(Counter.describe(), Special.describe(), Plain.describe());
Counter.bump();
Special.bump(5);
Plain.bump(10);
console.log(Counter.total, Special.total, Plain.total);
console.log(Special.own());
Counter.label = "changed";
console.log(Counter.describe(), Special.describe(), Plain.describe());

class Ids {
  private static nextId = 1;
  private static readonly all = new Map<number, Ids>();
  readonly id: number;
  constructor(readonly name: string) {
    this.id = Ids.nextId++;
    Ids.all.set(this.id, this);
  }
  static find(id: number): Ids | undefined {
    return Ids.all.get(id);
  }
  static get size(): number {
    return Ids.all.size;
  }
}
new Ids("one");
new Ids("two");
console.log(Ids.find(2)?.name, Ids.find(3)?.name, Ids.size);

class MathTools {
  static readonly EPSILON = 1e-9;
  static square = (x: number) => x * x;
  static close(a: number, b: number): boolean {
    return Math.abs(a - b) < MathTools.EPSILON;
  }
}
const { square } = MathTools;
console.log(square(7), MathTools.close(0.1 + 0.2, 0.3), [1, 2].map(square));
