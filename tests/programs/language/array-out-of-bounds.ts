// An index out of bounds gives undefined wherever it can be seen.

const numbers = [10, 20, 30];
const texts = ["a", "b"];
const objects = [{ v: 1 }];
const flags = [true];

console.log(
  numbers[3] === undefined,
  numbers[-1] === undefined,
  texts[5] === undefined,
);
console.log(
  typeof numbers[9],
  typeof texts[9],
  typeof objects[9],
  typeof flags[9],
);
console.log(numbers[9] ?? "none", texts[9] ?? "none", objects[9]?.v ?? "none");
console.log(
  numbers[0] ? "yes" : "no",
  numbers[7] ? "yes" : "no",
  texts[7] || "or",
);
const x: number | undefined = numbers[10];
if (x === undefined) console.log("x is undefined");
else console.log(x + 1);
const t: string | undefined = texts[1];
console.log(t === undefined ? "missing" : t.toUpperCase());
const o = objects[3] as { v: number } | undefined;
console.log(o?.v, o);
console.log(flags[4] === undefined, !flags[4], !flags[0]);

function get(list: readonly number[], index: number): number | undefined {
  return list[index];
}
console.log(
  get(numbers, 1),
  get(numbers, 3),
  get([], 0),
  get(numbers, 0.5),
  get(numbers, NaN),
);
const nested = [[1], [2, 3]];
console.log(nested[1]?.[1], nested[1]?.[9], nested[9]?.[0]);
const text = "abc";
console.log(
  text[3] === undefined,
  text[-1] === undefined,
  text[1],
  (text[9] ?? "-") + "|",
);

let i = 0;
let seen = "";
while (numbers[i] !== undefined) seen += numbers[i++] + ",";
console.log(seen, i);
for (let k = 0, item; (item = texts[k]) !== undefined; k++)
  console.log(k, item);
const neighbours = numbers.map(
  (n, k) => (numbers[k - 1] ?? 0) + n + (numbers[k + 1] ?? 0),
);
console.log(neighbours);
const [a, b, c, d] = numbers;
console.log(a, b, c, d);
numbers.length = 1;
console.log(numbers[1] === undefined, numbers.at(-1), numbers.at(5));
const maybe: (number | null)[] = [null, 0];
console.log(
  maybe[0] === null,
  maybe[1] === null,
  maybe[2] === null,
  maybe[2] === undefined,
);
console.log(texts[2] === texts[3], texts[2] !== texts[0]);
