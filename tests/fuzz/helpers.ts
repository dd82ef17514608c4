// Helpers of the generated programs: declared types, so that TypeScript
// narrows nothing, and limits on work and output.

export const nan: number = Number("nan");
let fuel = 0;
let lines = 0;

/** Called first by each program. */
export function reset(): void {
  fuel = 800;
  lines = 150;
}
export function exhausted(): boolean {
  return --fuel < 0;
}
export function room(): boolean {
  return lines-- > 0;
}

export function num(value: number): number {
  return value;
}
export function shiftLeft(value: number, by: number): number {
  return value << by;
}
/** Keeps NaN and infinities from swallowing every value. */
export function fin(value: number): number {
  return Number.isFinite(value) ? value : 7;
}
export function str(value: string): string {
  return value;
}
export function bool(value: boolean): boolean {
  return value;
}
export function cap(text: string): string {
  return text.length > 60 ? text.slice(0, 60) : text;
}
export function few<T>(list: readonly T[]): T[] {
  return list.slice(0, 12);
}
export function pick<T>(first: boolean, a: T, b: T): T {
  return first ? a : b;
}
export function numbers(): number[] {
  return [];
}
export function strings(): string[] {
  return [];
}
export function mapOf(...entries: [string, number][]): Map<string, number> {
  return new Map(entries);
}
export function maybe(present: boolean, value: number): number | undefined {
  return present ? value : undefined;
}
export function either(first: boolean, n: number, s: string): string | number {
  return first ? n : s;
}
export function sizeOf(value: string | number): number {
  return typeof value === "string" ? value.length : value;
}
export function describe(value: string | number): string {
  if (typeof value === "number") return "n" + value.toString();
  return "s" + value.toUpperCase();
}
export function adder(by: number): (n: number) => number {
  return (n) => n + by;
}
export function compose(
  f: (n: number) => number,
  g: (n: number) => number,
): (n: number) => number {
  return (n) => f(g(n));
}
/** A position in a list of that length, from any number. */
export function within(n: number, length: number): number {
  const index = Math.trunc(n);
  return index >= 0 && index < length ? index : 0;
}
export function note(value: string | number | boolean): void {
  if (room()) console.log(value);
}
export function report(error: unknown): void {
  if (error instanceof Error) note(error.name + ": " + error.message);
  else if (typeof error === "string") note("thrown " + error);
  else note("something else");
}

export type Shape =
  | { kind: "circle"; radius: number }
  | { kind: "label"; text: string }
  | { kind: "square"; side: number; filled: boolean };
export function circle(radius: number): Shape {
  return { kind: "circle", radius };
}
export function label(text: string): Shape {
  return { kind: "label", text };
}
export function square(side: number, filled: boolean): Shape {
  return { kind: "square", side, filled };
}
export function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle":
      return 3 * shape.radius * shape.radius;
    case "label":
      return shape.text.length;
    case "square":
      return shape.filled ? shape.side ** 2 : 4 * shape.side;
  }
}
export function shapeName(shape: Shape): string {
  return shape.kind === "label" ? cap(shape.text) : shape.kind;
}

export interface Point {
  x: number;
  y: number;
  name: string;
}
export function pointOf(x: number, y: number, name: string): Point {
  return { x, y, name: cap(name) };
}
export function nullable(present: boolean, point: Point): Point | null {
  return present ? point : null;
}
export function dictionary(
  ...entries: [string, number][]
): Record<string, number> {
  const result: Record<string, number> = {};
  for (const [key, value] of entries) result[key] = value;
  return result;
}
export function asRecord(
  table: Record<string, number>,
): Record<string, number> {
  return table;
}
export class Box<T> {
  constructor(readonly value: T) {}
  map<U>(f: (value: T) => U): Box<U> {
    return new Box(f(this.value));
  }
}
export class Oops extends Error {
  override name = "Oops";
  constructor(readonly code: number) {
    super("oops " + code);
  }
}

/** Says a type that TypeScript does not narrow. */
export function same<T>(value: T): T {
  return value;
}
export type Mixed = string | number | boolean | null;
export type Level = "low" | "mid" | "high";
export function levelOf(n: number): Level {
  return n < 3 ? "low" : n < 10 ? "mid" : "high";
}
export type Tree =
  | { readonly kind: "leaf"; readonly value: number }
  | { readonly kind: "node"; readonly left: Tree; readonly right: Tree };
export function leaf(value: number): Tree {
  return { kind: "leaf", value };
}
/** Not deeper than a few levels. */
export function join(left: Tree, right: Tree): Tree {
  return heightOf(left) + heightOf(right) > 8
    ? left
    : { kind: "node", left, right };
}
function heightOf(tree: Tree): number {
  if (tree.kind === "leaf") return 1;
  return 1 + Math.max(heightOf(tree.left), heightOf(tree.right));
}
export function mapTree(tree: Tree, f: (n: number) => number): Tree {
  if (tree.kind === "leaf") return { ...tree, value: f(tree.value) };
  const { left, right } = tree;
  return { ...tree, left: mapTree(left, f), right: mapTree(right, f) };
}
export function sumTree(tree: Tree): number {
  return tree.kind === "leaf"
    ? tree.value
    : sumTree(tree.left) + sumTree(tree.right);
}
export function showTree(tree: Tree): string {
  if (tree.kind === "leaf") return String(tree.value);
  return `(${showTree(tree.left)} ${showTree(tree.right)})`;
}

export function pair<A, B>(a: A, b: B): [A, B] {
  return [a, b];
}
export function zip<A, B>(as: readonly A[], bs: readonly B[]): [A, B][] {
  return as.slice(0, bs.length).map((a, i) => [a, bs[i]!]);
}
export function equal<A, B>(one: [A, B], other: [A, B]): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
export function fold<T, A>(
  values: Iterable<T>,
  start: A,
  step: (sum: A, value: T) => A,
): A {
  let sum = start;
  for (const value of values) sum = step(sum, value);
  return sum;
}
export function groupBy<T, K extends string>(
  values: readonly T[],
  keyOf: (value: T) => K,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
export function largest<T>(
  values: readonly T[],
  sizeOfOne: (value: T) => number,
): number {
  let most = -1;
  for (const value of values) most = Math.max(most, sizeOfOne(value));
  return most;
}
export function optional(n: number, by = n + 1, more?: number): number {
  return n * by + (more ?? 0);
}
export function total(...values: number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

export class Stack<T> {
  #items: T[] = [];
  static of<T>(items: readonly T[]): Stack<T> {
    const stack = new Stack<T>();
    for (const item of items) stack.push(item);
    return stack;
  }
  push(item: T): this {
    this.#items.push(item);
    return this;
  }
  pop(): T | undefined {
    return this.#items.pop();
  }
  get size(): number {
    return this.#items.length;
  }
  map<U>(f: (value: T) => U): Stack<U> {
    return Stack.of(this.#items.slice(0, 12).map((item) => f(item)));
  }
  [Symbol.iterator](): Iterator<T> {
    let at = 0;
    const items = this.#items.slice();
    return {
      next: (): IteratorResult<T> =>
        at < items.length
          ? { done: false, value: items[at++]! }
          : { done: true, value: undefined },
    };
  }
  toString(): string {
    return `Stack(${this.#items.length}: ${this.#items.slice(0, 3).join()})`;
  }
}
