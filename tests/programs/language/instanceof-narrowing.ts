// instanceof: class hierarchies, errors, arrays, unknown values.

class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  bark(): string {
    return this.name + " woof";
  }
}
class Puppy extends Dog {
  override bark(): string {
    return this.name + " yip";
  }
}
class Rock {
  weight = 10;
}

function describe(value: unknown): string {
  if (value instanceof Puppy) return "puppy " + value.bark();
  if (value instanceof Dog) return "dog " + value.bark();
  if (value instanceof Animal) return "animal " + value.name;
  if (value instanceof Rock) return "rock " + value.weight;
  if (value instanceof Error) return "error " + value.message;
  if (value instanceof Array) return "array " + value.length;
  if (value instanceof Map) return "map " + value.size;
  if (value instanceof Set) return "set " + value.size;
  return "other " + typeof value;
}
const values: unknown[] = [
  new Animal("cat"),
  new Dog("rex"),
  new Puppy("bit"),
  new Rock(),
  new Error("bad"),
  new RangeError("range"),
  [1, 2, 3],
  new Map([["a", 1]]),
  new Set([1, 2]),
  { name: "looks like an animal" },
  "text",
  5,
  null,
  undefined,
  true,
  () => 1,
];
for (const value of values) console.log(describe(value));

function speak(x: Dog | Rock): string {
  return x instanceof Rock ? `${x.weight}kg` : x.bark();
}
console.log(speak(new Dog("a")), speak(new Rock()), speak(new Puppy("b")));

function strict(x: Animal): string {
  if (!(x instanceof Dog)) return "not a dog";
  return x.bark();
}
console.log(strict(new Animal("q")), strict(new Puppy("w")));
