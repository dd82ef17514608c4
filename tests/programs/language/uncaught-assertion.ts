// A failed assertion in a nested call; using declarations are disposed first.

class Scope implements Disposable {
  constructor(private readonly name: string) {
    console.log("open", name);
  }
  [Symbol.dispose](): void {
    console.log("close", this.name);
  }
}
function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
function check(list: number[]): number {
  using _inner = new Scope("inner");
  for (const [index, value] of list.entries()) {
    assert(value >= 0, `item ${index} is ${value}`);
    console.log("item", index, value);
  }
  return list.length;
}
{
  using _outer = new Scope("outer");
  console.log(check([1, 2, 3]));
  console.log(check([4, -5, 6]));
}
console.log("never printed");
