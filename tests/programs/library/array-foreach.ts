// Array.prototype.forEach: index, array, captured variables, changes.

const names = ["x", "y", "z"];
names.forEach((name, index, all) => console.log(name, index, all.length));
let sum = 0;
[1, 2, 3].forEach((n) => {
  sum += n;
});
console.log(sum);
const closures: (() => number)[] = [];
[10, 20, 30].forEach((n, i) => closures.push(() => n + i));
console.log(closures.map((f) => f()));
const growing = [1, 2];
growing.forEach((n) => growing.push(n + 10));
console.log(growing);
try {
  names.forEach((name) => {
    if (name === "y") throw new Error("stopped at " + name);
    console.log("visited", name);
  });
} catch (error) {
  if (error instanceof Error) console.log(error.message);
}
const result: void = names.forEach(() => {});
console.log(result);
