// Array.prototype.map: change of type, index, nested, methods on the result.

console.log([1, 2, 3].map((n) => n * 2));
console.log([1, 2, 3].map((n) => `<${n}>`));
console.log(["a", "bb"].map((s) => s.length));
console.log(["a", "b"].map((s, i) => s.repeat(i + 1)));
console.log([1, 2, 3].map((n, i, all) => n + all[all.length - 1 - i]));
console.log([1, 2].map((n) => n > 1));
console.log([1, 2].map((n) => [n, -n]).map(([a, b]) => a - b));
console.log([1, 2].map((n) => ({ n })).map(({ n }) => n + 1));
console.log([1, 2, 3].map((n) => (n === 2 ? null : n)));
console.log(["1", "2.5", "x"].map(Number));
console.log([1, 2].map(String), [0, 1].map(Boolean));
const adders = [1, 2, 3].map((n) => (m: number) => n + m);
console.log(adders.map((add) => add(10)));
const shout = (word: string): string => word.toUpperCase() + "!";
console.log(["hey", "you"].map(shout).join(" "));
