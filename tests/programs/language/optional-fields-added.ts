// Optional properties that an object made elsewhere lacks: absent, then added.

const o = { b: 1, c: 2 };
const p: { b: number; a?: number } = o;
const q: { b: number; a?: number } = { b: 3, a: 4 };
function show(x: { b: number; a?: number }): void {
  console.log(x.b, x.a, "a" in x);
}
show(p);
show(q);
p.a = 7;
show(p);
console.log(Object.keys(p));
type N = { value: number; next: N | null };
const leaf = { value: 1, next: null };
const node: N = { value: 2, next: leaf };
console.log(node.next!.value, node.next!.next);
const hole = { v: undefined };
function rd(x: { v?: number }): number {
  return x.v ?? -1;
}
console.log(rd(hole), rd({ v: 3 }));
