// Indexing: out of range, negative, fractional and computed indices.

const letters = ["a", "b", "c"];
console.log(letters[0], letters[2], letters[3], letters[-1]);
const at = (index: number): string => letters[index] ?? "none";
console.log(at(1), at(3), at(-1), at(0.5), at(NaN), at(1e10));
const maybe = letters[7];
console.log(maybe === undefined, typeof letters[7], letters[7]?.length);
if (letters[9]) console.log("unreachable");
let index = 0;
console.log(letters[index++], letters[index++], letters[--index], index);
const matrix = [
  [1, 2, 3],
  [4, 5, 6],
];
let sum = 0;
for (let row = 0; row < matrix.length; row++) {
  for (let column = 0; column < matrix[row].length; column++) {
    sum += matrix[row][column] * (row + 1) * (column + 1);
  }
}
console.log(sum, matrix[1][2], matrix[2]?.[0]);
matrix[0][1] += 10;
matrix[1][0]++;
matrix[1][1] **= 2;
console.log(matrix[0], matrix[1]);
const counts: number[] = [0, 0, 0];
for (const letter of "abcab") counts[letter.charCodeAt(0) - 97]++;
console.log(counts);
