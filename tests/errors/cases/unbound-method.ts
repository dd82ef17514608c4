// A method used as a value without its object.

class Counter {
  count = 0;
  increment(): void {
    this.count++;
  }
}
const counter = new Counter();
const step = counter.increment; // error: NT1005
step();
