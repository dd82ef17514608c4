// The order in which patterns read, default and assign.

const log: string[] = [];
const t = <T>(name: string, value: T): T => (log.push(name), value);
function flush(label: string): void {
  console.log(label + ": " + log.join(" "));
  log.length = 0;
}

class Source {
  get a(): number | undefined {
    return t("get-a", 1);
  }
  get b(): number | undefined {
    return t("get-b", undefined);
  }
  get c(): { d: number | undefined } | undefined {
    return t("get-c", undefined);
  }
}

const { b = t("default-b", 2), a = t("default-a", 3) } = new Source();
flush(`${a} ${b}`);
const { c: { d = t("default-d", 4) } = t("default-c", { d: undefined }) } =
  new Source();
flush(`${d}`);

const [x = t("x", 1), y = t("y", x + 1), z = t("z", y + 1)] = [
  t("first", undefined),
  t("second", 20),
] as (number | undefined)[];
flush(`${x} ${y} ${z}`);

const keys = (name: string) => t("key-" + name, name);
const {
  [keys("m")]: m = t("default-m", 0),
  [keys("n")]: n = t("default-n", 0),
} = t("source", { m: 5 } as Record<string, number>);
flush(`${m} ${n}`);

function f(
  { a: p = t("p", 1) }: { a?: number },
  [q = t("q", 2)]: number[] = t("list", []),
  r = t("r", p + q),
): number {
  return p + q + r;
}
f({});
flush("f");
f({ a: 10 }, [20]);
flush("f given");

const target = { one: 0, two: 0 };
const choose = (name: "one" | "two") => (t("target-" + name, 0), target);
[choose("one").one = t("d1", 7), choose("two").two = t("d2", 8)] = t("rhs", [
  1,
] as number[]);
flush(`${target.one} ${target.two}`);

// An iterator is pulled only as far as the pattern needs, then closed.
class Counting {
  private n = 0;
  [Symbol.iterator](): this {
    log.push("open");
    return this;
  }
  next(): { done: boolean; value: number } {
    log.push("next");
    return { done: false, value: ++this.n };
  }
  return(): { done: boolean; value: number } {
    log.push("close");
    return { done: true, value: 0 };
  }
}
const [i1, , i3] = new Counting();
flush(`${i1} ${i3}`);
