// Arrays and functions are covariant here, as tsc allows.

class Animal {
  constructor(readonly name: string) {}
  sound(): string {
    return "...";
  }
}
class Dog extends Animal {
  tricks = ["sit", "roll"];
  override sound(): string {
    return "woof";
  }
}
class Cat extends Animal {
  override sound(): string {
    return "meow";
  }
}

const dogs: Dog[] = [new Dog("a"), new Dog("b")];
const animals: readonly Animal[] = dogs;
console.log(animals.map((a) => a.name + a.sound()));
console.log(animals.length === dogs.length, animals[0] === dogs[0]);

function loudest(list: readonly Animal[]): string {
  return list.map((a) => a.sound().toUpperCase()).join("+");
}
console.log(loudest(dogs), loudest([new Cat("c"), ...dogs]));

const makeDog: () => Dog = () => new Dog("made");
const makeAnimal: () => Animal = makeDog;
console.log(makeAnimal().sound());

const showAnimal = (a: Animal) => a.name.length;
const showDog: (d: Dog) => number = showAnimal;
console.log(showDog(new Dog("three")));

// A function returning a value where void is wanted; fewer parameters.
const results: number[] = [];
function each(list: number[], f: (x: number, i: number) => void): void {
  for (let i = 0; i < list.length; i++) f(list[i], i);
}
each([1, 2], (x) => results.push(x));
each([3, 4], (x, i) => results.unshift(x + i));
console.log(results);

interface Source {
  next(): Animal | null;
}
class DogSource implements Source {
  private left = 2;
  next(): Dog | null {
    return this.left-- > 0 ? new Dog("dog" + this.left) : null;
  }
}
const source: Source = new DogSource();
for (let a = source.next(); a !== null; a = source.next()) {
  console.log(a.name, a instanceof Dog ? a.tricks : "no tricks");
}

function findDog(list: Animal[]): Dog | undefined {
  return list.find((a): a is Dog => a instanceof Dog);
}
console.log(findDog([new Cat("x"), dogs[1]])?.tricks[1], findDog([])?.name);
const nullable: (Animal | null)[] = [null, ...dogs];
console.log(nullable.map((a) => a?.sound() ?? "nobody"));
