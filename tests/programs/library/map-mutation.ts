// Changing a Map while it is iterated.

const map = new Map([
  [1, "a"],
  [2, "b"],
  [3, "c"],
]);
for (const [key] of map) {
  console.log("visit", key);
  if (key === 1) map.delete(2);
  if (key === 3) map.set(4, "d");
}
console.log([...map.keys()]);
for (const key of map.keys()) {
  if (key < 6) {
    map.delete(key);
    map.set(key + 2, "moved");
  }
}
console.log([...map.keys()]);
let visits = 0;
for (const key of map.keys()) {
  visits++;
  if (visits === 1) {
    map.clear();
    map.set(100, "x");
    map.set(101, "y");
  }
  console.log("now", key);
}
console.log(visits, map.size);
const iterator = map.entries();
map.delete(100);
console.log(iterator.next().value?.[0], iterator.next().done);
map.set(200, "late");
console.log(iterator.next().done);
map.forEach((_, key) => {
  if (map.size < 4) map.set(key + 1000, "added");
});
console.log([...map.keys()]);
