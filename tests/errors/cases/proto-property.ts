// __proto__ in an object literal.

const base = { x: 1 };
const derived = { __proto__: base, y: 2 }; // error: NT1, __proto__
console.log(derived.y);
