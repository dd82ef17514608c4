// Spread copies what the object has when the program runs: fields of subtypes,
// absent properties, methods and getters, in order, before later parts run.

interface Named {
  name: string;
}
const shown = (value: object) => console.log(value);
const widen = (n: Named) => ({ ...n, tag: "t" });
shown(widen({ name: "plain" }));
const more = { name: "more", extra: 1, list: [1, 2] };
shown(widen(more));
class Point {
  #secret = 1;
  constructor(
    public x: number,
    private y: number,
  ) {}
  sum() {
    return this.x + this.y + this.#secret;
  }
}
class Named3 extends Point {
  name = "point";
  z = 3;
}
shown(widen(new Named3(1, 2)));
const asPoint: Point = new Named3(4, 5);
shown({ ...asPoint });
type Shape = { kind: "a"; x: number } | { kind: "b"; y: string; opt?: boolean };
const shapes: Shape[] = [
  { kind: "a", x: 1 },
  { kind: "b", y: "q" },
  { kind: "b", y: "r", opt: true },
];
for (const shape of shapes) {
  shown({ ...shape, z: true });
  shown({ z: 0, ...shape });
}
for (const a of shapes) for (const b of shapes) shown({ both: 1, ...a, ...b });
const counter = { n: 1, tick: 0 };
shown({ ...counter, next: ++counter.n, last: counter.n });
function bump(): number {
  return (counter.n += 10);
}
shown({ first: bump(), ...counter, second: bump(), ...counter });
const lazy = {
  base: 2,
  get double() {
    return this.base * 2;
  },
  triple() {
    return this.base * 3;
  },
};
const copied = { ...lazy, base: 10 };
console.log(copied.double, copied.triple(), copied.base);
const maybe = (n: number): { m: number } | undefined =>
  n > 0 ? { m: n } : undefined;
shown({ a: 0, ...maybe(1), ...maybe(0), ...(counter.n > 0 && { yes: 1 }) });
shown({ ...(counter.n < 0 && { no: 1 }) });
function withId<T extends object>(value: T, id: number): T & { id: number } {
  return { ...value, id };
}
shown(withId({ a: 1, b: "x" }, 7));
shown(withId(withId(more, 1), 2));
console.log(withId(more, 3).extra, withId({ k: true }, 1).k);
interface State {
  readonly items: readonly string[];
  readonly open: boolean;
  readonly user?: { name: string };
}
type Action =
  | { type: "add"; item: string }
  | { type: "toggle" }
  | { type: "login"; name: string };
function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "add":
      return { ...state, items: [...state.items, action.item] };
    case "toggle":
      return { ...state, open: !state.open };
    case "login":
      return { ...state, user: { ...state.user, name: action.name } };
  }
}
const actions: Action[] = [
  { type: "add", item: "a" },
  { type: "toggle" },
  { type: "login", name: "ann" },
  { type: "add", item: "b" },
];
let state: State = { items: [], open: false };
for (const action of actions) {
  state = reduce(state, action);
  shown(state);
}
const { items, ...others } = state;
console.log(items, others);
const { name, ...remaining } = more as Named;
console.log(name, remaining);
const { kind, ...rest } = shapes[2];
console.log(kind, rest);
