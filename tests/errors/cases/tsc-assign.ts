// TypeScript's own errors pass through: assignment.

const n: number = "text"; // error: TS2322
console.log(n);
