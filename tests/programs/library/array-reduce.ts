// reduce and reduceRight: with and without a start, empty arrays, types.

const numbers = [1, 2, 3, 4];
console.log(numbers.reduce((a, b) => a + b));
console.log(
  numbers.reduce((a, b) => a - b),
  numbers.reduceRight((a, b) => a - b),
);
console.log(numbers.reduce((text, n) => text + n, ""));
console.log(numbers.reduceRight((text, n) => text + n, "<"));
console.log(numbers.reduce((a, b, index) => a + b * index, 0));
console.log(numbers.reduce((most, n) => Math.max(most, n), -Infinity));
console.log(
  [5].reduce((a, b) => a * b),
  [5].reduceRight((a, b) => a * b),
);
const none: number[] = [];
console.log(none.reduce((a, b) => a + b, 100));
try {
  none.reduce((a, b) => a + b);
} catch (error) {
  if (error instanceof TypeError) console.log(error.message);
}
const groups = ["apple", "avocado", "bean", "cherry"].reduce((all, word) => {
  const list = all.get(word[0]) ?? [];
  list.push(word);
  return all.set(word[0], list);
}, new Map<string, string[]>());
for (const [key, list] of groups) console.log(key, list.join());
const order: number[] = [];
numbers.reduceRight((_, n, i) => (order.push(i), n), 0);
console.log(order);
