// i32 + u32.

const a: i32 = -1;
const b: u32 = 1;
console.log(a + b); // error: NT2001
