// number + machine integer.

const a: u32 = 1;
const b = Math.PI;
console.log(a + b); // error: NT200
