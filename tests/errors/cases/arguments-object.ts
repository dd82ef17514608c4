// The arguments object.

function count(): number {
  return arguments.length; // error: NT1, arguments
}
console.log(count());
