// Thousands of entries: growth, deletion, reuse.

const squares = new Map<number, number>();
for (let i = 0; i < 20000; i++) squares.set(i * 7, i * i);
console.log(squares.size, squares.get(7 * 12345), squares.get(8));
for (let i = 0; i < 20000; i += 2) squares.delete(i * 7);
console.log(squares.size, squares.has(14), squares.has(7));
let sum = 0;
for (const [key, value] of squares) sum += key + value;
console.log(sum);

const words = new Map<string, number>();
for (let i = 0; i < 30000; i++) {
  const word = `w${(i * 31) % 1009}`;
  words.set(word, (words.get(word) ?? 0) + 1);
}
console.log(
  words.size,
  words.get("w0"),
  words.get("w1008"),
  words.get("w1009"),
);
console.log([...words.values()].reduce((a, b) => a + b));
for (let round = 0; round < 5000; round++) {
  words.set("temporary", round);
  words.delete("temporary");
}
console.log(words.size, [...words.keys()].slice(0, 4));
