// ?? || && and their assignments: values, short circuits, setters.

const falsy: (number | string | boolean | null | undefined)[] = [
  0,
  "",
  false,
  NaN,
  null,
  undefined,
];
for (const v of falsy) console.log(v ?? "nullish", v || "falsy", v && "truthy");

const log: string[] = [];
const t = <T>(name: string, value: T): T => (log.push(name), value);
function flush(label: unknown): void {
  console.log(label, log.join(" "));
  log.length = 0;
}
flush(t("a", null) ?? t("b", undefined) ?? t("c", 0) ?? t("d", 1));
flush(t("a", 0) || t("b", "") || t("c", "hit") || t("d", 1));
flush(t("a", 1) && t("b", "x") && t("c", 0) && t("d", 1));
flush((t("a", null) ?? t("b", 0)) || t("c", 5));

class Box {
  constructor(private stored: number | null) {}
  get value(): number | null {
    log.push("get");
    return this.stored;
  }
  set value(v: number | null) {
    log.push("set " + v);
    this.stored = v;
  }
}
const empty = new Box(null);
const zero = new Box(0);
const one = new Box(1);
for (const box of [empty, zero, one]) {
  box.value ??= t("rhs", 7);
  flush("??=");
}
for (const box of [new Box(null), new Box(0), new Box(1)]) {
  box.value ||= t("rhs", 8);
  flush("||=");
}
for (const box of [new Box(null), new Box(0), new Box(1)]) {
  box.value &&= t("rhs", 9);
  flush("&&=");
}

let x: string | undefined;
x ??= "first";
x ??= "second";
x &&= x + "!";
x ||= "never";
console.log(x);
const list: (number | undefined)[] = [undefined, 5];
let i = 0;
list[i++] ??= 1;
list[i++] ??= 2;
list[i++] ??= 3;
console.log(list, i);
const cache: Record<string, number[]> = {};
for (const [k, v] of [
  ["a", 1],
  ["b", 2],
  ["a", 3],
] as [string, number][]) {
  (cache[k] ??= []).push(v);
}
console.log(cache["a"], cache["b"]);
const nothing: string | null = list.length > 5 ? "x" : null;
console.log(nothing ?? "x", nothing || (nothing ?? "y"), (nothing && 1) ?? 2);
const opts: { n?: number; s?: string } = { n: 0 };
console.log(
  opts.n ?? 10,
  opts.n || 10,
  opts.s ?? "none",
  (opts.s ||= "set"),
  opts.s,
);
const b = (true && "yes") || "no";
const c = !(1 > 2) && 3 > 2;
const e: string = nothing ?? "";
console.log(b, c, (e || null) ?? "deep", e && "a", b && e);
