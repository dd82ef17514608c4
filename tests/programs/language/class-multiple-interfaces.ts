// Classes that implement several interfaces; interfaces that extend several.

interface Identified {
  readonly id: number;
}
interface Named {
  name: string;
}
interface Serializable {
  serialize(): string;
}
interface Entity extends Identified, Named, Serializable {
  parent?: Entity;
}
class User implements Entity {
  static next = 1;
  readonly id = User.next++;
  parent?: Entity;
  constructor(public name: string) {}
  serialize(): string {
    return `user#${this.id}:${this.name}`;
  }
}
class Group implements Entity {
  readonly id = 100;
  readonly members: Entity[] = [];
  parent: Entity | undefined;
  get name(): string {
    return this.members.map((m) => m.name).join("&");
  }
  set name(v: string) {
    for (const m of this.members) m.name = v + m.name;
  }
  add(e: Entity): this {
    e.parent = this;
    this.members.push(e);
    return this;
  }
  serialize(): string {
    return `group#${this.id}(${this.members.map((m) => m.serialize()).join()})`;
  }
}
const rename = (n: Named, name: string) => (n.name = name);
const save = (s: Serializable) => "saved " + s.serialize();
const key = ({ id }: Identified) => id * 10;
const ann = new User("ann");
const group = new Group().add(ann).add(new User("bob"));
rename(ann, "ANN");
rename(group, "x-");
console.log(save(group), key(group), key(ann), group.name);
console.log(ann.parent?.name, ann.parent === group, group.parent);
const literal: Entity = {
  id: 7,
  name: "lit",
  serialize() {
    return `lit#${this.id}:${this.name}`;
  },
};
group.add(literal);
console.log(save(literal), literal.parent?.id, group.members.length);
const all: (Identified & Named)[] = [
  ann,
  group,
  literal,
  { id: 0, name: "bare" },
];
console.log(all.map(({ id, name }) => `${id}${name.length}`));

type WithTags<T> = T & { tags: string[] };
const tag = <T extends object>(value: T, ...tags: string[]): WithTags<T> => ({
  ...value,
  tags,
});
const tagged = tag({ id: 1, name: "t" }, "a", "b");
console.log(key(tagged), tagged.tags, rename(tagged, "renamed"), tagged.name);
interface Point {
  x: number;
  y: number;
}
interface Point3 extends Point {
  z: number;
}
const flat = (p: Point): number => p.x * 10 + p.y;
const p3: Point3 = { x: 1, y: 2, z: 3 };
const points: Point[] = [
  p3,
  { x: 4, y: 5 },
  Object.assign({ x: 6, y: 7 }, { w: 1 }),
];
console.log(points.map(flat), "z" in points[0], "z" in points[1]);
