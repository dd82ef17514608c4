// new.target.

function make(): boolean {
  return new.target === undefined; // error: NT1, new.target
}
console.log(make());
