// sort and toSorted: default order is by text, comparators, stability.

console.log([10, 9, 1, 100, 2].sort());
console.log([10, 9, 1, 100, 2].sort((a, b) => a - b));
console.log([10, 9, 1, 100, 2].sort((a, b) => b - a));
console.log([-1, -2, 5, -10, 0].sort());
console.log(["b", "a", "C", "B", "ä", "z"].sort());
console.log([true, false, true].sort());
console.log([3, undefined, 1, undefined, 2].sort());
console.log(["x", undefined, "a"].sort((a, b) => (a! < b! ? -1 : 1)));

const people = [
  { name: "d", age: 3 },
  { name: "a", age: 1 },
  { name: "b", age: 3 },
  { name: "c", age: 1 },
  { name: "e", age: 2 },
];
people.sort((a, b) => a.age - b.age);
console.log(people.map(({ name, age }) => name + age).join(" "));

const many: { key: number; order: number }[] = [];
let seed = 12345;
for (let order = 0; order < 2000; order++) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  many.push({ key: seed % 17, order });
}
many.sort((a, b) => a.key - b.key);
let stable = true;
for (let i = 1; i < many.length; i++) {
  const a = many[i - 1];
  const b = many[i];
  if (a.key > b.key || (a.key === b.key && a.order > b.order)) stable = false;
}
console.log(stable, many[0].key, many[1999].key, many[1000].order);

const original = [3, 1, 2];
const sorted = original.toSorted();
console.log(original, sorted, original.sort() === original);
console.log(["bb", "a", "ccc"].toSorted((a, b) => b.length - a.length));
const same = [5, 4, 3, 2, 1].sort(() => 0);
console.log(same);
try {
  [2, 1].sort(() => {
    throw new Error("comparator failed");
  });
} catch (error) {
  if (error instanceof Error) console.log(error.message);
}
