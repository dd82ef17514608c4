// Function expressions with a `this` parameter, called as methods of whatever holds them.

type Method = (this: { n: number }, by: number) => number;
const add: Method = function (by) {
  return this.n + by;
};
const host = { n: 10, add };
const other = { n: 1, add: host.add };
console.log(host.add(5), other.add(1));
