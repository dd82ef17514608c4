// What a test with `in` found is read by its name, whatever holds it.

class Dog {
  constructor(public name: string) {}
  bark() {
    return this.name + " woof";
  }
  get loud() {
    return true;
  }
}
class Puppy extends Dog {}
class Cat {
  constructor(public name: string) {}
  meow() {
    return this.name + " miau";
  }
}
const talk = (a: Dog | Cat) => ("bark" in a ? a.bark() : a.meow());
console.log(talk(new Dog("rex")), talk(new Cat("tom")), talk(new Puppy("p")));
const o: object = new Puppy("x");
console.log(
  "bark" in o,
  "loud" in o,
  "name" in o,
  "toString" in o,
  "nope" in o,
  Object.hasOwn(o, "bark"),
);
if ("loud" in o) console.log(o.loud);
if ("bark" in o && typeof o.bark === "function") console.log(typeof o.bark);
const rec: Record<string, unknown> = { size: 3 };
rec["title"] = "by name";
const hidden: object = rec;
if ("title" in hidden)
  console.log(hidden.title, "size" in hidden && hidden.size);
const plain: object = { title: 5 };
if ("title" in plain && typeof plain.title === "number")
  console.log(plain.title + 1);
type Result = { ok: true; value: number } | { error: string };
const results: Result[] = [{ ok: true, value: 1 }, { error: "no" }];
for (const r of results) console.log("error" in r ? r.error : r.value);
