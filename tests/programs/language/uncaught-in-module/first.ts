// Runs.

console.log("first");
export {};
