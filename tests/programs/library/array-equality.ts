// Arrays are references: identity, aliasing, nesting, as map keys.

const a = [1, 2];
const b = a;
const c = [1, 2];
b.push(3);
console.log(a === b, a === c, a.length, c.length);
const grid: number[][] = [];
const row = [0, 0];
grid.push(row, row, [...row]);
row[0] = 5;
console.log(grid[0][0], grid[1][0], grid[2][0]);
const names = new Map<number[], string>([
  [a, "a"],
  [c, "c"],
]);
console.log(names.get(b), names.get(c), names.get([1, 2]));
function clear(list: number[]): void {
  list.length = 0;
}
clear(a);
console.log(b.length);
const readonlyView: readonly number[] = c;
c.push(9);
console.log(readonlyView.length, readonlyView.at(-1));
