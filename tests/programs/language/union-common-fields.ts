// Fields and methods shared by unions of differently laid out objects.

class Cat {
  lives = 9;
  name = "cat";
  size: number = 1;
  speak(times: number): string {
    return "meow ".repeat(times).trim();
  }
}
class Truck {
  wheels = 6;
  load = [1, 2];
  size = "large";
  name = "truck";
  speak(): string {
    return "honk";
  }
}
interface Plain {
  size: number | null;
  speak: (times: number) => string;
  name: string;
  lives?: number;
}
type Any = Cat | Truck | Plain;
const things: Any[] = [
  new Cat(),
  new Truck(),
  { name: "plain", size: null, speak: (t) => "p" + t },
  { speak: () => "lives", lives: 3, size: 2, name: "with lives" },
];
for (const thing of things) {
  console.log(thing.name, thing.size, thing.speak(2), typeof thing.size);
  thing.name += "!";
  console.log(thing.name, "lives" in thing ? thing.lives : "no lives");
}
type Node =
  | { tag: "leaf"; id: number; value: number }
  | { tag: "list"; items: Node[]; id: string };
const nodes: Node[] = [
  { tag: "leaf", id: 1, value: 10 },
  { id: "l", items: [{ value: 5, tag: "leaf", id: 2 }], tag: "list" },
];
console.log(nodes.map((n) => n.id));
for (const n of nodes) {
  const { tag, id } = n;
  console.log(tag, id, n.tag === "leaf" ? n.value : n.items.length);
}
const literals = [{ a: 1 }, { b: "two" }, { a: 3, b: "four" }];
console.log(literals.map((l) => `${l.a} ${l.b}`));
for (const l of literals) if (l.a !== undefined) console.log(l.a + 1);
const choose = (n: number) =>
  n === 0 ? { kind: "zero" as const } : { kind: "some" as const, n };
for (const c of [choose(0), choose(5)])
  console.log(c.kind, c.kind === "some" ? c.n : "-", "n" in c);
function area(s: { w: number; h: number } | { r: number }): number {
  return "r" in s ? s.r * s.r * 3 : s.w * s.h;
}
console.log(area({ w: 2, h: 3 }), area({ r: 2 }));
const shared: { id: number } | { id: string } =
  Math.max(0, 1) > 0 ? { id: "text" } : { id: 1 };
console.log(shared.id, typeof shared.id);
const listOrMap: number[] | Map<string, number> =
  things.length > 3 ? [1, 2] : new Map();
listOrMap.forEach((v) => console.log("each", v));
const lengths: { length: number }[] = ["abc", [1, 2], { length: 7 }];
console.log(lengths.map((x) => x.length));
const strOrArr = (x: string | number[]) => `${x.length} ${x.slice(1)}`;
console.log(strOrArr("abc"), strOrArr([1, 2]));
