// length: read, cut, cleared; growth by index at the end.

const numbers = [1, 2, 3, 4];
numbers.length = 2;
console.log(numbers, numbers.length);
numbers[numbers.length] = 7;
numbers[numbers.length] = 8;
console.log(numbers, numbers.length);
numbers.length = 0;
console.log(numbers, numbers.length, numbers[0]);
const squares: number[] = [];
for (let i = 0; i < 50; i++) squares[i] = i * i;
console.log(squares.length, squares[49], squares[50]);
const words: string[] = [];
words[0] = "first";
words[1] = "second";
console.log(words.join(), words[2] === undefined);
numbers.length -= 0;
numbers.push(5);
numbers.length--;
console.log(numbers.length);
