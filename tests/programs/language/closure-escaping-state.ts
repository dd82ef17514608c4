// Closures outlive the functions, loops and try blocks that made them.

interface Queue<T> {
  push(item: T): void;
  pop(): T | undefined;
  readonly size: () => number;
}

function makeQueue<T>(): Queue<T> {
  let items: T[] = [];
  let head = 0;
  return {
    push(item) {
      items.push(item);
    },
    pop() {
      if (head >= items.length) return undefined;
      const item = items[head++];
      if (head > 3) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
    size: () => items.length - head,
  };
}

const queue = makeQueue<string>();
for (let i = 0; i < 8; i++) queue.push("item" + i);
for (let i = 0; i < 6; i++) console.log(queue.pop(), queue.size());
queue.push("last");
while (queue.size() > 0) console.log(queue.pop());
console.log(queue.pop());

function fromTry(): () => string {
  let state = "start";
  let read: () => string = () => "none";
  try {
    const inner = "inner";
    read = () => `${state} ${inner}`;
    state = "trying";
    throw new Error("boom");
  } catch (e) {
    const before = read();
    state = "caught " + (e instanceof Error ? e.message : "?");
    const old = read;
    read = () => `${before} | ${old()}`;
  } finally {
    state += "!";
  }
  return read;
}
console.log(fromTry()());

function chain(n: number): () => number {
  let f = () => 0;
  for (let i = 1; i <= n; i++) {
    const previous = f;
    f = () => previous() + i;
  }
  return f;
}
console.log(chain(10)(), chain(100)());

function fromSwitch(kind: number): () => string {
  switch (kind) {
    case 0: {
      let text = "zero";
      return () => (text += "0");
    }
    case 1: {
      let text = "one";
      return () => (text += "1");
    }
    default:
      return () => "many";
  }
}
const zero = fromSwitch(0);
zero();
console.log(zero(), fromSwitch(1)(), fromSwitch(2)());
