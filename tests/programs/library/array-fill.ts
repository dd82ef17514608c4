// Array.prototype.fill: ranges, negative positions, shared references.

console.log([1, 2, 3].fill(0));
console.log([1, 2, 3, 4].fill(9, 1, 3));
console.log([1, 2, 3, 4].fill(9, -2));
console.log([1, 2, 3, 4].fill(9, -3, -1));
console.log([1, 2, 3, 4].fill(9, 3, 1));
console.log([1, 2, 3, 4].fill(9, 2, 99));
console.log(new Array<string>(3).fill("x"));
console.log(new Array(4).fill(0).map((_, i) => i * i));
console.log(Array<boolean>(2).fill(true));
const rows: number[][] = new Array<number[]>(3).fill([]);
rows[0].push(1);
console.log(rows[2].length, rows[0] === rows[1]);
const grid = Array.from({ length: 2 }, () => new Array<number>(3).fill(7));
grid[0][1] = 1;
console.log(grid[0], grid[1]);
