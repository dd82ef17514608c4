// Comparing different widths.

const a: u32 = 1;
const b: u64 = 2;
if (a < b) console.log("less"); // error: NT2001
