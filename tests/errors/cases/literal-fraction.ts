// A fraction for a machine integer.

const half: u32 = 0.5; // error: NT200
console.log(half);
