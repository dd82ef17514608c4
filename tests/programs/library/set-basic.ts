// Set: add, has, delete, clear, size, construction from iterables.

const set = new Set<number>();
console.log(set.size, set.has(1), set.delete(1));
set.add(1).add(2).add(1);
console.log(set.size, set.has(1), set.has(3));
console.log(set.delete(1), set.delete(1), set.size);
console.log([...new Set("mississippi")].join(""));
console.log([...new Set([3, 1, 3, 2, 1])]);
const union = new Set([...new Set([1, 2]), ...new Set([2, 3])]);
console.log([...union], union.size);
const copy = new Set(union);
copy.clear();
console.log(union.size, copy.size, new Set().size);
const even = new Set([...union].filter((n) => n % 2 === 0));
console.log([...even]);
const visited = new Set<string>(["0,0"]);
for (const [x, y] of [
  [0, 1],
  [1, 0],
  [0, 1],
])
  visited.add(`${x},${y}`);
console.log(visited.size, visited.has("1,0"), visited.has("1,1"));
