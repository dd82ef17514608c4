// Bigint literals in arithmetic.

const factorial = (n: number): number => {
  const product = 10n * 2n; // error: NT1001, bigint
  return Number(product) * n;
};
console.log(factorial(3));
