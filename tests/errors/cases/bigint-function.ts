// The BigInt function.

const big = BigInt(5); // error: NT1003, BigInt
console.log(typeof big);
