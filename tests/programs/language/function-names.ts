// Names of functions and classes: `name`, and what console.log shows.

class Base {
  static make() {
    return new Base();
  }
  run() {}
}
class Derived extends Base {}
class Failure extends Error {}
function declared() {}
const arrow = () => 1;
const expression = function inner() {};
const anonymous = function () {};
const wrapped = (() => 2) as () => number;
const Local = class {};
const Named = class Other extends Base {};
console.log(Base, Derived, Failure, Local, Named);
console.log(declared, arrow, expression, anonymous, wrapped);
console.log([declared, arrow], { declared, own: () => 1, method() {}, Base });
console.log(() => 1, class {}, class Given {});
console.log(Base.name, Derived.name, Local.name, Named.name);
console.log(declared.name, arrow.name, expression.name, anonymous.name);

function show(f: () => unknown): void {
  console.log(f, `<${f.name}>`);
}
show(declared);
show(() => {});
show(arrow);
let later: () => number = () => 1;
show(later);
later = () => 2;
show(later);
const renamed = later;
show(renamed);

const object = { fly: () => 1, "two words": () => 2, walk() {} };
console.log(
  object,
  object.fly.name,
  object["two words"].name,
  object.walk.name,
);
object.fly = () => 3;
console.log(object.fly.name);
object.fly = arrow;
console.log(
  object.fly,
  [object.fly, object.walk].map((f) => f.name),
);

// Through adapters, defaults, closures that capture, binding.
const wide = (x: number | string) => typeof x;
const narrow: (x: number) => string = wide;
console.log(narrow, narrow.name, narrow(1));
const withDefault = (f: () => number = () => 5) => f.name;
console.log(withDefault(), withDefault(arrow));
const adder = (by: number) => (x: number) => x + by;
const addTwo = adder(2);
console.log(addTwo, addTwo.name === "", adder);
const add = (a: number, b: number) => a + b;
const bound = add.bind(null, 1);
console.log(bound(2), bound.name);
const { picked = () => 1 } = {} as { picked?: () => number };
console.log(picked.name);
class Widget {
  readonly handler = () => this;
  static readonly count = () => 1;
}
console.log(new Widget().handler.name, Widget.count.name, new Widget());
const table: Record<string, () => void> = { a: declared, b() {}, c: () => {} };
for (const key in table) console.log(key, table[key].name);
console.log(new Map([[declared, arrow]]), [Math.max]);
const chosen: typeof Base = Derived;
console.log(chosen.name, chosen, chosen.make() instanceof Base);
