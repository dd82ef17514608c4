// A method passed as a function without its object.

class Totals {
  sum = 0;
  add(n: number): void {
    this.sum += n;
  }
}
const totals = new Totals();
[1, 2, 3].forEach(totals.add); // error: NT1005
console.log(totals.sum);
