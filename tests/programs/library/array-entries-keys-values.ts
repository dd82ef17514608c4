// The three iterators of an array, in for-of, spread and by hand.

const letters = ["a", "b", "c"];
for (const [index, letter] of letters.entries()) console.log(index, letter);
for (const key of letters.keys()) console.log(key);
for (const value of letters.values()) console.log(value);
console.log([...letters.keys()], [...letters.values()]);
console.log([...letters.entries()].map(([i, s]) => s + i).join());

const iterator = letters.values();
console.log(iterator.next().value, iterator.next().value);
const third = iterator.next();
console.log(third.done, third.value);
const end = iterator.next();
console.log(end.done, end.value);
console.log(iterator.next().done);

// An iterator sees elements added while it runs.
const growing = [1, 2];
for (const value of growing) {
  if (growing.length < 5) growing.push(value * 10);
  console.log(value);
}
// And stops early when the array shrinks.
const shrinking = [1, 2, 3, 4];
for (const value of shrinking) {
  console.log(value);
  shrinking.pop();
}
