// Dynamic import.

const module = import("./dynamic-import.ts"); // error: import
console.log(typeof module);
export {};
