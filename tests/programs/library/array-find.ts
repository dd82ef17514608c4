// find, findIndex, findLast, findLastIndex.

const numbers = [3, 8, 15, 8, 1];
console.log(
  numbers.find((n) => n > 5),
  numbers.find((n) => n > 50),
);
console.log(numbers.findIndex((n) => n === 8));
console.log(numbers.findIndex((n) => n === 9));
console.log(
  numbers.findLast((n) => n > 5),
  numbers.findLast((n) => n > 50),
);
console.log(numbers.findLastIndex((n) => n === 8));
console.log(numbers.findLastIndex((n) => n === 9));
console.log([NaN].findIndex((n) => n !== n));

const order: number[] = [];
numbers.findLast((n, i) => {
  order.push(i);
  return n === 15;
});
console.log(order);

const people = [
  { name: "Ada", born: 1815 },
  { name: "Alan", born: 1912 },
  { name: "Grace", born: 1906 },
];
console.log(people.find((p) => p.born > 1900)?.name);
console.log(people.find((p) => p.born > 2000)?.name ?? "nobody");
console.log(people.findLast((p) => p.born > 1900)?.name);
const zero = [0, 1].find((n) => n === 0);
console.log(zero === undefined, zero);
