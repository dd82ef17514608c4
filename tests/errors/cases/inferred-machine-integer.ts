// A machine integer that reaches an inferred type argument as `number`.

function same<T>(value: T): T {
  return value;
}
const a: u64 = 1;
const b: u64 = same(a + 1); // error: NT2004
console.log(b);
