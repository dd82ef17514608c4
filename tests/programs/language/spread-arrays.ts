// Spread in arrays, calls and new, from every iterable; copies, not aliases.

const a = [1, 2];
const b = [...a, 3, ...a];
b[0] = 100;
const alias = [...a];
console.log(a, b, alias === a, [...[]].length);
console.log(
  [..."h😀i"],
  [...new Set([3, 3, 4])],
  [...new Map([[1, 2]]).keys()],
);
console.log([...a.entries()].map(([i, v]) => i * 10 + v));
const nested = [[1], [2, 3]];
const copy = [...nested];
copy[0].push(9);
console.log(nested[0], copy.length);

function count(...xs: unknown[]): number {
  return xs.length;
}
console.log(count(...a, ..."abc", ...[]), count(...[undefined, undefined]));
console.log(Math.max(...a, 10, ...[7, 20]), Math.min(...b), Math.max());

class Vector {
  readonly parts: number[];
  constructor(...parts: number[]) {
    this.parts = parts;
  }
  plus(other: Vector): Vector {
    return new Vector(...this.parts.map((p, i) => p + other.parts[i]));
  }
}
const v = new Vector(...[1, 2], 3);
console.log(v.plus(new Vector(...a, 1)).parts);
const matrix = [
  [1, 2, 3],
  [4, 5, 6],
];
console.log(([] as number[]).concat(...matrix));
console.log(matrix[0].map((_, i) => matrix.map((row) => row[i]).join()));
const words = ["x", "y"];
words.push(...words, ...["z"]);
console.log(words);
const merged = [...new Set([...a, ...b])].sort((p, q) => p - q);
console.log(merged);

const withHoles = [1, undefined, 3];
console.log(
  [...withHoles],
  Array.from(withHoles, (x) => x ?? 0),
);
const asArgs = (first: number, second = -1, ...rest: number[]) => [
  first,
  second,
  rest.length,
];
console.log(asArgs(...([5] as const)), asArgs(...([5, 6, 7, 8] as const)));
let log = "";
const t = (s: string): string[] => ((log += s), [s]);
console.log([...t("1"), ...t("2"), ...t("3")].join(""), log);
const big = Array.from({ length: 1000 }, (_, i) => i);
console.log(Math.max(...big), [...big, ...big].length);
