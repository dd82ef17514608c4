// What has happened before an expression throws stays; the rest does not.

const log: string[] = [];
const t = <T>(name: string, value: T): T => (log.push(name), value);
const fail = (name: string): never => {
  log.push(name);
  throw new Error(name);
};
function attempt(label: string, action: () => unknown): void {
  try {
    action();
    log.push("no throw");
  } catch (e) {
    log.push("caught " + (e as Error).message);
  }
  console.log(`${label}: ${log.join(" ")}`);
  log.length = 0;
}

const show = (...xs: unknown[]) => log.push(`show ${xs.length}`);
attempt("argument", () => show(t("a", 1), fail("b"), t("c", 2)));
attempt("operand", () => t("a", 1) + fail("b") + t("c", 2));
attempt("array", () => [t("a", 1), fail("b"), t("c", 2)]);
attempt("object", () => ({ a: t("a", 1), b: fail("b"), c: t("c", 3) }));
attempt("template", () => `${t("a", 1)} ${fail("b")} ${t("c", 1)}`);

let x = 1;
attempt("assign", () => (x = fail("value")));
console.log(x);
attempt("compound", () => (x += fail("value")));
console.log(x);

const list = [1, 2, 3];
attempt("element", () => (list[0] = fail("rhs")));
attempt("two", () => ([list[0], list[1]] = [t("first", 10), fail("second")]));
console.log(list);
attempt("mid destructuring", () => {
  let a = 0;
  const source = [t("s", 5), undefined];
  [a, list[2] = fail("default")] = source as [number, undefined];
  log.push("never");
});
console.log(list);

class Thing {
  first = t("first field", 1);
  second = this.risky();
  third = t("third field", 3);
  risky(): number {
    return fail("field");
  }
}
attempt("constructor", () => new Thing());
attempt("new argument", () => new Set(fail("arg")));
attempt("callee", () => (fail("callee") as () => void)());
attempt("short", () => t("a", false) && fail("b"));
attempt("condition", () => (fail("test") ? t("x", 1) : t("y", 2)));
