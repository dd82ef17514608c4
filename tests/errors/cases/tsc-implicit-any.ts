// TypeScript's own errors pass through: implicit any.

function twice(n) { // error: TS7006
  return n * 2;
}
console.log(twice(1));
