// A class that extends Array.

// prettier-ignore
class Stack<T> extends Array<T> { // error: NT1001, extends Array
  peek(): T | undefined {
    return this[this.length - 1];
  }
}
console.log(new Stack<number>().length);
