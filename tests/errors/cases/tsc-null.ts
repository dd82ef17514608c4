// TypeScript's own errors pass through: null and undefined.

const list = ["a"];
const found = list.find((s) => s === "b");
console.log(found.length); // error: TS18048
let text: string = null; // error: TS2322
console.log(text);
