// Compound assignment of another width.

let total: u32 = 0;
const step: u64 = 1;
total += step; // error: NT2001
console.log(total);
