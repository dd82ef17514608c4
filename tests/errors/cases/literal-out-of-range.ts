// A literal that does not fit.

const byte: u8 = 300; // error: NT2002, 300
console.log(byte);
