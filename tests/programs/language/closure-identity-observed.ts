// Function expressions that capture nothing are new objects at each evaluation:
// seen by ===, includes, Set, Map, switch, Object.is, through other types.

type Handler = (x: number) => number;
const make = (): Handler => (x) => x + 1;
const [f, g] = [make(), make()];
console.log(f === g, f === f, f !== g, f(1) === g(1), Object.is(f, g));
const list: Handler[] = [];
for (let i = 0; i < 3; i++) list.push((x) => x * 2);
console.log(list.indexOf(list[1]), list.includes(make()), new Set(list).size);
const once = list[0];
console.log(
  list.lastIndexOf(once),
  list.map((h) => h === once),
);

const names = new Map<Handler, string>();
for (const name of ["a", "b", "c"]) names.set(() => 0, name);
console.log(
  names.size,
  [...names.values()],
  names.get(() => 0),
);

class Bus {
  private readonly handlers = new Set<() => void>();
  on(handler: () => void): () => boolean {
    this.handlers.add(handler);
    return () => this.handlers.delete(handler);
  }
  get size(): number {
    return this.handlers.size;
  }
}
const bus = new Bus();
const subscribe = () => bus.on(() => console.log("never"));
const off = subscribe();
subscribe();
console.log(bus.size, off(), off(), bus.size);

const wide = (): ((x: number | string) => string) => (x) => typeof x;
const narrow: ((x: number) => string)[] = [wide(), wide()];
console.log(narrow[0] === narrow[1], narrow[0](1));
const things: unknown[] = [make(), make(), () => 1];
console.log(things[0] === things[1], things.includes(things[2]));
const objects = [0, 1].map(() => ({ run() {}, also: () => 1 }));
console.log(
  objects[0].run === objects[1].run,
  objects[0].also === objects[1].also,
);
console.log(objects[0].run === objects[0].run);
class Field {
  readonly apply = (x: number) => x;
}
console.log(new Field().apply === new Field().apply);
const same = make();
switch (same) {
  case f:
    console.log("f");
    break;
  case same:
    console.log("same");
}
const memo = new Map<string, Handler>();
const cached = (key: string): Handler => {
  let found = memo.get(key);
  if (found === undefined) memo.set(key, (found = (x) => x));
  return found;
};
console.log(cached("a") === cached("a"), cached("a") === cached("b"));
const fallback = (h: Handler = (x) => x) => h;
console.log(fallback() === fallback(), fallback(f) === f);
