// Spread of arrays, strings, sets, maps and iterators; rest in patterns.

const a = [1, 2];
const b = [3];
console.log([...a, ...b], [0, ...a, 9, ...b], [...[]]);
console.log([..."añ😀b"]);
console.log([...new Set([1, 1, 2])], [...new Map([["k", 1]])][0]);
console.log(Math.max(...a, ...b), Math.min(5, ...a));
const [first, ...rest] = [...a, ...b];
console.log(first, rest);
const [x = 10, y = 20, z = 30] = a;
console.log(x, y, z);
const copy = [...a];
copy.push(99);
console.log(a.length, copy.length);
const sum = (...values: number[]): number => values.reduce((p, q) => p + q, 0);
console.log(sum(...a), sum(...a, ...b), sum());
const tuple: [string, ...number[]] = ["t", ...a];
console.log(tuple.length, tuple[0]);
let [p, q] = [1, 2];
[p, q] = [q, p];
console.log(p, q);
const letters: string[] = [];
letters.push(..."xyz");
console.log(letters);
