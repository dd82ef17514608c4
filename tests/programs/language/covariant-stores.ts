// What is stored through a wider type is not taken for the narrower one.

class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  tricks: string[] = ["sit"];
  bark(): string {
    return `${this.name} woof ${this.tricks.length}`;
  }
}
class Cat extends Animal {
  lives = 9;
}

interface Shape {
  name: string;
}
interface Circle extends Shape {
  radius: number;
  grow(by: number): number;
}

function attempt(name: string, work: () => unknown): void {
  try {
    console.log(name, work());
  } catch (error) {
    console.log(name, error instanceof TypeError);
  }
}

const dogs: Dog[] = [new Dog("Rex")];
const animals: Animal[] = dogs;
animals.push(new Cat("Tom"));
for (let i = 0; i < dogs.length; i++)
  attempt(`dog ${i}`, () => dogs[i]!.bark());
attempt("all", () => dogs.map((dog) => dog.bark()));
console.log(animals.map(({ name }) => name));

const circles: Circle[] = [
  {
    name: "round",
    radius: 1,
    grow(by) {
      return (this.radius += by);
    },
  },
];
const shapes: Shape[] = circles;
shapes.unshift({ name: "square" });
for (let i = 0; i < circles.length; i++)
  attempt(`circle ${i}`, () => circles[i]!.grow(2));

const byName = new Map<string, Dog>([["Rex", dogs[0]!]]);
const animalsByName: Map<string, Animal> = byName;
animalsByName.set("Tom", new Cat("Tom"));
for (const name of ["Rex", "Tom"])
  attempt(name, () => byName.get(name)!.bark());

const kennel: { guest: Dog } = { guest: dogs[0]! };
const house: { guest: Animal } = kennel;
attempt("guest", () => kennel.guest.bark());
house.guest = new Cat("Tom");
attempt("guest", () => kennel.guest.bark());
console.log(house.guest.name);

/** Only reads: what is narrow stays so. */
function names(all: readonly Animal[]): string {
  return all.map((each) => each.name).join();
}
const pups: Dog[] = [new Dog("Fido")];
console.log(names(pups), pups[0]!.bark());
