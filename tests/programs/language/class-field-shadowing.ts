// A field of the same name in a derived class replaces the value, late.

class A {
  value = "A";
  fromConstructor: string;
  constructor() {
    this.fromConstructor = this.value;
  }
  read(): string {
    return this.value;
  }
}
class B extends A {
  value = "B";
}
class C extends B {
  value = super.read() + "+C";
}

for (const object of [new A(), new B(), new C()]) {
  console.log(object.fromConstructor, object.read(), object.value);
}

class Cleared extends A {
  // A declared field without an initialiser still sets undefined.
  extra: string | undefined;
  constructor() {
    super();
    console.log(this.extra, this.value);
    this.extra = "set";
  }
}
console.log(new Cleared().extra);

class EarlyWriter {
  constructor() {
    this.init();
  }
  init(): void {}
}
class Loses extends EarlyWriter {
  note: string | undefined = undefined;
  count = 1;
  init(): void {
    this.note = "written early";
    this.count = 100;
    console.log("init wrote", this.note, this.count);
  }
}
const loses = new Loses();
console.log(loses.note, loses.count);

class Keeps extends EarlyWriter {
  declare note: string;
  init(): void {
    this.note = "kept";
  }
}
console.log(new Keeps().note);
