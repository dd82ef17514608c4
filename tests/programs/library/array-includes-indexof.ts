// includes, indexOf and lastIndexOf: NaN, -0, start positions, identity.

const numbers = [1, NaN, 0, 3, 1];
console.log(numbers.includes(3), numbers.includes(4));
console.log(numbers.includes(NaN), numbers.indexOf(NaN));
console.log(numbers.includes(-0), numbers.indexOf(-0));
console.log(numbers.indexOf(1), numbers.lastIndexOf(1));
console.log(
  numbers.indexOf(1, 1),
  numbers.indexOf(1, -1),
  numbers.indexOf(1, 9),
);
console.log(numbers.lastIndexOf(1, 3), numbers.lastIndexOf(1, -2));
console.log(numbers.includes(1, 1), numbers.includes(0, -2));
const words = ["one", "two", "three"];
console.log(words.includes("t" + "wo"), words.indexOf("thr".concat("ee")));
const first = { id: 1 };
const second = { id: 1 };
const objects = [first];
console.log(objects.includes(first), objects.includes(second));
console.log(objects.indexOf(second));
const options = ["red", "green", undefined];
console.log(options.includes(undefined), options.indexOf(undefined));
