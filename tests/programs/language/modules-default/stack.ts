// A class as the default export.

export default class Stack<T> {
  static created = 0;
  private items: T[] = [];
  constructor() {
    Stack.created++;
  }
  push(item: T): void {
    this.items.push(item);
  }
  pop(): T | undefined {
    return this.items.pop();
  }
  get size(): number {
    return this.items.length;
  }
}
