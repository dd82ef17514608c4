// Accessors and methods in object literals, closures over them, this.

function makeAccount(owner: string) {
  let balance = 0;
  const history: number[] = [];
  return {
    owner,
    get balance() {
      return balance;
    },
    set balance(value: number) {
      history.push(value - balance);
      balance = value;
    },
    get last(): number | undefined {
      return history[history.length - 1];
    },
    deposit(amount: number) {
      this.balance += amount;
      return this;
    },
    history: () => history.join(","),
  };
}
const a = makeAccount("ann");
const b = makeAccount("bob");
a.deposit(10).deposit(5).balance -= 3;
b.balance++;
console.log(a.balance, a.last, a.history(), a.owner);
console.log(b.balance, b.last, b.history(), makeAccount("c").last);

const temperature = {
  celsius: 25,
  get fahrenheit() {
    return this.celsius * 1.8 + 32;
  },
  set fahrenheit(f: number) {
    this.celsius = (f - 32) / 1.8;
  },
};
console.log(temperature.fahrenheit);
temperature.fahrenheit = 50;
console.log(temperature.celsius);
temperature.fahrenheit += 9;
console.log(Math.round(temperature.celsius * 100) / 100);
const { celsius, fahrenheit } = temperature;
temperature.celsius = 0;
console.log(
  Math.round(celsius),
  Math.round(fahrenheit),
  temperature.fahrenheit,
);

interface Shape {
  readonly area: number;
  readonly name: string;
}
const shapes: Shape[] = [
  { area: 1, name: "fixed" },
  {
    name: "computed",
    get area() {
      return this.name.length;
    },
  },
  new (class implements Shape {
    name = "class";
    #side = 3;
    get area() {
      return this.#side ** 2;
    }
  })(),
];
console.log(shapes.map((s) => `${s.name}:${s.area}`));
let reads = 0;
const lazy = {
  get expensive() {
    reads++;
    return [1, 2, 3];
  },
};
for (const x of lazy.expensive) console.log(x);
console.log(
  lazy.expensive.length,
  reads,
  lazy.expensive === lazy.expensive,
  reads,
);
const counter = {
  n: 0,
  get next() {
    return ++this.n;
  },
};
console.log(
  counter.next + counter.next * 10,
  counter.n,
  Object.keys(counter),
  counter.next,
);
const viewOf = (xs: number[]) => ({
  get size() {
    return xs.length;
  },
  get sum() {
    return xs.reduce((p, q) => p + q, 0);
  },
});
const data = [1, 2];
const view = viewOf(data);
data.push(3);
console.log(view.size, view.sum);
