// Arrays in patterns: holes, nesting, defaults, loops, swaps.

const numbers = [1, 2, 3, 4, 5];
const [, second, , fourth] = numbers;
console.log(second, fourth);
const [[a, b], [c]] = [[1, 2], [3]];
console.log(a + b + c);
const [head, [inner, ...others], ...tail] = [1, [2, 3, 4], 5, 6] as const;
console.log(head, inner, others.length, tail.length);
for (const [name, { size }] of [
  ["x", { size: 3 }],
  ["y", { size: 4 }],
] as [string, { size: number }][]) {
  console.log(name, size);
}
const matrix = [
  [1, 2],
  [3, 4],
];
[matrix[0][0], matrix[1][1]] = [matrix[1][1], matrix[0][0]];
console.log(matrix[0], matrix[1]);
function range([low, high]: [number, number] = [0, 1]): number {
  return high - low;
}
console.log(range(), range([3, 10]));
