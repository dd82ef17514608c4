// A negative literal for an unsigned type.

const word: u32 = -1; // error: NT2002
console.log(word);
