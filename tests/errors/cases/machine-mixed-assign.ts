// A u64 stored where a u32 is declared: TypeScript itself refuses.

let a: u32 = 1;
const b: u64 = 2;
a = b; // error: TS2322
console.log(a);
