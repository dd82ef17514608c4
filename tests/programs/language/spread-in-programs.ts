// Spread, rest and Object.assign as programs use them: props, events, state, merging.

const shown = (v: object) => console.log(v);
class Box {
  private k = 2;
  constructor(public w: number) {}
  get area() {
    return this.w * this.k;
  }
  grow(by: number, deep: boolean) {
    return {
      ...(deep && { w: this.w + by, area: this.area }),
      by,
      ...(by > 1 ? { big: () => this.w } : {}),
    };
  }
}
const g = new Box(3).grow(2, true);
console.log(g.w, g.area, g.big?.(), Object.keys(g));
shown(new Box(1).grow(0, false));
const any = (x: object) => ({ ...x, tag: "t" });
shown(any(new Box(4)));
shown(any([]));
shown(any(() => 1));
shown(any(new Error("no")));
class Target {
  a = 1;
  b?: string;
}
const t = new Target();
Object.assign(t, { a: 2, b: "x" });
console.log(t, t.b);
interface Props {
  id: number;
  style?: { color: string };
}
const strip = ({ id, ...rest }: Props) => rest;
const big = {
  id: 1,
  style: { color: "red" },
  onClick: () => "clicked",
  data: [1],
};
console.log(Object.keys(strip(big)).join(), strip({ id: 2 }));
const again = { ...strip(big), id: 5 };
console.log(Object.keys(again).join(), again.style?.color);
type Ev = { kind: "key"; key: string } | { kind: "move"; x: number; y: number };
const stamp = (e: Ev) => ({ ...e, at: 1 });
const evs: Ev[] = [
  { kind: "key", key: "a" },
  { kind: "move", x: 1, y: 2 },
];
for (const e of evs) {
  const s = stamp(e);
  shown(s);
  if (s.kind === "move") console.log(s.x + s.y, s.at);
  else console.log(s.key);
}
const extended: Ev = Object.assign({ extra: true }, evs[1]);
const st = stamp(extended);
shown(st);
if (st.kind === "move") console.log(st.x * 2);
function merge<T extends object, U extends object>(a: T, b: U): T & U {
  return { ...a, ...b };
}
const m = merge({ a: 1, s: "x" }, { b: [true], s2: null });
console.log(m, m.a + 1, m.b[0]);
const m2 = merge(merge(evs[0], { n: 1 }), { z: "z" });
console.log(m2, m2.kind, m2.n);
const deepCopy = (v: unknown): unknown =>
  Array.isArray(v)
    ? v.map(deepCopy)
    : typeof v === "object" && v !== null
      ? Object.fromEntries(
          Object.entries(v).map(([k, x]): [string, unknown] => [
            k,
            deepCopy(x),
          ]),
        )
      : v;
console.log(deepCopy({ a: [1, { b: 2 }], c: "x" }));
const state: { items: string[]; count?: number } = { items: [] };
const next = {
  ...state,
  items: [...state.items, "a"],
  ...(state.count === undefined ? { count: 1 } : { count: state.count + 1 }),
};
console.log(next, next.count + 1);
const withNull = {
  a: null as string | null,
  ...(state.count !== undefined ? { a: "set" } : null),
};
console.log(withNull);
const num = (n: number) => ({ v: 1, ...(n && { v: n }) });
shown(num(0));
shown(num(7));
shown(num(3));
