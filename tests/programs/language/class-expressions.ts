// Classes as expressions, returned, in fields, and closing over variables.

const Anonymous = class {
  value = 1;
  twice(): number {
    return this.value * 2;
  }
};
console.log(new Anonymous().twice());

const Named = class Inner {
  static depth = 0;
  child(): Inner {
    Inner.depth++;
    return new Inner();
  }
};
new Named().child().child();
console.log(Named.depth);

function makeClass(step: number) {
  let made = 0;
  return class Stepper {
    position = 0;
    constructor() {
      made++;
    }
    advance(): number {
      this.position += step;
      return this.position;
    }
    static count(): number {
      return made;
    }
  };
}
const Two = makeClass(2);
const Five = makeClass(5);
const two = new Two();
two.advance();
console.log(two.advance(), new Five().advance(), Two.count(), Five.count());
new Two();
console.log(Two.count(), two instanceof Two);

interface Speaker {
  speak(): string;
}
const constructors: (new (name: string) => Speaker)[] = [
  class implements Speaker {
    constructor(readonly name: string) {}
    speak() {
      return this.name + " barks";
    }
  },
  class implements Speaker {
    constructor(private name: string) {}
    speak() {
      return this.name.toUpperCase() + " meows";
    }
  },
];
for (const Constructor of constructors) {
  console.log(new Constructor("pet").speak());
}
