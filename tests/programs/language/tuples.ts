// Tuples: fixed, optional, rest, labelled, readonly, as const, in maps.

type Point = [x: number, y: number];
const p: Point = [3, 4];
const [x, y] = p;
console.log(x, y, p.length, p[0] + p[1]);
p[0] = 30;
p[1]++;
console.log(p);

const mixed: [string, number, boolean] = ["a", 1, true];
console.log(mixed[0].length, mixed[1] + 1, !mixed[2], mixed);
const [name, ...others] = mixed;
console.log(name, others.length, others);

type Optional = [number, string?];
const one: Optional = [1];
const two: Optional = [2, "two"];
console.log(one.length, two.length, one[1], two[1]?.length);
function showOptional([n, s = "none"]: Optional): string {
  return n + s;
}
console.log(showOptional(one), showOptional(two));

type Command = [name: string, ...args: number[]];
function run([command, ...args]: Command): string {
  return `${command}(${args.join(", ")})`;
}
console.log(run(["stop"]), run(["move", 1, 2]), run(["draw", 1, 2, 3, 4]));

const fixed = ["get", 200, { ok: true }] as const;
const [method, status, { ok }] = fixed;
console.log(method.toUpperCase(), status + 1, ok);
const pairs: [string, number][] = [
  ["one", 1],
  ["two", 2],
];
for (const [k, v] of pairs) console.log(k, v);
pairs.push(["three", 3]);
console.log(
  new Map(pairs).get("three"),
  pairs.map(([k]) => k),
);

function swap<A, B>([a, b]: [A, B]): [B, A] {
  return [b, a];
}
const swapped = swap(["left", 5]);
console.log(swapped[0] + 1, swapped[1].length);
const nested: [Point, [string, Point]] = [
  [1, 2],
  ["named", [3, 4]],
];
const [[x1], [label, [, y2]]] = nested;
console.log(x1, label, y2);

function divide(a: number, b: number): [quotient: number, remainder: number] {
  return [Math.trunc(a / b), a % b];
}
const [q, r] = divide(17, 5);
console.log(q, r, divide(-17, 5));
const spread: [...Point, string] = [...p, "end"];
console.log(spread, [...p, ...p].length);
function f(a: number, b: string, c: boolean): string {
  return `${a}${b}${c}`;
}
const args: Parameters<typeof f> = [1, "two", false];
console.log(f(...args));
const state: [value: number, history: number[]] = [0, []];
for (let i = 1; i < 4; i++) {
  state[1].push(state[0]);
  state[0] += i;
}
console.log(state[0], state[1]);
console.log(
  p.map((n) => n * 2),
  mixed.indexOf(1),
  p.join(":"),
);
