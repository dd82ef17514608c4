// Array.from (array-likes, iterables, mapper), Array.of, Array.isArray.

console.log(Array.from("héllo"));
console.log(Array.from([1, 2, 3], (n) => n * 2));
console.log(Array.from({ length: 4 }, (_, i) => i ** 2));
console.log(Array.from(new Set([3, 1, 3, 2])));
console.log(Array.from(new Map([["a", 1]]).keys()));
console.log(
  Array.from(
    new Map([
      ["a", 1],
      ["b", 2],
    ]).values(),
    (n) => -n,
  ),
);
console.log(Array.from([7, 8].entries(), ([i, n]) => i * 100 + n));
const original = [1, 2];
const copy = Array.from(original);
copy.push(3);
console.log(original, copy);
console.log(Array.of(7), Array.of(1, 2, 3), Array.of("a", "b"));
const values: (number[] | string)[] = [[1, 2], "text"];
for (const value of values) {
  console.log(Array.isArray(value) ? value.length * 10 : value.toUpperCase());
}
