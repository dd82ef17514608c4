// splice and toSpliced: removal, insertion, both, what is returned.

const numbers = [1, 2, 3, 4, 5];
console.log(numbers.splice(1, 2), numbers);
console.log(numbers.splice(1, 0, 9, 8), numbers);
console.log(numbers.splice(-2), numbers);
console.log(numbers.splice(0, 1, 7, 7, 7), numbers);
console.log(numbers.splice(99, 1, 6), numbers);
console.log(numbers.splice(1, -5), numbers.length);
console.log(numbers.splice(0), numbers.length);
const words = ["a", "b", "c"];
words.splice(1, 1, "x", "y");
words.splice(words.indexOf("a"), 1);
console.log(words);
console.log(words.toSpliced(0, 1), words.toSpliced(1, 1, "q", "r"), words);
console.log(words.toSpliced(1), words.toSpliced(-1, 0, "m"));
