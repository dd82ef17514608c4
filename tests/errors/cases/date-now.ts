// The time of day, by a static method.

class Clock {
  private readonly start = Date.now(); // error: NT1003, Date
  get seconds(): number {
    return this.start / 1000;
  }
}
console.log(new Clock().seconds);
