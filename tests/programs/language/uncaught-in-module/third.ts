// Never runs.

console.log("third never runs");
export {};
