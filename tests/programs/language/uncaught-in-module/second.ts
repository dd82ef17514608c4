// Throws half way.

console.log("second starts");
const list: number[] = [1, 2, 3];
if (list.length === 3) throw new TypeError("second fails");
console.log("second never ends");
export {};
