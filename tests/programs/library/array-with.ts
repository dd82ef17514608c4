// Array.prototype.with: a copy with one element replaced.

const numbers = [1, 2, 3];
console.log(numbers.with(0, 9), numbers.with(-1, 9), numbers);
try {
  numbers.with(3, 0);
} catch (error) {
  console.log(error instanceof RangeError);
}
try {
  numbers.with(-4, 0);
} catch (error) {
  console.log(error instanceof RangeError);
}
console.log(["a", "b"].with(1, "z").join(""));
