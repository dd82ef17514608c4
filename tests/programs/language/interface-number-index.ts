// Number-indexed interfaces: arrays, strings and objects with numbers for names behind them.

interface Matrix {
  readonly [row: number]: readonly number[];
  readonly length: number;
}
const m: Matrix = [
  [1, 2],
  [3, 4],
];
let trace = 0;
for (let i = 0; i < m.length; i++) trace += m[i][i];
console.log(trace, m[5]);
interface Chars {
  [i: number]: string;
  readonly length: number;
}
const first = (c: Chars) => c[0] + c[c.length - 1];
console.log(
  first("hello"),
  first(["x", "y"]),
  first({ 0: "a", 1: "b", length: 2 }),
);
