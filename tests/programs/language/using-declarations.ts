// using: disposal in reverse order on every way out of a scope.

const log: string[] = [];
class Resource implements Disposable {
  constructor(readonly name: string) {
    log.push("+" + name);
  }
  [Symbol.dispose](): void {
    log.push("-" + this.name);
  }
}
function flush(label: unknown): void {
  console.log(label, log.join(" "));
  log.length = 0;
}

{
  using a = new Resource("a");
  using b = new Resource("b");
  log.push(`use ${a.name}${b.name}`);
}
flush("block");

function early(n: number): string {
  using outer = new Resource("outer");
  if (n === 0) return "returned early with " + outer.name;
  {
    using inner = new Resource("inner");
    if (n === 1) return "returned from " + inner.name;
  }
  log.push("between");
  return "end";
}
flush(early(0));
flush(early(1));
flush(early(2));

function throws(): void {
  using r = new Resource("r");
  throw new Error("thrown with " + r.name);
}
try {
  throws();
} catch (e) {
  flush((e as Error).message);
}

for (let i = 0; i < 4; i++) {
  using r = new Resource("loop" + i);
  if (i === 1) continue;
  if (i === 2) break;
  log.push("body" + r.name);
}
flush("loop");

for (using r of [new Resource("x"), new Resource("y")])
  log.push("of " + r.name);
flush("for-of");

function nothing(flag: boolean): void {
  using maybe = flag ? new Resource("maybe") : null;
  log.push(maybe ? "have" : "null");
}
nothing(true);
nothing(false);
flush("nullable");

function order(): string {
  using a = new Resource("a");
  try {
    using b = new Resource("b");
    log.push("try", a.name, b.name);
    return (log.push("value"), "result");
  } finally {
    log.push("finally");
  }
}
flush(order());

class Lock {
  held = 0;
  acquire(): Disposable {
    this.held++;
    return { [Symbol.dispose]: () => void this.held-- };
  }
}
const lock = new Lock();
function critical(): number {
  using _a = lock.acquire();
  using _b = lock.acquire();
  return lock.held;
}
console.log(critical(), lock.held);
