// Getters and setters: computed, validated, inherited, overridden.

class Temperature {
  private celsius = 0;
  get fahrenheit(): number {
    return this.celsius * 1.8 + 32;
  }
  set fahrenheit(value: number) {
    this.celsius = (value - 32) / 1.8;
  }
  get frozen(): boolean {
    return this.celsius <= 0;
  }
}
const t = new Temperature();
console.log(t.fahrenheit, t.frozen);
t.fahrenheit = 212;
console.log(t.fahrenheit, t.frozen);
t.fahrenheit += 18;
t.fahrenheit++;
console.log(t.fahrenheit);

class Shape {
  protected side = 2;
  get area(): number {
    return this.side * this.side;
  }
  get size(): number {
    return this.side;
  }
  set size(v: number) {
    this.side = v;
  }
  get summary(): string {
    return `area ${this.area} size ${this.size}`;
  }
}
class Circle extends Shape {
  override get area(): number {
    return Math.round(super.area * 3.14);
  }
  override get size(): number {
    return super.size * 2;
  }
  override set size(v: number) {
    super.size = v / 2;
  }
}
for (const shape of [new Shape(), new Circle()]) {
  console.log(shape.summary);
  shape.size = 10;
  console.log(shape.summary);
  shape.size *= 2;
  console.log(shape.summary);
}

const account = {
  entries: [1, 2, 3],
  get total(): number {
    return this.entries.reduce((a, b) => a + b, 0);
  },
  set last(v: number) {
    this.entries[this.entries.length - 1] = v;
  },
};
account.last = 10;
console.log(account.total, account.entries);

class Lazy {
  #computed: number | null = null;
  runs = 0;
  get value(): number {
    if (this.#computed === null) {
      this.runs++;
      this.#computed = 42;
    }
    return this.#computed;
  }
}
const lazy = new Lazy();
console.log(lazy.value + lazy.value, lazy.runs);
