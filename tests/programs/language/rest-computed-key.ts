// A rest has all but what computed names took.

const s: Record<string, number> = { x: 1, y: 2 };
const key = s["x"] === 1 ? "x" : "y";
const { [key]: g, ...o } = s;
console.log(g, o, { ...o, [key]: 3 });
const t: Record<string, number> = { x: 1, y: 2 };
delete t[key];
t[key] = 5;
console.log(t, { ...t, [key]: 6 });
function without(
  state: Readonly<Record<string, number>>,
  id: string,
): Readonly<Record<string, number>> {
  const { [id]: gone, ...others } = state;
  return gone === undefined ? state : { ...others, [id]: 9 };
}
console.log(without(s, "x"));
interface A {
  readonly id: string;
  n: number;
}
type State = Readonly<Record<string, A>>;
function up(state: State, id: string): State {
  const { [id]: gone, ...others } = state;
  console.log(others);
  return gone === undefined ? state : { ...others, [id]: { ...gone, n: 2 } };
}
let st: State = {};
st = { ...st, ["x"]: { id: "x", n: 1 } };
st = { ...st, ["y"]: { id: "y", n: 1 } };
console.log(up(st, "x"));
const name = "q" as const;
const { [name]: q, ...others } = { q: 1, r: 2, s: 3 };
console.log(q, others);
let first: number | undefined, remaining: Record<string, number>;
({ [key]: first, ...remaining } = s);
console.log(first, remaining);
