// Unsigned machine integers: + - * / % wrap at their own width.

const bytes: u8[] = [0, 1, 7, 127, 128, 200, 255];
for (const a of bytes) {
  for (const b of bytes) {
    const sum: u8 = a + b;
    const difference: u8 = a - b;
    const product: u8 = a * b;
    console.log(sum, difference, product);
    if (b !== 0) {
      const quotient: u8 = a / b;
      const rest: u8 = a % b;
      console.log(quotient, rest);
    }
  }
}
const halves: u16[] = [0, 1, 255, 256, 40000, 65535];
for (const a of halves) {
  for (const b of halves) {
    console.log(u16(a + b), u16(a - b), u16(a * b));
    if (b !== 0) console.log(u16(a / b), u16(a % b));
  }
}
const words: u32[] = [0, 1, 3, 65536, 2147483648, 4294967295];
for (const a of words) {
  for (const b of words) {
    const sum: u32 = a + b;
    const difference: u32 = a - b;
    const product: u32 = a * b;
    console.log(sum, difference, product);
    if (b !== 0) {
      const quotient: u32 = a / b;
      const rest: u32 = a % b;
      console.log(quotient, rest);
    }
  }
}
const longs: u64[] = [
  0, 1, 10, 0x1_0000_0000, 0x8000_0000_0000_0000, 0xffff_ffff_ffff_ffff,
];
for (const a of longs) {
  for (const b of longs) {
    const sum: u64 = a + b;
    const difference: u64 = a - b;
    const product: u64 = a * b;
    console.log(sum, difference, product);
    if (b !== 0) {
      const quotient: u64 = a / b;
      const rest: u64 = a % b;
      console.log(quotient, rest);
    }
  }
}
