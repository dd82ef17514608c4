// Array.prototype.filter: predicate arguments, guards, order, copies.

const numbers = [5, 1, 4, 2, 3];
console.log(numbers.filter((n) => n > 2));
console.log(numbers.filter((_, index) => index % 2 === 0));
console.log(numbers.filter((n, i, all) => i === 0 || n > all[i - 1]));
console.log(numbers.filter(() => false));
const copy = numbers.filter(() => true);
console.log(copy, copy === numbers);

const maybe: (string | null)[] = ["a", null, "b", null];
const sure = maybe.filter((s): s is string => s !== null);
console.log(sure.map((s) => s.toUpperCase()).join("-"));
const inferred = [1, undefined, 3].filter((n) => n !== undefined);
console.log(inferred.reduce((a, b) => a + b));

interface Item {
  name: string;
  price: number;
}
const items: Item[] = [
  { name: "pen", price: 2 },
  { name: "book", price: 12 },
  { name: "lamp", price: 30 },
];
const dear = items.filter(({ price }) => price > 10);
dear[0].price = 99;
console.log(dear.map((item) => item.name).join(), items[1].price);

// Elements appended during the run are not visited.
const growing = [1, 2, 3];
const seen = growing.filter((n) => {
  growing.push(n);
  return true;
});
console.log(seen, growing.length);
