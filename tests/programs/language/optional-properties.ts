// Optional properties: missing, undefined, added later, deleted, in unions.

interface Options {
  name?: string;
  count?: number;
  on?: boolean;
  nested?: { deep?: number[] };
  callback?: (x: number) => number;
}
const all: Options[] = [
  {},
  { name: "n" },
  { count: 0, on: false },
  { name: "", nested: {} },
  { nested: { deep: [1, 2] }, callback: (x) => x + 1 },
  { on: undefined, count: undefined },
];
for (const o of all) {
  console.log(
    o.name ?? "no name",
    o.count ?? -1,
    o.on ?? "unset",
    o.nested?.deep?.[1],
    o.callback?.(1),
  );
  console.log(Object.keys(o), "count" in o, o.name?.length);
}
const o: Options = {};
o.count = 1;
o.count++;
o.name = "added";
console.log(Object.keys(o), o.count);
delete o.count;
console.log(Object.keys(o), o.count, "count" in o);
o.on = true;
o.count = 5;
console.log(Object.keys(o));
(o.nested ??= {}).deep ??= [];
o.nested.deep.push(9);
console.log(o.nested?.deep, o.callback);
function merge(base: Options, extra: Options): Options {
  return { ...base, ...extra };
}
const merged = merge({ name: "a", count: 1 }, { count: 2, on: true });
console.log(merged.name, merged.count, merged.on, Object.keys(merged));
console.log(
  Object.keys(merge({ name: "a" }, { name: undefined })),
  merge({ name: "a" }, { name: undefined }).name,
);
function withDefaults({
  name = "dflt",
  count = 10,
  on = true,
  nested: { deep = [0] } = {},
}: Options): string {
  return `${name} ${count} ${on} ${deep}`;
}
for (const x of all) console.log(withDefaults(x));
type Required2 = Required<Pick<Options, "name" | "count">>;
const r: Required2 = { name: "r", count: 1 };
const back: Options = r;
back.on = false;
console.log(back.on, Object.keys(r));
class Widget {
  title?: string;
  width?: number = 5;
  parent?: Widget;
  constructor(options: Partial<Pick<Widget, "title" | "parent">> = {}) {
    this.title = options.title;
    if (options.parent) this.parent = options.parent;
  }
  path(): string {
    return (this.parent ? this.parent.path() + "/" : "") + (this.title ?? "?");
  }
}
const w = new Widget({ title: "child", parent: new Widget() });
console.log(w.path(), w.width, Object.keys(new Widget()), w.parent?.parent);
const counts: { [k in "a" | "b"]?: number } = { a: 1 };
counts.b = (counts.b ?? 0) + (counts.a ?? 0);
console.log(counts.b, Object.entries(counts).length);
const readonlyView: Readonly<Options> = o;
console.log(readonlyView.name);
