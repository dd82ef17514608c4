// Methods may take less than what they are called with.

class Animal {
  constructor(readonly name: string) {}
  meets(other: Animal): string {
    return this.name + " sees " + other.name;
  }
}
class Cat extends Animal {
  lives = 9;
}
class Dog extends Animal {
  tricks: string[] = ["sit"];
  override meets(other: Dog): string {
    return this.name + " plays " + other.tricks.length;
  }
}

interface Listener {
  on(a: Animal): string;
}
class DogListener implements Listener {
  on(d: Dog): string {
    return d.tricks.join();
  }
}
function attempt(work: () => string): void {
  try {
    console.log(work());
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
const rex = new Dog("Rex");
const all: Animal[] = [rex, new Cat("Tom"), new Animal("x")];
for (const a of all) attempt(() => a.meets(rex));
for (const a of all) attempt(() => a.meets(new Cat("Kit")));
const l: Listener = new DogListener();
attempt(() => l.on(rex));
attempt(() => l.on(new Cat("Tim")));
const m: Listener = { on: (d: Dog) => d.tricks.join("+") };
attempt(() => m.on(rex));
attempt(() => m.on(new Cat("Tim")));
