// using when disposal itself throws: SuppressedError keeps both.

const log: string[] = [];
class Bad implements Disposable {
  constructor(
    readonly name: string,
    readonly fails = true,
  ) {}
  [Symbol.dispose](): void {
    log.push("dispose " + this.name);
    if (this.fails) throw new Error("dispose " + this.name);
  }
}
function describe(e: unknown): string {
  if (e instanceof Error && "suppressed" in e && "error" in e) {
    return `suppressed(${describe(e.error)}, ${describe(e.suppressed)})`;
  }
  return e instanceof Error ? e.message : String(e);
}
function attempt(label: string, action: () => unknown): void {
  try {
    console.log(label, "returned", action());
  } catch (e) {
    console.log(label, describe(e));
  }
  console.log("  ", log.join(", "));
  log.length = 0;
}

attempt("only disposal fails", () => {
  using a = new Bad("a");
  return a.name;
});
attempt("body and disposal fail", () => {
  using a = new Bad("a");
  throw new Error("body " + a.name);
});
attempt("all disposals run", () => {
  using a = new Bad("a");
  using b = new Bad("b", false);
  using c = new Bad("c");
  return a.name + b.name + c.name;
});
attempt("body and two disposals", () => {
  using a = new Bad("a");
  using b = new Bad("b");
  throw new Error("body " + a.name + b.name);
});
attempt("initialiser of the second fails", () => {
  using a = new Bad("a", false);
  using b = ((): Bad => {
    throw new Error("no b after " + a.name);
  })();
  return b.name;
});
attempt("finally after disposal", () => {
  try {
    using a = new Bad("a");
    return a.name;
  } finally {
    log.push("finally");
  }
});
attempt("catch after disposal", () => {
  try {
    using a = new Bad("a");
    return a.name;
  } catch (e) {
    return "caught " + describe(e);
  }
});
