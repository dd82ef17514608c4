// reverse in place and toReversed as a copy.

const numbers = [1, 2, 3, 4];
console.log(numbers.reverse(), numbers);
console.log(numbers.reverse() === numbers);
const copy = numbers.toReversed();
console.log(copy, numbers, copy === numbers);
console.log([].reverse().length, ["x"].reverse());
console.log([..."stressed"].reverse().join(""));
console.log([[1], [2]].reverse()[0]);
console.log(["a", "b", "c"].toReversed().concat("d"));
