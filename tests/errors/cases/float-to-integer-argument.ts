// A number passed for a machine integer.

function take(size: u64): u64 {
  return size;
}
const list = [1, 2, 3];
console.log(take(list.length)); // error: NT2003
