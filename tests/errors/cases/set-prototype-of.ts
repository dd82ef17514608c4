// Object.setPrototypeOf.

const a = { x: 1 };
const b = { y: 2 };
Object.setPrototypeOf(a, b); // error: NT1003, setPrototypeOf
