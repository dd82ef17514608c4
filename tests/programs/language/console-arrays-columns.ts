// Node prints arrays of more than six numbers in columns.

console.log([1, 2, 3, 4, 5, 6]);
console.log([1, 2, 3, 4, 5, 6, 7]);
console.log(Array.from({ length: 20 }, (_, i) => i));
console.log(Array.from({ length: 30 }, (_, i) => i * i));
console.log(Array.from({ length: 101 }, (_, i) => i));
console.log(Array.from({ length: 150 }, (_, i) => i % 3));
console.log([1, 22, 333, 4444, 55555, 666666, 7777777]);
console.log([-1, 2, -3, 4, -5, 6, -7, 8]);
console.log([0.1, 0.25, 1e21, 1e-7, NaN, Infinity, -0, 1 / 3]);
console.log(["a", "b", "c", "d", "e", "f", "g", "h"]);
console.log(Array.from({ length: 10 }, (_, i) => "item" + i));
console.log(Array.from({ length: 7 }, (_, i) => "x".repeat(i)));
console.log([true, false, true, false, true, false, true]);
console.log([1, "a", null, undefined, true, 2.5, "b", -0]);
console.log(Array.from({ length: 8 }, () => null));
console.log("prefix", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "suffix");
