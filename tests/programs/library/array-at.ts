// Array.prototype.at: from both ends, out of range, truncated indices.

const letters = ["a", "b", "c"];
for (const index of [0, 1, 2, 3, -1, -3, -4, 1.9, -1.9, NaN, Infinity]) {
  console.log(index, letters.at(index));
}
const numbers: number[] = [1.5, -0, NaN];
console.log(numbers.at(-1), numbers.at(1), numbers.at(0));
const empty: boolean[] = [];
console.log(empty.at(0), empty.at(-1));
console.log((numbers.at(5) ?? 42) + 1);
