// Object.assign adds no property to an object made elsewhere.

function extend(base: { a: number }): number {
  return Object.assign(base, { c: 4 }).c; // error: NT1001, adds the property `c`
}
console.log(extend({ a: 1 }));
