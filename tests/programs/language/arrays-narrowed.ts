// Arrays that generic function values make, seen by who knows what they hold.
type Twice = <T>(xs: readonly T[]) => T[];
const twice: Twice = (xs) => [...xs, ...xs];
type Pairs = <A, B>(a: readonly A[], b: readonly B[]) => [A, B][];
const zip: Pairs = (a, b) => a.map((x, i) => [x, b[i]]);
const ns = twice([1, 2.5, -0]);
ns.push(7);
console.log(ns, ns[1] * 2, ns.length);
const ss = twice(["a", "b"]);
ss.push("c");
console.log(ss, ss[3].toUpperCase());
const bs = twice([true, false]);
bs.push(true);
console.log(bs, bs[0] && !bs[1]);
const os = twice([{ id: 1 }, { id: 2 }]);
os[0].id = 9;
console.log(os, os[2].id);
const us = twice<number | undefined>([1, undefined]);
console.log(us, us[1] ?? "none");
const ms = twice<string | number>(["x", 1]);
console.log(ms);
console.log(zip([1, 2], ["a", "b"]).map(([n, s]) => n + s.length));
const nothing = twice<string>([]);
nothing.push("first");
console.log(nothing, nothing[0].length);
const kept: unknown[] = [3, 1, 2];
const numbers = kept as number[];
numbers.sort((a, b) => a - b);
kept.push(10);
console.log(kept, numbers, numbers[0] + numbers[3]);
const things: unknown[] = [{ id: 5 }, { id: 6 }];
const seen = things as { id: number }[];
console.log(
  seen.map(({ id }) => id + 1),
  things,
);
const grid = [[1, 2], [3]] as unknown[];
console.log((grid as number[][])[0][1]);
