// Set iterates in insertion order; NaN and -0; forEach, entries, mutation.

const set = new Set<number>([3, NaN, -0, 0, NaN, 1]);
console.log([...set], set.has(NaN), set.has(0), set.has(-0));
console.log([...set].map((n) => Object.is(n, -0)));
set.delete(3);
set.add(3);
for (const value of set) console.log(value);
set.forEach((value, key, all) => console.log(value === key, all.size));
for (const [a, b] of set.entries()) console.log(Object.is(a, b));
console.log([...set.keys()].length, [...set.values()].length);
const queue = new Set([1]);
for (const n of queue) {
  if (n < 40) queue.add(n * 2).add(n + 3);
}
console.log([...queue].join(" "));
for (const n of queue) if (n % 2 === 0) queue.delete(n);
console.log([...queue].join(" "));
const objects = new Set([{ id: 1 }, { id: 1 }]);
console.log(objects.size, objects.has({ id: 1 }));
const mixed = new Set<string | number | null | undefined | boolean>();
mixed.add("1").add(1).add(null).add(undefined).add(true).add("1");
console.log(mixed.size, mixed.has(undefined), mixed.has("null"));
