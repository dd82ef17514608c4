// Function.prototype.call.

function greet(this: { name: string }): string {
  return this.name;
}
console.log(greet.call({ name: "x" })); // error: call
