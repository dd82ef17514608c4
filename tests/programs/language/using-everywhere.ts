// using in loops, switches, closures and at the top of a block; disposals that fail.
const log: string[] = [];
class R implements Disposable {
  constructor(
    readonly name: string,
    readonly fails = false,
  ) {
    log.push("+" + name);
  }
  [Symbol.dispose](): void {
    log.push("-" + this.name);
    if (this.fails) throw new Error("dispose " + this.name);
  }
}
function describe(e: unknown): string {
  if (e instanceof Error && "suppressed" in e && "error" in e)
    return `${e.name}(${describe(e.error)}, ${describe(e.suppressed)})`;
  return e instanceof Error ? e.message : String(e);
}
function attempt(l: string, f: () => unknown): void {
  try {
    const r = f();
    console.log(l, "gave", r, log.join(" "));
  } catch (e) {
    console.log(l, "threw", describe(e), log.join(" "));
  }
  log.length = 0;
}
attempt("for-of", () => {
  let s = "";
  for (using r of [new R("a"), new R("b"), new R("c")]) {
    s += r.name;
    if (r.name === "a") continue;
    if (r.name === "b") break;
  }
  return s;
});
attempt("for-of return", () => {
  for (using r of [new R("a"), new R("b")]) {
    return r.name;
  }
  return "";
});
attempt("for-of throw", () => {
  for (using r of [new R("a", true), new R("b")]) {
    throw new Error("body " + r.name);
  }
  return "";
});
attempt("for-of dispose fails", () => {
  for (using r of [new R("a", true), new R("b")]) {
    log.push(r.name);
  }
  return "";
});
attempt("nested", () => {
  using a = new R("a", true);
  using b = new R("b", true);
  using c = new R("c", true);
  return a.name + b.name + c.name;
});
attempt("nested throw", () => {
  using a = new R("a", true),
    b = new R("b", true);
  throw new Error(a.name + b.name);
});
attempt("throw non-error", () => {
  using a = new R("a", true);
  throw "text" + a.name;
});
attempt("null", () => {
  using a = Math.random() < 2 ? null : new R("a");
  return a === null;
});
attempt("closure", () => {
  const fs: (() => string)[] = [];
  {
    using a = new R("a");
    fs.push(() => a.name);
  }
  return fs[0]!();
});
attempt("switch", () => {
  for (let i = 0; i < 2; i++) {
    using a = new R("s" + i);
    switch (i) {
      case 0:
        continue;
      default:
        return a.name;
    }
  }
  return "";
});
attempt("catch", () => {
  try {
    using a = new R("a");
    throw new Error("in " + a.name);
  } catch (e) {
    log.push("caught");
    return describe(e);
  } finally {
    log.push("finally");
  }
});
const make = (n: string): Disposable & { tag: string } => ({
  tag: n,
  [Symbol.dispose]() {
    log.push("~" + n + this.tag);
  },
});
attempt("literal", () => {
  using a = make("lit");
  return a.tag;
});
attempt("in if", () => {
  let r = "";
  if (log.length === 0) {
    using a = new R("if");
    r = a.name;
  }
  return r;
});
attempt("while", () => {
  let n = 0;
  while (true) {
    using a = new R("w" + n);
    n++;
    if (n === 2) break;
    if (n === 1) continue;
  }
  return n;
});
{
  using top = new R("top");
  log.push(top.name);
}
console.log(log.join(" "));
class Pool {
  private open = 0;
  acquire(): Disposable {
    this.open++;
    const self = this;
    return {
      [Symbol.dispose]() {
        self.open--;
      },
    };
  }
  get count() {
    return this.open;
  }
}
const pool = new Pool();
function work(): number {
  using a = pool.acquire();
  using b = pool.acquire();
  return pool.count;
}
console.log(work(), pool.count);
