// Signed machine integers: wrap-around, division toward zero, sign of %.

const bytes: i8[] = [0, 1, -1, 7, -7, 127, -128];
for (const a of bytes) {
  for (const b of bytes) {
    const sum: i8 = a + b;
    const difference: i8 = a - b;
    const product: i8 = a * b;
    console.log(sum, difference, product);
    if (b !== 0 && b !== -1) {
      const quotient: i8 = a / b;
      const rest: i8 = a % b;
      console.log(quotient, rest);
    }
  }
}
const words: i32[] = [0, 1, -1, 10, -10, 2147483647, -2147483648];
for (const a of words) {
  for (const b of words) {
    const sum: i32 = a + b;
    const difference: i32 = a - b;
    const product: i32 = a * b;
    console.log(sum, difference, product, i32(-a), i32(~a));
    if (b !== 0 && b !== -1) {
      const quotient: i32 = a / b;
      const rest: i32 = a % b;
      console.log(quotient, rest);
    }
  }
}
const longs: i64[] = [
  0, 1, -1, 1000000007, 0x7fff_ffff_ffff_ffff, -0x8000_0000_0000_0000,
];
for (const a of longs) {
  for (const b of longs) {
    const sum: i64 = a + b;
    const difference: i64 = a - b;
    const product: i64 = a * b;
    console.log(sum, difference, product, i64(-a), i64(~a));
    if (b !== 0 && b !== -1) {
      const quotient: i64 = a / b;
      const rest: i64 = a % b;
      console.log(quotient, rest);
    }
  }
}
