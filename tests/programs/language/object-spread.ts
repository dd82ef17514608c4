// Object spread and rest: order, overriding, copies, undefined values.

const base = { a: 1, b: 2, c: 3 };
const over = { ...base, b: 20, d: 4 };
const first = { b: 20, d: 4 };
const under = { ...first, ...base };
console.log(over.a, over.b, over.c, over.d);
console.log(under.a, under.b, under.c, under.d);
const copy = { ...base };
copy.a = 100;
console.log(base.a, copy.a, copy === base);

interface Settings {
  color?: string;
  size?: number;
  deep: { level: number };
}
const defaults: Settings = { color: "red", size: 1, deep: { level: 1 } };
const user: Partial<Settings> = { size: undefined, color: "blue" };
const both: Settings = { ...defaults, ...user };
console.log(both.color, both.size, both.deep.level);
both.deep.level = 9;
console.log(defaults.deep.level);

const { a, ...rest } = base;
console.log(a, rest.b, rest.c, Object.keys(rest));
rest.b = -1;
console.log(base.b);

function withId<T extends object>(value: T, id: number): T & { id: number } {
  return { ...value, id };
}
const tagged = withId({ name: "n" }, 7);
console.log(tagged.name, tagged.id);

const maybe: { x: number } | null = base.a > 5 ? { x: 5 } : null;
const fromNull = { y: 1, ...maybe };
console.log(fromNull.y, Object.keys(fromNull));
const conditional = { y: 1, ...(base.a === 1 ? { z: 2 } : {}) };
console.log(conditional.y, conditional.z);

class Point {
  constructor(
    public x: number,
    public y: number,
  ) {}
  sum(): number {
    return this.x + this.y;
  }
}
const spreadPoint = { ...new Point(1, 2), y: 5 };
console.log(spreadPoint.x, spreadPoint.y, Object.keys(spreadPoint));

const state = { count: 0, items: ["a"] };
const next = { ...state, count: state.count + 1, items: [...state.items, "b"] };
console.log(state.count, state.items, next.count, next.items);

let reads = 0;
const withGetter = {
  get live() {
    return ++reads;
  },
};
const frozen = { ...withGetter };
console.log(frozen.live, frozen.live, withGetter.live, frozen.live);

const scores: Record<string, number> = { x: 1, ...{ y: 2 }, z: 3 };
const { x, ...others } = scores;
console.log(x, Object.keys(others), others["y"] + others["z"]);
