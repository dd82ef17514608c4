// Object.assign sets properties that its target's type has, and adds none.

const base = { a: 1, b: 2 };
const target = Object.assign(base, { c: 4 }); // error: NT1001, adds the property `c`
console.log(target.c);
