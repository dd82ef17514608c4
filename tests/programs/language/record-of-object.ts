// Objects with names of their own seen as records: read, written, listed, deleted as what they are.

const point = { x: 1, y: 2 };
const numbers: Record<string, number> = point;
console.log(numbers["x"], numbers["z"], "y" in numbers, "z" in numbers);
numbers["x"] = 10;
numbers["z"] = 3;
numbers["y"]! += 5;
console.log(point, Object.keys(numbers), point.x, numbers === point);

const sum = (values: Record<string, number>): number => {
  let total = 0;
  for (const name in values) total += values[name]!;
  return total;
};
const tally: Record<string, number> = {};
tally["a"] = 1;
console.log(sum(point), sum({ p: 1, q: 2 }), sum(tally), sum(numbers));

const moves = {
  idle: { fetch: "loading" },
  loading: { resolve: "done", reject: "failed" },
  done: {},
  failed: { retry: "loading" },
} as const;
type State = keyof typeof moves;
function next(state: State, event: string): State | undefined {
  const row: Partial<Record<string, State>> = moves[state];
  return row[event];
}
let state: State = "idle";
for (const event of ["fetch", "zap", "reject", "retry", "resolve", "fetch"]) {
  state = next(state, event) ?? state;
  console.log(event, state);
}

type Nested = { [name: string]: { [name: string]: boolean } };
const flags = { one: { on: true }, two: { on: false, off: true } };
const nested: Nested = flags;
for (const [name, row] of Object.entries(nested)) {
  console.log(name, row["on"], row["off"], Object.keys(row).length);
}
nested["three"] = { on: true };
delete nested["one"];
console.log(nested, Object.values(nested).length);

const handlers = {
  double: (n: number) => n * 2,
  negate(n: number): number {
    return -n;
  },
};
const table: Record<string, (n: number) => number> = handlers;
for (const name of ["double", "negate", "none"]) console.log(table[name]?.(21));

const mixed: Record<string, unknown> = { ...point, name: "p" };
const options: { [name: string]: string | number | undefined } = { size: 3 };
const show = (record: Record<string, unknown>): string =>
  Object.entries(record)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join("&");
console.log(show(mixed), show(options), show(point), show(flags.two), show({}));
