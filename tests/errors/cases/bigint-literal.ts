// A bigint literal.

const big = 123n; // error: NT1, u64
console.log(big === big);
