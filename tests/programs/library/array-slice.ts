// Array.prototype.slice: every combination of ends.

const letters = ["a", "b", "c", "d", "e"];
console.log(letters.slice());
console.log(letters.slice(2), letters.slice(-2), letters.slice(9));
console.log(letters.slice(1, 3), letters.slice(-3, -1), letters.slice(1, -1));
console.log(letters.slice(3, 1), letters.slice(0, 99));
console.log(letters.slice(1.7, 3.2), letters.slice(NaN, 2));
console.log(letters.slice(-Infinity, Infinity).length);
const copy = letters.slice();
copy[0] = "z";
console.log(letters[0], copy[0]);
const rows = [[1], [2]];
console.log(rows.slice(1)[0] === rows[1]);
