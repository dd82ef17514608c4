// Literals: shorthand, methods, computed keys, nesting, identity, mutation.

const name = "widget";
const size = 3;
const widget = {
  name,
  size,
  grow(by: number) {
    this.size += by;
    return this;
  },
  arrow: (x: number) => x * 2,
  "quoted key": true,
  42: "number key",
  nested: { deep: { value: "found" } },
  list: [1, { inner: "in list" }] as const,
};
console.log(widget.name, widget.size, widget.grow(2).grow(5).size);
console.log(widget.arrow(4), widget["quoted key"], widget[42]);
console.log(widget.nested.deep.value, widget.list[1].inner);

const other = widget;
other.name = "renamed";
console.log(widget.name, widget === other);

function makePoint(x: number, y: number) {
  return { x, y, length: Math.sqrt(x * x + y * y) };
}
const p = makePoint(3, 4);
const q = makePoint(3, 4);
p.x = 30;
console.log(p.x, q.x, p.length === q.length, p === q);

const field = "dynamic" as const;
const computed = { [field]: 1, ["lit" + "eral"]: 2 };
console.log(computed.dynamic, computed["literal"]);

interface Config {
  host: string;
  port?: number;
  tags: string[];
  parent?: Config;
}
const base: Config = { host: "a", tags: ["x"] };
const child: Config = { host: "b", port: 80, tags: [], parent: base };
base.tags.push("y");
console.log(child.parent?.tags, child.port, base.port, base.parent);
child.port = undefined;
console.log(child.port, child.parent?.parent?.host);

const counters = [{ n: 0 }, { n: 10 }];
for (const counter of counters) counter.n++;
counters[0].n += 5;
console.log(counters[0].n, counters[1].n);

let evaluated = "";
const sideEffects = {
  b: (evaluated += "b"),
  a: (evaluated += "a"),
};
console.log(evaluated, sideEffects.b, sideEffects.a);
