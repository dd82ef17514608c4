// Array.prototype.concat: arrays and single values; the original stays.

const a = [1, 2];
const b = [3, 4];
console.log(a.concat(b));
console.log(a.concat(b, [5], 6));
console.log(a.concat());
console.log(a.concat([]), a.concat([]) === a);
console.log(a, b);
const words: string[] = [];
console.log(words.concat("x", ["y", "z"]).concat("w"));
const nested: number[][] = [[1], [2]];
console.log(nested.concat([[3]]).length, nested.concat([[3]])[2]);
const joined = nested.concat([[9]]);
joined[0].push(7);
console.log(nested[0]);
