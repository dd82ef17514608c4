// Sorting many numbers and strings: order, permutation, odd values.

let seed = 42;
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};
const numbers = Array.from({ length: 5000 }, () => Math.floor(random() * 1e6));
const total = numbers.reduce((a, b) => a + b, 0);
numbers.sort((a, b) => a - b);
console.log(numbers.every((n, i) => i === 0 || numbers[i - 1] <= n));
console.log(numbers.reduce((a, b) => a + b, 0) === total);
console.log(numbers[0], numbers[2500], numbers[4999]);

const words = numbers.slice(0, 500).map((n) => (n * 7919).toString(36));
words.sort();
console.log(words.every((w, i) => i === 0 || words[i - 1] <= w));
console.log(words[0], words[250], words[499]);

const text = [...numbers.slice(0, 300)].sort();
console.log(text[0], text[150], text[299]);
console.log(
  [3, -1, -0, 0, Infinity, -Infinity, 2].sort((a, b) => a - b).join(),
);
const down = Array.from({ length: 40 }, (_, i) => i).sort((a, b) => b - a);
console.log(down.join(" "));
