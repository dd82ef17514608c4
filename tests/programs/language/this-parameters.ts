// `this` in function expressions of literals, and `this` parameters of functions.
interface Counter {
  n: number;
  inc: (by: number) => number;
  twice(): number;
}
const c: Counter = {
  n: 1,
  inc: function (by) {
    this.n += by;
    return this.n;
  },
  twice: function () {
    return this.inc(1) + this.inc(1);
  },
};
console.log(c.inc(4), c.twice(), c.n);
function thisParameter(this: { factor: number }, x: number): number {
  return this.factor * x;
}
const withMethod = { factor: 3, times: thisParameter };
console.log(
  withMethod.times(5),
  thisParameter.call({ factor: 7 }, 2),
  thisParameter.apply({ factor: 4 }, [2]),
);
const maker = (k: number) => ({
  k,
  add: function (x: number) {
    return this.k + x + k;
  },
});
console.log(maker(2).add(10), maker(5).add(1));
