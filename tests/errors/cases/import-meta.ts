// import.meta.

console.log(typeof import.meta); // error: NT1, import.meta
export {};
