// u32 + u64.

const a: u32 = 1;
const b: u64 = 2;
const c: u64 = a + b; // error: NT2001, u32, u64
console.log(c);
