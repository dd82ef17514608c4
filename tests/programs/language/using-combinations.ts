// using in loops, switch, nested functions, closures and class methods.

const log: string[] = [];
const open = (name: string): Disposable & { name: string } => {
  log.push("+" + name);
  return { name, [Symbol.dispose]: () => void log.push("-" + name) };
};
function flush(label: string): void {
  console.log(label, log.join(" "));
  log.length = 0;
}
for (let i = 0; i < 2; i++) {
  using a = open("a" + i);
  for (const x of ["p", "q"]) {
    using b = open(x + a.name);
    if (x === "p" && i === 1) break;
    log.push(b.name);
  }
}
flush("nested loops");
function choose(n: number): string {
  switch (n) {
    case 1: {
      using one = open("one");
      return "r" + one.name;
    }
    case 2: {
      using two = open("two");
      log.push("in " + two.name);
      break;
    }
  }
  return "after";
}
log.push(choose(1), choose(2), choose(3));
flush("switch");
function captured(): () => string {
  using r = open("r");
  const read = () => r.name;
  log.push("inside " + read());
  return read;
}
const read = captured();
log.push("outside " + read());
flush("closure");
class Pool {
  private free = ["x", "y"];
  take(): Disposable & { name: string } {
    const name = this.free.pop();
    if (name === undefined) throw new Error("pool is empty");
    log.push("take " + name);
    return {
      name,
      [Symbol.dispose]: () => {
        this.free.push(name);
        log.push("give " + name);
      },
    };
  }
  work(count: number): number {
    if (count === 0) return this.free.length;
    using item = this.take();
    return this.work(count - 1) + item.name.length;
  }
}
const pool = new Pool();
log.push(String(pool.work(2)));
flush("pool");
try {
  pool.work(3);
} catch (e) {
  log.push((e as Error).message);
}
flush("exhausted");
log.push(String(pool.work(0)));
flush("refilled");
function conditional(n: number): number {
  if (n > 1) {
    using big = open("big");
    return big.name.length;
  }
  using small = open("small");
  return -small.name.length;
}
log.push(`${conditional(1)} ${conditional(2)}`);
flush("conditional");
outer: for (const i of [1, 2, 3]) {
  using a = open("o" + i);
  while (true) {
    using b = open("w" + i);
    if (i === 1) continue outer;
    if (i === 2) break outer;
    log.push(a.name + b.name);
  }
}
flush("labels");
