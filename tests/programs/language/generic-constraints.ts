// Constraints, keyof, defaults, indexed access types, structural interfaces.

interface Named {
  name: string;
}
interface Aged {
  age: number;
}
function oldest<T extends Named & Aged>(people: T[]): T {
  let best = people[0];
  for (const person of people) if (person.age > best.age) best = person;
  return best;
}
const team = [
  { name: "Ann", age: 30, role: "lead" },
  { name: "Bob", age: 45, role: "dev" },
  { name: "Cyd", age: 22, role: "test" },
];
console.log(oldest(team).name, oldest(team).role);

class Robot implements Named, Aged {
  serial = 7;
  constructor(
    public name: string,
    public age: number,
  ) {}
}
console.log(oldest([new Robot("R2", 5), new Robot("C3", 9)]).serial);

function pluck<T, K extends keyof T>(items: T[], key: K): T[K][] {
  return items.map((item) => item[key]);
}
console.log(pluck(team, "name"), pluck(team, "age"));

function get<T extends object, K extends keyof T>(object: T, key: K): T[K] {
  return object[key];
}
function set<T, K extends keyof T>(object: T, key: K, value: T[K]): void {
  object[key] = value;
}
const point = { x: 1, y: 2, label: "p" };
set(point, "x", 10);
set(point, "label", "q");
console.log(get(point, "x"), get(point, "label"), point.y);

function longest<T extends { length: number }>(a: T, b: T): T {
  return a.length >= b.length ? a : b;
}
console.log(longest("abc", "de"), longest([1], [2, 3]));

interface Comparable<T> {
  compareTo(other: T): number;
}
class Version implements Comparable<Version> {
  constructor(
    readonly major: number,
    readonly minor: number,
  ) {}
  compareTo(other: Version): number {
    return this.major - other.major || this.minor - other.minor;
  }
  toString(): string {
    return `${this.major}.${this.minor}`;
  }
}
function maximum<T extends Comparable<T>>(...items: T[]): T {
  return items.reduce((a, b) => (a.compareTo(b) >= 0 ? a : b));
}
console.log(
  `${maximum(new Version(1, 9), new Version(2, 0), new Version(1, 10))}`,
);

function makeList<T = string>(...items: T[]): { items: T[]; last: () => T } {
  return { items, last: () => items[items.length - 1] };
}
console.log(makeList("a", "b").last(), makeList(1, 2, 3).last());

function create<T>(Type: new () => T): T {
  return new Type();
}
class Widget {
  size = 3;
}
console.log(create(Widget).size);

function merge<A extends object, B extends object>(a: A, b: B): A & B {
  return { ...a, ...b };
}
const merged = merge({ one: 1 }, { two: "two" });
console.log(merged.one + merged.two);
