// A property that was null when it was looked at has changed by the next look,
// though the checker still thinks it null.

class Box {
  x: Box | null = null;
  n: number | null = null;
  flag = false;
  kind: "a" | "b" = "a";
}
const box = new Box();
function change(): void {
  box.x = new Box();
  box.n = 5;
  box.flag = true;
  box.kind = "b";
}
function test(b: Box): void {
  if (b.x !== null) return;
  if (b.n !== null) return;
  if (b.flag) return;
  if (b.kind !== "a") return;
  change();
  console.log(b.x === null ? "null" : "object", b.x !== null);
  console.log(b.n === null ? "null" : "number");
  console.log(b.flag ? "true" : "false", !b.flag, b.flag === false);
  console.log(b.kind === "a" ? "a" : "other", b.kind);
  if (b.x === null && b !== null) console.log("wrong");
  console.log(b.x ? 1 : 2, typeof b.n, b.n);
  switch (b.kind) {
    case "a":
      console.log("still a");
      break;
    default:
      console.log("not a");
  }
}
test(box);
function found(list: number[]): void {
  let first: Box | null = null;
  let count: number | undefined = undefined;
  const visit = (n: number): void => {
    if (n > 1) {
      first = new Box();
      count = n;
    }
  };
  list.forEach(visit);
  if (first === null) console.log("none");
  else console.log("one");
  console.log(count === undefined ? "undefined" : "number");
}
found([1, 2]);
found([1]);
class Holder {
  static one: Box | null = null;
  list: (Box | null)[] = [null];
  get dynamic(): Box | null {
    return this.list[0] ?? null;
  }
}
function fill(h: Holder): void {
  Holder.one = new Box();
  h.list[0] = new Box();
}
function look(h: Holder): void {
  if (Holder.one !== null || h.list[0] !== null || h.dynamic !== null) return;
  fill(h);
  console.log(Holder.one === null, h.list[0] === null, h.dynamic === null);
}
look(new Holder());
