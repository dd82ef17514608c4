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
