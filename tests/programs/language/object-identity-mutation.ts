// References: aliasing, mutation through calls, cycles, identity in structures.

interface Person {
  name: string;
  friends: Person[];
  best: Person | null;
}
const make = (name: string): Person => ({ name, friends: [], best: null });
const ann = make("ann");
const bob = make("bob");
ann.friends.push(bob, ann);
bob.friends.push(ann);
ann.best = bob;
bob.best = ann;
console.log(
  ann.friends[0] === bob,
  ann.best.best === ann,
  ann.friends[1].friends[0].friends.length,
);
ann.best!.name += "by";
console.log(bob.name, ann.best?.best?.best?.name);

function mutate(p: Person, list: string[], count: number): void {
  p.name = "mutated";
  list.push("pushed");
  count++;
  p = make("replaced");
  list = ["replaced"];
  p.name = "lost";
  list.push("lost");
}
const list: string[] = [];
let count = 5;
mutate(ann, list, count);
console.log(ann.name, list, count);

const shared = { v: 0 };
const holders = [shared, shared, { ...shared }];
holders[0].v = 7;
console.log(
  holders.map((h) => h.v),
  holders[0] === holders[1],
  holders.indexOf(shared),
  holders.lastIndexOf(shared),
);
const frozenView: Readonly<{ v: number }> = shared;
shared.v++;
console.log(frozenView.v);

class Ring {
  next: Ring = this;
  constructor(public value: number) {}
  insert(value: number): Ring {
    const node = new Ring(value);
    node.next = this.next;
    this.next = node;
    return node;
  }
  walk(limit: number): number[] {
    const values: number[] = [];
    let at: Ring = this;
    do {
      values.push(at.value);
      at = at.next;
    } while (at !== this && values.length < limit);
    return values;
  }
}
const ring = new Ring(1);
ring.insert(2).insert(3);
ring.insert(9);
console.log(ring.walk(10), ring.next.walk(2), new Ring(0).walk(5));
let a = [1, 2];
const b = a;
a = [...a, 3];
b.push(100);
console.log(a, b);
const matrix = new Array<number[]>(2).fill([0]);
matrix[0][0] = 5;
console.log(matrix[1][0], matrix[0] === matrix[1]);
const swap = { left: "l", right: "r" };
[swap.left, swap.right] = [swap.right, swap.left];
console.log(swap.left + swap.right);
const config = { depth: { level: { value: 1, list: [1, 2] } } };
const { level } = config.depth;
level.value++;
config.depth.level.list[1] *= 10;
config.depth = { level: { value: 50, list: [] } };
console.log(level.value, level.list, config.depth.level.value);
let previous: Person | null = null;
for (const name of ["x", "y", "z"]) {
  const p = make(name);
  p.best = previous;
  previous = p;
}
let names = "";
for (let p: Person | null = previous; p !== null; p = p.best) names += p.name;
console.log(names);
