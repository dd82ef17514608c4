// The error leaves through forEach, a constructor and module top level.

class Fragile {
  constructor(readonly n: number) {
    if (n === 3) throw new RangeError("three");
    console.log("made", n);
  }
}
[1, 2, 3, 4].forEach((n) => new Fragile(n));
console.log("never printed");
