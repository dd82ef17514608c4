// Products of 64-bit numbers to 128 bits, by halves; decimal printing by hand.

interface Wide {
  high: u64;
  low: u64;
}

function multiply(a: u64, b: u64): Wide {
  const mask: u64 = 0xffff_ffff;
  const low = (a & mask) * (b & mask);
  const middle1 = (a >> 32) * (b & mask) + (low >> 32);
  const middle2 = (a & mask) * (b >> 32) + (middle1 & mask);
  return {
    high: (a >> 32) * (b >> 32) + (middle1 >> 32) + (middle2 >> 32),
    low: (middle2 << 32) | (low & mask),
  };
}

const samples: u64[] = [
  0, 1, 0xffff_ffff, 0x1_0000_0000, 0xdead_beef_cafe_babe,
  0xffff_ffff_ffff_ffff,
];
for (const a of samples) {
  for (const b of samples) {
    const { high, low } = multiply(a, b);
    console.log(high, low);
  }
}

function toHex(value: u64): string {
  const digits = "0123456789abcdef";
  let text = "";
  for (let shift: u64 = 0; shift < 64; shift += 4) {
    text = digits[Number((value >> shift) & 15)] + text;
  }
  return text;
}
for (const sample of samples) console.log(toHex(sample));

function modularPower(base: u64, exponent: u64, modulus: u64): u64 {
  let result: u64 = 1;
  let square: u64 = base % modulus;
  for (let rest: u64 = exponent; rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
console.log(
  modularPower(2, 1000000, 1000000007),
  modularPower(3, 0xffff_ffff_ffff_ffff, 4294967291),
);
