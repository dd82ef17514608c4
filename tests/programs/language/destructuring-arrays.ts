// Array patterns: holes, rest, defaults, swaps, strings, maps, nesting.

const [a, b, c = "three", ...others] = [1, 2];
console.log(a, b, c, others);
const [head, ...tail] = ["h", "t1", "t2"];
console.log(head, tail);
const [, second, , fourth] = [1, 2, 3, 4];
console.log(second, fourth);
const [one, [two, [three]], { four }] = [1, [2, [3]], { four: 4 }] as const;
console.log(one, two, three, four);

let p = 1;
let q = 2;
let r = 3;
[p, q, r] = [r, p, q];
console.log(p, q, r);
[p, q] = [q, p];
console.log(p, q);

const list = [5, 3, 9, 1];
for (let i = 0; i < list.length; i++) {
  for (let j = i + 1; j < list.length; j++) {
    if (list[j] < list[i]) [list[i], list[j]] = [list[j], list[i]];
  }
}
console.log(list);

const [x = 1, y = x + 1, z = x + y] = [10] as number[];
console.log(x, y, z);
const [u = "default", v = "default"] = [undefined, null] as (
  string | undefined | null
)[];
console.log(u, v);

const [c1, c2, ...chars] = "a😀bc";
console.log(c1, c2, chars);
const map = new Map([
  ["k1", 1],
  ["k2", 2],
]);
for (const [key, value] of map) console.log(key, value);
const [[k0, v0], [k1]] = map;
console.log(k0, v0, k1);
const [s0] = new Set(["only", "more"]);
console.log(s0);

function minMax(xs: number[]): [min: number, max: number] {
  return [Math.min(...xs), Math.max(...xs)];
}
const [low, high] = minMax([3, 1, 4, 1, 5]);
console.log(low, high);
function sumPair([m, n]: [number, number], [o = 100]: number[] = []): number {
  return m + n + o;
}
console.log(sumPair([1, 2]), sumPair([1, 2], [3]));
for (const [index, word] of ["zero", "one"].entries()) console.log(index, word);
let fib: [number, number] = [0, 1];
for (let i = 0; i < 10; i++) fib = [fib[1], fib[0] + fib[1]];
console.log(fib);
const [] = [1];
const [first = "empty"] = [] as string[];
console.log(first);
