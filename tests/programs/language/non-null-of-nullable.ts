// `!` on elements whose own type has null in it: the null passes where it is taken.

type Json = null | boolean | number | string | Json[];
const show = (value: Json): string =>
  Array.isArray(value) ? `[${value.map(show).join(",")}]` : String(value);
const items: Json[] = [null, 1, "a", [null, false]];
for (let i = 0; i < items.length; i++) console.log(show(items[i]!));

class Stack<T> {
  private readonly items: T[] = [];
  push(item: T): this {
    this.items.push(item);
    return this;
  }
  pop(): T {
    if (this.items.length === 0) throw new RangeError("empty");
    return this.items.pop()!;
  }
  peek(): T {
    return this.items[this.items.length - 1]!;
  }
}
const stack = new Stack<string | null>().push("a").push(null);
console.log(stack.peek(), stack.pop(), stack.pop());
const numbers = new Stack<number | null>().push(1).push(null);
console.log(numbers.peek(), numbers.pop(), numbers.peek());

const byName = new Map<string, boolean | null>([
  ["yes", true],
  ["unknown", null],
]);
function lookUp(name: string): boolean | null {
  if (byName.has(name)) return byName.get(name)!;
  return false;
}
console.log(lookUp("yes"), lookUp("unknown"), lookUp("none"));

const found: (string | null)[] = ["x", null];
try {
  const missing: string = found[1]!;
  console.log(missing.length);
} catch (error) {
  console.log(error instanceof TypeError);
}
