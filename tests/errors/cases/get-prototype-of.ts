// Object.getPrototypeOf.

const a = { x: 1 };
console.log(Object.getPrototypeOf(a) === a); // error: NT1003, getPrototypeOf
