// Map iterates in insertion order, through every iterator and forEach.

const map = new Map<string, number>();
for (const key of ["z", "a", "m", "b"]) map.set(key, map.size);
map.set("a", 10);
map.delete("m");
map.set("m", 11);
for (const [key, value] of map) console.log(key, value);
console.log([...map.keys()], [...map.values()]);
map.forEach((value, key, all) => console.log(key + value, all.size));
console.log([...map.entries()].map((pair) => pair.join("=")).join("&"));
const iterator = map.keys();
console.log(iterator.next().value, iterator.next().value);
for (const key of iterator) console.log("rest", key);
const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
console.log(sorted.map(([key]) => key).join(""));
const [firstKey] = map.keys();
console.log(firstKey);
