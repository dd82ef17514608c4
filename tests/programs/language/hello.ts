// The first program anyone writes.

console.log("Hello, world!");
