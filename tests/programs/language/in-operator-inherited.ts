// `in` finds methods and accessors that an object has from its class.

class Animal {
  legs = 4;
  move(): string {
    return "moves";
  }
  get label(): string {
    return "animal";
  }
}
class Bird extends Animal {
  override legs = 2;
  fly(): string {
    return "flies";
  }
}
class Fish {
  swim = (): string => "swims";
  #depth = 3;
  dive(): number {
    return this.#depth++;
  }
}
const describe = (animal: Animal | Bird | Fish): string => {
  const parts: string[] = [];
  if ("fly" in animal) parts.push(animal.fly());
  if ("swim" in animal) parts.push(animal.swim());
  if ("dive" in animal) parts.push(`to ${animal.dive()}`);
  if ("move" in animal) parts.push(animal.move(), animal.label);
  return parts.join(" ");
};
console.log(
  describe(new Animal()),
  "|",
  describe(new Bird()),
  "|",
  describe(new Fish()),
);

interface Plugin {
  readonly name: string;
  stop?(): string;
}
class Plain implements Plugin {
  readonly name = "plain";
}
class Stoppable implements Plugin {
  constructor(readonly name: string) {}
  stop(): string {
    return `${this.name} stopped`;
  }
}
const plugins: Plugin[] = [
  new Plain(),
  new Stoppable("one"),
  { name: "literal", stop: () => "literal stopped" },
  { name: "bare" },
];
for (const plugin of plugins)
  console.log(plugin.name, "stop" in plugin, plugin.stop?.());

const bird: object = new Bird();
console.log(
  "fly" in bird,
  "legs" in bird,
  "label" in bird,
  "swim" in bird,
  "toString" in bird,
);
console.log(
  "constructor" in {},
  "x" in { x: undefined },
  "length" in [1],
  0 in [7],
  1 in [7],
);
class Temperature {
  constructor(private celsius: number) {}
  get fahrenheit(): number {
    return this.celsius * 1.8 + 32;
  }
  set fahrenheit(value: number) {
    this.celsius = (value - 32) / 1.8;
  }
  static freezing = new Temperature(0);
}
console.log(
  "fahrenheit" in Temperature.freezing,
  "celsius" in Temperature.freezing,
  "freezing" in new Temperature(1),
);
console.log(
  Object.keys(Temperature.freezing),
  Temperature.freezing.hasOwnProperty("fahrenheit"),
);
