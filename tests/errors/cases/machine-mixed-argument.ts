// An inferred width that does not fit the parameter.

function take(value: u32): u32 {
  return value;
}
const big: u64 = 5;
console.log(take(big * 2)); // error: NT200
