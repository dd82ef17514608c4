// Type-level features that leave no trace: aliases, mapped, conditional types.

type Id = string & { readonly brand?: "id" };
type Nullable<T> = T | null;
type ReadonlyDeep<T> = { readonly [K in keyof T]: ReadonlyDeep<T[K]> };
type ElementOf<T> = T extends readonly (infer E)[] ? E : T;
type Getters<T> = {
  [K in keyof T as `get${Capitalize<string & K>}`]: () => T[K];
};

interface Point {
  x: number;
  y: number;
}
const getters: Getters<Point> = { getX: () => 1, getY: () => 2 };
console.log(getters.getX() + getters.getY());
const deep: ReadonlyDeep<{ a: { b: number } }> = { a: { b: 5 } };
console.log(deep.a.b);
const element: ElementOf<string[]> = "e";
const id: Id = "id-1";
const none: Nullable<Point> = null;
console.log(element, id, none);

type Keys = keyof Point;
const keys: Keys[] = ["x", "y"];
const p: Point = { x: 3, y: 4 };
console.log(keys.map((k) => p[k]));
type Picked = Pick<Point, "x"> & Partial<Omit<Point, "x">> & { z?: number };
const picked: Picked = { x: 9 };
picked.z = 8;
console.log(picked.x, picked.y, picked.z);

type EventName = `on${"Click" | "Key"}`;
const events: Record<EventName, number> = { onClick: 1, onKey: 2 };
const name: EventName = "onKey";
console.log(events.onClick, events[name]);
type Fn = typeof add;
function add(a: number, b: number): number {
  return a + b;
}
const fn: Fn = add;
const result: ReturnType<Fn> = fn(...([1, 2] as Parameters<Fn>));
console.log(result);

declare const neverDefined: string;
type Unused = typeof neverDefined;
interface Merged {
  a: number;
}
interface Merged {
  b: string;
}
const merged: Merged = { a: 1, b: "b" };
console.log(merged.a + merged.b);
abstract class Base<T> {
  constructor(protected readonly items: readonly T[]) {}
  abstract show(item: T): string;
  all(): string {
    return this.items.map((i) => this.show(i)).join(" ");
  }
}
class Impl extends Base<Point> {
  show({ x, y }: Readonly<Point>): string {
    return `${x}:${y}`;
  }
}
console.log(new Impl([p, { x: 0, y: 1 }]).all());
function overloadOnType<T extends string | number>(
  x: T,
): T extends string ? "s" : "n" {
  return (typeof x === "string" ? "s" : "n") as T extends string ? "s" : "n";
}
console.log(overloadOnType("a"), overloadOnType(1));
function thisParameter(this: { factor: number }, x: number): number {
  return this.factor * x;
}
const withMethod = { factor: 3, times: thisParameter };
console.log(withMethod.times(5));
